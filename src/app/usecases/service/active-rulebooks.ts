import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { RulebookSet, ServicePorts } from './ports.ts';

/** The rules and scorecards that are active in an organisation, as one set. */
export async function activeRulebooks(
  ports: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<RulebookSet> {
  return rulebookSet(await ports.workflow.rulebooks.active(organisation));
}

/** Files are named by rulebook and version, so that problems tell where they stand. */
export function rulebookSet(versions: readonly RulebookVersion[]): RulebookSet {
  const ordered = versions.toSorted((a, b) => (a.rulebook < b.rulebook ? -1 : 1));
  return {
    key: ordered.map(({ rulebook, version }) => `${rulebook}@${version}`).join('+'),
    files: ordered.flatMap(({ rulebook, version, files }) =>
      files.map(({ path, text }) => ({ path: `${rulebook}@${version}/${path}`, text })),
    ),
  };
}
