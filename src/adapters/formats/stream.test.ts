import { expect, test } from 'vitest';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { readConversationLines, readConversationRecord } from './stream.ts';

const turns = [{ role: 'customer', text: '你好' }];

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(outcomes: AsyncIterable<ReadOutcome>): Promise<ReadOutcome[]> {
  const read: ReadOutcome[] = [];
  for await (const outcome of outcomes) read.push(outcome);
  return read;
}

test('lines are read wherever the pieces of the connection end', async () => {
  const text = `${JSON.stringify({ id: 'a', turns })}\n\n${JSON.stringify({ id: 'b', turns })}`;
  for (const size of [1, 7, 1000]) {
    expect(await all(readConversationLines(inPieces(text, size)))).toMatchObject([
      { ok: true, conversation: { id: 'a' }, source: { line: 1 } },
      { ok: true, conversation: { id: 'b' }, source: { line: 3 } },
    ]);
  }
});

test('a line over the limit is refused and the next one goes on', async () => {
  const text = `${JSON.stringify({ id: 'a', turns: [{ ...turns[0], text: 'x'.repeat(500) }] })}\n${JSON.stringify({ id: 'b', turns })}\n`;
  expect(await all(readConversationLines(inPieces(text, 64), { maxRecordBytes: 200 }))).toMatchObject([
    { ok: false, problems: [{ code: 'record-too-long' }] },
    { ok: true, conversation: { id: 'b' } },
  ]);
});

test('what names no id is refused, as no file stands for it', async () => {
  expect(readConversationRecord(Buffer.from(JSON.stringify({ turns })))).toMatchObject({
    ok: false,
    problems: [{ code: 'no-id' }],
  });
  expect(await all(readConversationLines(inPieces(JSON.stringify({ turns }), 9)))).toMatchObject([
    { ok: false, problems: [{ code: 'no-id' }] },
  ]);
});
