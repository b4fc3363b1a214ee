import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { rulebookSet } from './active-rulebooks.ts';
import type { RulebookFindings, ServicePorts } from './ports.ts';

/**
 * What is wrong with a version when it stands beside the other active rulebooks, as it would once it is
 * active: its scorecards may ask for rules of theirs. Places are told by the version's own paths, also where of two
 * that have one id the other counts.
 */
export async function checkRulebook(
  { workflow, analysis }: Pick<ServicePorts, 'workflow' | 'analysis'>,
  organisation: string,
  version: RulebookVersion,
): Promise<RulebookFindings> {
  const others = (await workflow.rulebooks.active(organisation)).filter(
    ({ rulebook }) => rulebook !== version.rulebook,
  );
  const { problems, signals } = await analysis.check(rulebookSet([...others, version]));
  const folder = `${version.rulebook}@${version.version}/`;
  const own = problems.flatMap((problem): Problem[] => {
    if (problem.file === undefined) return [problem];
    if (problem.file.startsWith(folder)) return [{ ...problem, file: problem.file.slice(folder.length) }];
    const { also, file, line = 1 } = problem;
    if (also?.file?.startsWith(folder) !== true) return [];
    return [{ ...problem, file: also.file.slice(folder.length), line: also.line, also: { file, line } }];
  });
  return {
    problems: own,
    signals: signals.flatMap((signal) =>
      signal.file?.startsWith(folder) ? [{ ...signal, file: signal.file.slice(folder.length) }] : [],
    ),
  };
}
