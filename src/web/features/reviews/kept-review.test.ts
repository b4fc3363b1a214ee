import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReviewContent } from '../../client/review-content.ts';
import { keepReview, newPlace, recallReview, type Shelf, startOf } from './kept-review.ts';

function emptyShelf(): Shelf {
  const texts = new Map<string, string>();
  return {
    getItem: (place) => texts.get(place) ?? null,
    setItem: (place, text) => void texts.set(place, text),
    removeItem: (place) => void texts.delete(place),
    key: (index) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
  };
}

const content = fc.record<ReviewContent>({
  answers: fc.dictionary(
    fc.constantFrom('greeting', 'solution'),
    fc.record({ answer: fc.constantFrom('yes', 'no'), comment: fc.string() }, { requiredKeys: ['answer'] }),
  ),
  comment: fc.constantFrom('', '礼貌', '礼貌，但'),
  revision: fc.nat({ max: 3 }),
});

test('what was typed is there when the form opens again, whatever was saved elsewhere since', () => {
  fc.assert(
    fc.property(content, content, (kept, saved) => {
      const { content: shown, saving } = startOf(kept, saved);
      expect([shown.answers, shown.comment]).toEqual([kept.answers, kept.comment]);
      if (saving === 'clean') expect(shown).toEqual(saved);
      else expect([shown, saving]).toEqual([kept, kept.revision === saved.revision ? 'waiting' : 'conflict']);
    }),
  );
});

test('without anything kept the form begins with what is saved', () => {
  const saved = { answers: {}, comment: '已存', revision: 2 };
  expect(startOf(null, saved)).toEqual({ content: saved, saving: 'clean' });
});

test('two windows on one review keep their texts apart, and the one last written to comes back first', () => {
  const shelf = emptyShelf();
  const [one, other] = [newPlace('r-1', 0), newPlace('r-1', 0)];
  const text = (comment: string): ReviewContent => ({ answers: {}, comment, revision: 0 });
  keepReview(shelf, newPlace('r-10', 0), text('另一份复核'), 9);
  keepReview(shelf, one, text('这个窗口'), 1);
  keepReview(shelf, other, text('那个窗口'), 2);
  keepReview(shelf, one, text('这个窗口，再写'), 3);
  expect(recallReview(shelf, 'r-1')).toEqual({ place: one, content: text('这个窗口，再写') });
  shelf.removeItem(one);
  expect(recallReview(shelf, 'r-1')).toEqual({ place: other, content: text('那个窗口') });
  shelf.removeItem(other);
  expect(recallReview(shelf, 'r-1')).toBeNull();
});

test('what an older page kept comes back too', () => {
  const shelf = emptyShelf();
  const kept = { answers: { greeting: { answer: 'yes' } }, comment: '旧的', revision: 1 };
  shelf.setItem('tingzhen-review-r-1', JSON.stringify(kept));
  expect(recallReview(shelf, 'r-1')?.content).toEqual(kept);
});

test('what cannot be read hides nothing else that is kept', () => {
  const shelf = emptyShelf();
  const kept = { answers: {}, comment: '好的', revision: 1 };
  shelf.setItem(newPlace('r-1', 0), '{"answers":');
  expect(recallReview(shelf, 'r-1')).toBeNull();
  const place = newPlace('r-1', 0);
  keepReview(shelf, place, kept, 1);
  expect(recallReview(shelf, 'r-1')).toEqual({ place, content: kept });
});
