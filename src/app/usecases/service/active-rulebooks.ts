import { createHash } from 'node:crypto';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { RulebookSet, ServicePorts } from './ports.ts';

export interface NamedRulebookSet extends RulebookSet {
  /** `general@3`, `telecom@1`, … */
  readonly names: readonly string[];
}

/** The rules and scorecards that are active in an organisation, as one set. */
export async function activeRulebooks(
  ports: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<NamedRulebookSet> {
  return rulebookSet(await ports.workflow.rulebooks.active(organisation));
}

/** Of what several rulebooks call by the same id, the last one judges. */
export function inSetOrder<Version extends Pick<RulebookVersion, 'rulebook'>>(
  versions: readonly Version[],
): readonly Version[] {
  return versions.toSorted((a, b) => (a.rulebook < b.rulebook ? -1 : 1));
}

/** The versions of these names (`general@3`) that there are, in the order of a set. */
export async function namedVersions(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  names: readonly string[],
): Promise<readonly RulebookVersion[]> {
  const found = await Promise.all(
    names.map((name) => {
      const at = name.lastIndexOf('@');
      return workflow.rulebooks.version(organisation, name.slice(0, at), Number(name.slice(at + 1)));
    }),
  );
  return inSetOrder(found.filter((one) => one !== null));
}

/**
 * Files are named by rulebook and version, so that problems tell where they stand. The key also covers what is
 * in them: two organisations each have a `general@1`, and a draft is changed under its number.
 */
export function rulebookSet(versions: readonly RulebookVersion[]): NamedRulebookSet {
  const ordered = inSetOrder(versions);
  const files = ordered.flatMap(({ rulebook, version, files: own }) =>
    own.map(({ path, text }) => ({ path: `${rulebook}@${version}/${path}`, text })),
  );
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const names = ordered.map(({ rulebook, version }) => `${rulebook}@${version}`);
  return { key: `${names.join('+')}#${digest}`, names, files };
}
