import { open } from 'node:fs/promises';
import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';

/** As much of a file as its first line may take. */
const BEGINNING = 65_536;

const NO_TEXT_LINE: Problem = {
  code: 'bad-text-line',
  severity: 'error',
  message: { zh: '这一行没有文字', en: 'this line has no text' },
  hint: { zh: '每行写成 {"id":"…","text":"…"}', en: 'Write each line as {"id":"…","text":"…"}' },
};

interface TextLine {
  readonly id: string;
  readonly text: string;
}

/** Whether a file has a `{"id","text"}` object on each line: one thing that a customer said, and no conversation. */
export async function hasTextLines(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const first = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/, '')
      .split('\n')
      .find((line) => line.trim() !== '');
    return first !== undefined && textLine(first, 1) !== undefined;
  } finally {
    await handle.close();
  }
}

/** Reads such a file, each line as a conversation of one turn. A line without an id is called by its number. */
export async function* readTextLines(file: string): AsyncGenerator<ReadOutcome> {
  const handle = await open(file);
  try {
    let line = 0;
    let bytesRead = 0;
    for await (const raw of handle.readLines()) {
      line++;
      bytesRead += Buffer.byteLength(raw) + 1;
      if (raw.trim() === '') continue;
      const source = { file, line, bytesRead };
      const found = textLine(line === 1 ? raw.replace(/^\ufeff/, '') : raw, line);
      if (found !== undefined) {
        const turns = [{ role: 'customer' as const, text: found.text }];
        yield { ok: true, conversation: { id: found.id, channel: 'chat', turns }, source, warnings: [] };
        continue;
      }
      yield { ok: false, source, problems: [{ ...NO_TEXT_LINE, file, line }], excerpt: raw.slice(0, 500) };
    }
  } finally {
    await handle.close();
  }
}

function textLine(raw: string, line: number): TextLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || 'turns' in value) return undefined;
  const { text } = value;
  const id = 'id' in value ? value.id : undefined;
  // A row of a table of turns has a text too, but belongs to a conversation and has a role.
  if (typeof text !== 'string' || 'role' in value) return undefined;
  return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(line), text };
}
