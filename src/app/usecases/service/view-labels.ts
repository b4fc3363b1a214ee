import { createHash } from 'node:crypto';
import type { LabelBook } from '#core/labels/label-book.ts';
import { readLabels } from '#core/labels/read-labels.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import { mapInSlices } from './in-slices.ts';
import type { ServicePorts } from './ports.ts';

/** More files than the active rulebooks of some hundred organisations have. */
const MOST_KEPT = 1000;
/** By what is in the file: organisations share packs, and an active version never changes. */
const kept = new Map<string, LabelBook>();

/** The names of all scorecards, criteria, rules and signals of the organisation's active rulebooks. */
export async function viewLabels(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<LabelBook> {
  const active = await workflow.rulebooks.active(organisation);
  const books = await mapInSlices(
    active.flatMap(({ files }) => files),
    labelsOf,
  );
  return {
    scorecards: books.flatMap(({ scorecards }) => scorecards),
    rules: books.flatMap(({ rules }) => rules),
    signals: books.flatMap(({ signals }) => signals),
  };
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
