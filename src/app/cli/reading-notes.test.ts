import { expect, test } from 'vitest';
import { palette } from '#app/boot.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import { ReadingNotes } from './reading-notes.ts';

function read(file: string, id: string, ...codes: string[]): ReadOutcome {
  const warnings = codes.map(
    (code): Problem => ({ code, severity: 'warning', message: { zh: `${code}，`, en: `${code}!` } }),
  );
  return { ok: true, conversation: { id, channel: 'chat', turns: [] }, source: { file }, warnings };
}

async function told(...outcomes: ReadOutcome[]): Promise<string> {
  const notes = new ReadingNotes();
  let count = 0;
  for await (const outcome of notes.over(ReadableStream.from(outcomes))) {
    expect(outcome).toBe(outcomes[count++]);
  }
  return notes.tell('en', palette(false));
}

test('what many conversations depend on is told once, with its file and how often it came again', async () => {
  expect(
    await told(
      read('a.csv', '1', 'columns-guessed', 'no-id-column'),
      read('b.csv', '2', 'ambiguous-date'),
      read('b.csv', '3', 'ambiguous-date'),
    ),
  ).toBe('a.csv: no-id-column!\nb.csv: ambiguous-date! (and 1 more like it)\n');
});

test('nothing is said of what was repaired in one place, nor of what is as it should be', async () => {
  expect(await told(read('a.csv', '1', 'text-repaired'), read('a.csv', '2'))).toBe('');
});

test('two recordings of one name have one id, and that is told', async () => {
  const text = await told(
    read('north/call.wav', 'call'),
    read('south/call.wav', 'call'),
    read('south/named.wav', 'c-1'),
    read('north/named.wav', 'c-1'),
    read('a.ndjson', 'a'),
    read('b/a.ndjson', 'a'),
  );
  expect(text).toContain('south/call.wav: the recording call has the same id as north/call.wav');
  expect(text.split('\n')).toHaveLength(2);
});
