import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Accepted, ReadOutcome, Rejected } from '#contract/files/reading.ts';
import { attempt } from './analyse-conversations.ts';
import { type ReadingPorts, readAll } from './read-all.ts';

const good: Accepted = {
  ok: true,
  conversation: { id: 'c', channel: 'chat', turns: [] },
  source: { file: 'f' },
  warnings: [],
};
const bad: Rejected = { ok: false, source: { file: 'f' }, problems: [] };

function ports(
  files: Readonly<Record<string, readonly ReadOutcome[]>>,
  more: Partial<ReadingPorts> = {},
): ReadingPorts {
  return {
    async *read(file) {
      yield* files[file] ?? [];
    },
    accept: async () => undefined,
    reject: () => {},
    progress: () => {},
    signal: new AbortController().signal,
    ...more,
  };
}

test('whatever is read is accepted or rejected, and the counts add up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom('good', 'bad', 'breaks'), { maxLength: 8 }), { maxLength: 4 }),
      async (plan) => {
        const files = Object.fromEntries(
          plan.map((kinds, index) => [
            String(index),
            kinds.map((kind) =>
              kind === 'bad' ? bad : { ...good, conversation: { ...good.conversation, id: kind } },
            ),
          ]),
        );
        let accepted = 0;
        let rejected = 0;
        const counts = await readAll(
          { files: Object.keys(files) },
          ports(files, {
            async accept(outcome) {
              if (outcome.conversation.id === 'breaks') return { ...bad, id: 'breaks' };
              accepted++;
              return undefined;
            },
            reject: () => {
              rejected++;
            },
          }),
        );
        expect(counts).toEqual({
          files: plan.length,
          read: plan.flat().length,
          analysed: accepted,
          rejected,
        });
        expect(counts.read).toBe(counts.analysed + counts.rejected);
      },
    ),
  );
});

test('a limit stops across files, and the reader of the last file is closed', async () => {
  let closed = 0;
  const counts = await readAll(
    { files: ['a', 'b'], limit: 3 },
    ports(
      {},
      {
        async *read() {
          try {
            yield good;
            yield good;
            yield bad;
          } finally {
            closed++;
          }
        },
      },
    ),
  );
  expect(counts).toMatchObject({ read: 3, analysed: 2, rejected: 1 });
  expect(closed).toBe(1);
});

test('a request to stop ends the run with its reason', async () => {
  const stopping = new AbortController();
  const run = readAll(
    { files: ['a'] },
    ports(
      { a: [good, good, good] },
      {
        signal: stopping.signal,
        async accept() {
          stopping.abort(new Error('stop'));
          return undefined;
        },
      },
    ),
  );
  await expect(run).rejects.toThrow('stop');
});

test('a conversation that breaks the work is a reject with its id and place', () => {
  const result = attempt(good, () => {
    throw new Error('out of range');
  });
  expect(result).toMatchObject({
    ok: false,
    id: 'c',
    source: { file: 'f' },
    problems: [{ code: 'analysis-failed' }],
  });
});
