import { createHash } from 'node:crypto';
import type { LabelBook } from '#core/labels/label-book.ts';
import { readLabels } from '#core/labels/read-labels.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import { inSetOrder, namedVersions } from './active-rulebooks.ts';
import { mapInSlices } from './in-slices.ts';
import type { ServicePorts } from './ports.ts';

/** More files than the active rulebooks of some hundred organisations have. */
const MOST_KEPT = 1000;
/** By what is in the file: organisations share packs, and an active version never changes. */
const kept = new Map<string, LabelBook>();

/**
 * The names of all scorecards, criteria, rules and signals of the organisation's active rulebooks, or of the versions
 * named: what was judged by a version is called as that one called it.
 */
export async function viewLabels(
  ports: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  names: readonly string[] = [],
): Promise<LabelBook> {
  const versions =
    names.length === 0
      ? inSetOrder(await ports.workflow.rulebooks.active(organisation))
      : (await namedVersions(ports, organisation, names)).filter(({ state }) => state !== 'draft');
  const books = await mapInSlices(
    versions.flatMap(({ files }) => files),
    labelsOf,
  );
  return {
    scorecards: lastOfEach(books.flatMap(({ scorecards }) => scorecards)),
    rules: lastOfEach(books.flatMap(({ rules }) => rules)),
    signals: lastOfEach(books.flatMap(({ signals }) => signals)),
  };
}

/** Of what several call by one id, the last one judges. */
function lastOfEach<Named extends { readonly id: string }>(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function labelsOf(file: RulebookVersion['files'][number]): LabelBook {
  const key = createHash('sha256').update(`${file.path}\n${file.text}`).digest('base64');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const book = readLabels([file]);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, book);
  return book;
}
