import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refused, Unreachable } from './problem.ts';
import { takeFirst } from './take-first.ts';

/** What lies there for all; whoever takes what another has taken is refused. */
function pile() {
  const owners = new Map<string, string>();
  const taker = (who: string, status: number) => async (one: string) => {
    await Promise.resolve();
    if (owners.has(one)) throw new Refused(status, { title: 'taken', errors: [] });
    owners.set(one, who);
  };
  return { owners, taker };
}

test('people who take one at the same time each get another, and only where none is left nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string(), { maxLength: 6 }),
      fc.array(fc.constantFrom(403, 404, 409), { minLength: 1, maxLength: 8 }),
      async (free, refusals) => {
        const { owners, taker } = pile();
        const taken = await Promise.all(
          refusals.map((status, who) => takeFirst(free, taker(String(who), status))),
        );
        const got = taken.filter((one) => one !== null);
        expect(new Set(got).size).toBe(got.length);
        expect(got.length).toBe(Math.min(free.length, refusals.length));
        for (const [who, one] of taken.entries()) {
          if (one !== null) expect(owners.get(one)).toBe(String(who));
        }
      },
    ),
  );
});

test('what is no matter of who was quicker is told, and nothing else is taken', async () => {
  for (const failure of [new Unreachable(), new Refused(429, { title: 'slower', errors: [] })]) {
    const asked: string[] = [];
    const taking = takeFirst(['a', 'b'], async (one) => {
      asked.push(one);
      throw failure;
    });
    await expect(taking).rejects.toBe(failure);
    expect(asked).toEqual(['a']);
  }
});
