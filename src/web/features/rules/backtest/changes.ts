import type { Bilingual } from '#core/bilingual.ts';
import type { RulebookFile } from '../engine/files.ts';
import type { Reading } from '../engine/protocol.ts';

export interface VersionChanges {
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  /** Rules that look for something else than before. */
  readonly changed: readonly Named[];
  /** Paths of files in which anything is written otherwise. */
  readonly files: readonly string[];
}

interface Named {
  readonly id: string;
  readonly title: Bilingual;
}

/** What becomes another one when a version takes the place of the one before. */
export function changesBetween(
  before: Reading,
  after: Reading,
  filesBefore: readonly RulebookFile[],
  filesAfter: readonly RulebookFile[],
): VersionChanges {
  const rulesOf = ({ files }: Reading) =>
    new Map(files.flatMap((file) => file.rules.map((rule) => [rule.id, rule] as const)));
  const [old, now] = [rulesOf(before), rulesOf(after)];
  const texts = new Map(filesBefore.map(({ path, text }) => [path, text]));
  const paths = new Set([...filesBefore, ...filesAfter].map(({ path }) => path));
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)),
    removed: [...old.values()].filter(({ id }) => !now.has(id)),
    changed: [...now.values()].filter(({ id, digest }) => old.has(id) && old.get(id)!.digest !== digest),
    files: [...paths].filter(
      (path) => texts.get(path) !== filesAfter.find((file) => file.path === path)?.text,
    ),
  };
}
