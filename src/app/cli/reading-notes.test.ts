import { expect, test } from 'vitest';
import { palette } from '#app/boot.ts';
import type { Accepted, ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import { ReadingNotes } from './reading-notes.ts';

function warningOf(code: string): Problem {
  return { code, severity: 'warning', message: { zh: `${code}，`, en: `${code}!` } };
}

function accepted(file: string, id: string): Accepted {
  return { ok: true, conversation: { id, channel: 'chat', turns: [] }, source: { file }, warnings: [] };
}

function read(file: string, id: string, ...codes: string[]): ReadOutcome {
  return { ...accepted(file, id), warnings: codes.map(warningOf) };
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

test('whatever was not read, or read otherwise, is told with its first place, also by the name of no known doubt', async () => {
  const codes = ['text-not-inside', 'transcript-not-understood', 'read-as-continuation', 'a-new-doubt'];
  expect(await told(...codes.map((code, at) => read(`${at}.json`, code, code)))).toBe(
    codes.map((code, at) => `${at}.json: ${code}!\n`).join(''),
  );
  const placed: ReadOutcome = {
    ...accepted('talk.txt', 'c'),
    warnings: [{ ...warningOf('read-as-continuation'), line: 7 }],
  };
  expect(await told(placed)).toBe('talk.txt:7: read-as-continuation!\n');
});

test('what a refused conversation says of its whole file is told, and not what it says of itself', async () => {
  const problems: Problem[] = [
    { ...warningOf('unknown-role'), severity: 'error' },
    { ...warningOf('no-text'), path: 'turns[0].text' },
    warningOf('beside-the-list'),
  ];
  expect(await told({ ok: false, source: { file: 'a.json' }, problems })).toBe('a.json: beside-the-list!\n');
});

test('nothing is said of what was repaired in one place, nor of what is as it should be', async () => {
  expect(await told(read('a.csv', '1', 'text-repaired', 'columns-guessed'), read('a.csv', '2'))).toBe('');
});

test('two recordings of one name have one id, and that is told', async () => {
  const text = await told(
    read('north/call.wav', 'call'),
    read('south/call.wav', 'call'),
    read('south/named.wav', 'c-1'),
    read('north/other.wav', 'c-2'),
  );
  expect(text).toContain('south/call.wav: the recording call has the same id as north/call.wav');
  expect(text.split('\n')).toHaveLength(2);
});

test('conversations with the same id are told, in two files or in one', async () => {
  const at = (file: string, line: number, id: string): ReadOutcome => ({
    ...accepted(file, id),
    source: { file, line },
  });
  expect(await told(read('a.json', 'c-1'), read('b.json', 'c-2'), read('b.json', 'c-1'))).toContain(
    'b.json: the conversation c-1 has the same id as the one in a.json',
  );
  const text = await told(at('a.ndjson', 1, 'x'), at('a.ndjson', 2, 'x'), at('a.ndjson', 3, 'x'));
  expect(text).toContain(
    'a.ndjson:2: the conversation x has the same id as the one in a.ndjson:1 (and 1 more like it)',
  );
});

test('ids are compared with the first so many, whatever comes after', async () => {
  const notes = new ReadingNotes(2);
  const ids = ['a', 'b', 'c', 'c', 'a'];
  for await (const _ of notes.over(ReadableStream.from(ids.map((id) => read('f.ndjson', id)))));
  const text = notes.tell('en', palette(false));
  expect(text).toContain('the conversation a has');
  expect(text).not.toContain('more like it');
});
