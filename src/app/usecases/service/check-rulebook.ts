import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { rulebookSet } from './active-rulebooks.ts';
import type { RulebookFindings, ServicePorts } from './ports.ts';

/**
 * What is wrong with a version when it stands beside the other active rulebooks, as it would once it is
 * active: its scorecards may ask for rules of theirs. Places are told by the version's own paths.
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
    return problem.file.startsWith(folder) ? [{ ...problem, file: problem.file.slice(folder.length) }] : [];
  });
  return {
    problems: own,
    signals: signals.flatMap((signal) =>
      signal.file?.startsWith(folder) ? [{ ...signal, file: signal.file.slice(folder.length) }] : [],
    ),
  };
}
