import { expect, test } from 'vitest';
import { worthWindow } from './worth-window.ts';

const day = (name: string, conversations: number) => ({ group: [name], values: [], conversations });

test('is the newest day where that has enough conversations', () => {
  expect(worthWindow([day('2026-01-04', 50), day('2026-01-05', 40)], 'Asia/Shanghai')).toEqual({
    from: '2026-01-04T16:00:00.000Z',
    to: '2026-01-05T16:00:00.000Z',
  });
});

test('reaches back over days until there is a choice, a week at most', () => {
  expect(worthWindow([day('2026-01-03', 50), day('2026-01-05', 4)], 'UTC')?.from).toBe(
    '2026-01-03T00:00:00.000Z',
  );
  expect(worthWindow([day('2025-12-20', 50), day('2026-01-05', 4)], 'UTC')?.from).toBe(
    '2026-01-05T00:00:00.000Z',
  );
  expect(worthWindow([], 'UTC')).toBeNull();
});
