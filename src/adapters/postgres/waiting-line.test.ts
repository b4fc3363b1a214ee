import { expect, test } from 'vitest';
import { WaitingLine } from './waiting-line.ts';

/** Enters the works one after the other while the first one runs; the names in the order in which they ran. */
async function orderOf(works: readonly (readonly [name: string, isLong: boolean])[]): Promise<string[]> {
  const line = new WaitingLine();
  const ran: string[] = [];
  await Promise.all(
    works.map(([name, isLong]) =>
      line.enter(isLong, async () => {
        ran.push(name);
        await Promise.resolve();
      }),
    ),
  );
  return ran;
}

test('short work goes before long work, each in the order in which it came', async () => {
  const order = await orderOf([
    ['first', true],
    ['long 1', true],
    ['short 1', false],
    ['long 2', true],
    ['short 2', false],
  ]);
  expect(order).toEqual(['first', 'short 1', 'short 2', 'long 1', 'long 2']);
});

test('long work is not held up for ever by short work', async () => {
  const shorts = Array.from({ length: 20 }, (_, index) => [`short ${index}`, false] as const);
  const order = await orderOf([['first', false], ['long', true], ...shorts]);
  expect(order.indexOf('long')).toBe(9);
});

test('a failure is only that of its own work', async () => {
  const line = new WaitingLine();
  const failing = line.enter(false, () => Promise.reject(new Error('wrong')));
  const next = line.enter(false, async () => 'right');
  await expect(failing).rejects.toThrow('wrong');
  expect(await next).toBe('right');
});
