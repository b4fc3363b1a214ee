import type { ReviewContent } from '../../client/review-content.ts';
import type { Saving } from './draft-saver.ts';

/** What the service has not got yet, as this browser keeps it. */
interface KeptReview extends ReviewContent {
  /** When it was last written to, ISO 8601; absent from what older pages kept. */
  readonly at?: string;
}

/** Where a browser keeps texts. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const placeOf = (id: string): string => `tingzhen-review-${id}`;

/** Each form has a place of its own: two windows on one review do not write over what the other keeps. */
export function newPlace(id: string, now: number): string {
  return `${placeOf(id)}:${now}-${Math.random()}`;
}

export function keepReview(shelf: Shelf, place: string, content: ReviewContent, now: number): void {
  try {
    shelf.setItem(place, JSON.stringify({ ...content, at: new Date(now).toISOString() }));
  } catch {
    // A browser that keeps nothing still has the form itself, and the service.
  }
}

/** What was last written of a review and is kept, and where. */
export function recallReview(
  shelf: Shelf,
  id: string,
): { readonly place: string; readonly content: ReviewContent } | null {
  const own = placeOf(id);
  const places = Array.from({ length: shelf.length }, (_, index) => shelf.key(index)!).filter(
    (place) => place === own || place.startsWith(`${own}:`),
  );
  const kept = places.flatMap((place) => {
    const one = readKept(shelf, place);
    return one === null ? [] : [{ place, ...one }];
  });
  const [newest] = kept.sort((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
  if (newest === undefined) return null;
  const { place, answers, comment, revision } = newest;
  return { place, content: { answers, comment, revision } };
}

/** Null where it cannot be read. */
function readKept(shelf: Shelf, place: string): KeptReview | null {
  try {
    return JSON.parse(shelf.getItem(place) ?? 'null') as KeptReview | null;
  } catch {
    return null;
  }
}

/** What a form begins with: text that was kept waits to be saved, or for a choice where it was changed elsewhere since. */
export function startOf(
  kept: ReviewContent | null,
  saved: ReviewContent,
): { readonly content: ReviewContent; readonly saving: Extract<Saving, 'clean' | 'waiting' | 'conflict'> } {
  if (kept === null || isSame(kept, saved)) return { content: saved, saving: 'clean' };
  return { content: kept, saving: kept.revision === saved.revision ? 'waiting' : 'conflict' };
}

function isSame(one: ReviewContent, other: ReviewContent): boolean {
  const criteria = new Set([...Object.keys(one.answers), ...Object.keys(other.answers)]);
  return (
    one.comment === other.comment &&
    [...criteria].every((criterion) => {
      const [mine, theirs] = [one.answers[criterion], other.answers[criterion]];
      return mine?.answer === theirs?.answer && mine?.comment === theirs?.comment;
    })
  );
}
