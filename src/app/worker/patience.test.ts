import { expect, test } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { withPatience } from './patience.ts';

const away = () => Promise.reject(new StoreUnavailable('away'));

test('work is done again until the store is back, and each wait is told', async () => {
  const waits: string[] = [];
  let calls = 0;
  const work = () => (++calls < 4 ? away() : Promise.resolve());
  await withPatience(
    work,
    () => false,
    ({ message }) => waits.push(message),
    1,
  );
  expect([calls, waits]).toEqual([4, ['away', 'away', 'away']]);
});

test('what is wrong with the work itself is not waited for', async () => {
  const work = () => Promise.reject(new TypeError('wrong'));
  await expect(
    withPatience(
      work,
      () => false,
      () => {},
      1,
    ),
  ).rejects.toThrow('wrong');
});

test('nobody waits longer than the work is wanted', async () => {
  let over = false;
  const waiting = withPatience(
    away,
    () => over,
    () => {},
    60_000,
  );
  over = true;
  await expect(waiting).rejects.toThrow(StoreUnavailable);
});
