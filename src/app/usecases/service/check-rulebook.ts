import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { rulebookSet } from './active-rulebooks.ts';
import type { RulebookFindings, ServicePorts } from './ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'analysis'>;

/**
 * What is wrong with a version when it stands beside the other active rulebooks, as it would once it is
 * active: its scorecards may ask for rules of theirs, and theirs for its own. Places are told by the version's own
 * paths, also where of two that have one id the other counts; errors that it would bring into the others by theirs.
 */
export async function checkRulebook(
  { workflow, analysis }: Ports,
  organisation: string,
  version: RulebookVersion,
): Promise<RulebookFindings> {
  const active = await workflow.rulebooks.active(organisation);
  const others = active.filter(({ rulebook }) => rulebook !== version.rulebook);
  const { problems, signals } = await analysis.check(rulebookSet([...others, version]));
  const folder = `${version.rulebook}@${version.version}/`;
  const own = problems.flatMap((problem): Problem[] => {
    if (problem.file === undefined) return [problem];
    if (problem.file.startsWith(folder)) return [{ ...problem, file: problem.file.slice(folder.length) }];
    const { also, file, line = 1 } = problem;
    if (also?.file?.startsWith(folder) !== true) return [];
    return [{ ...problem, file: also.file.slice(folder.length), line: also.line, also: { file, line } }];
  });
  const elsewhere = problems.filter(({ file }) => file !== undefined && !file.startsWith(folder));
  return {
    problems: [...own, ...(await newErrors(analysis, active, elsewhere))],
    signals: signals.flatMap((signal) =>
      signal.file?.startsWith(folder) ? [{ ...signal, file: signal.file.slice(folder.length) }] : [],
    ),
  };
}

/** Errors in the other active rulebooks once a version is active no more: their scorecards may ask for its rules. */
export async function errorsWithout(
  { workflow, analysis }: Ports,
  organisation: string,
  { rulebook, version }: Pick<RulebookVersion, 'rulebook' | 'version'>,
): Promise<readonly Problem[]> {
  const active = await workflow.rulebooks.active(organisation);
  const left = active.filter((one) => one.rulebook !== rulebook || one.version !== version);
  const { problems } = await analysis.check(rulebookSet(left));
  return newErrors(analysis, active, problems);
}

/** What is wrong already keeps nobody from the change: of two faulty rulebooks one has to be the first to be mended. */
async function newErrors(
  analysis: Ports['analysis'],
  active: readonly RulebookVersion[],
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const now = new Set((await analysis.check(rulebookSet(active))).problems.map(placeOf));
  return errors.filter((one) => !now.has(placeOf(one)));
}

function placeOf({ file, line, column, code }: Problem): string {
  return JSON.stringify([file, line, column, code]);
}
