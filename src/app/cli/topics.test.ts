import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { TWELVE_MATTERS } from '../../../test/insights/twelve-matters.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/tingzhen.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topics-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Without the model: what is tested is the command, and words tell these matters apart. */
function topics(...words: readonly string[]): Promise<Ended> {
  return topicsByModel(...words, '--no-model');
}

function topicsByModel(...words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, 'topics', ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', LANG: 'en_US.UTF-8' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const MATTERS = [
  [
    'the cash machine kept my bank card',
    'my bank card is stuck in the cash machine',
    'cash machine ate the card',
  ],
  ['the parcel has not arrived yet', 'where is the parcel you sent', 'parcel is late, when will it arrive'],
  [
    'I forgot my password for the site',
    'password reset mail never comes',
    'the new password is not accepted',
  ],
];
const ENDINGS = [
  'today',
  'again',
  'please',
  'since Monday',
  'and I am waiting',
  'help me',
  'thank you',
  'at home',
];

/** 24 texts about each matter, one matter after the other. */
const TEXTS = MATTERS.flatMap((said) => said.flatMap((one) => ENDINGS.map((ending) => `${one} ${ending}`)));

async function file(name: string, lines: readonly unknown[]): Promise<string> {
  await writeFile(join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));
  return name;
}

function objects(out: string): Record<string, unknown>[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe.concurrent('tingzhen topics', () => {
  test('prints a line for each text in the order of the input, null where nothing was said', async () => {
    const lines = [...TEXTS.map((text, i) => ({ id: `c-${i}`, text })), { id: 'empty', text: '' }];
    const { code, out } = await topics(await file('texts.jsonl', lines), '--format', 'ndjson');
    expect(code).toBe(0);
    const found = objects(out);
    expect(found.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(found.at(-1)).toEqual({ id: 'empty', topic: null, path: [] });
    const size = TEXTS.length / MATTERS.length;
    const matterOf = new Map<unknown, Set<number>>();
    for (const [i, { topic }] of found.slice(0, -1).entries()) {
      if (topic === null) continue;
      matterOf.set(topic, (matterOf.get(topic) ?? new Set()).add(Math.floor(i / size)));
    }
    expect(matterOf.size).toBeGreaterThanOrEqual(MATTERS.length);
    expect([...matterOf.values()].every((matters) => matters.size === 1)).toBe(true);
  });

  test('prints the tree with names, sizes and quotes that were said', async () => {
    const name = await file(
      'tree.jsonl',
      TEXTS.map((text) => ({ text })),
    );
    const { code, out } = await topics(name, '--format', 'ndjson', '--tree');
    expect(code).toBe(0);
    const leaves = objects(out).filter(({ topic }) => topic !== null);
    expect(leaves.length).toBeGreaterThanOrEqual(MATTERS.length);
    for (const { name: called, path, quotes, size } of leaves) {
      expect((path as string[]).at(-1)).toBe(called);
      expect(size).toBeGreaterThan(0);
      expect((quotes as string[]).every((quote) => TEXTS.includes(quote))).toBe(true);
    }
  });

  test('gives lines of both languages the same topic, and the tree its names in both', async () => {
    const said = Object.entries(TWELVE_MATTERS).flatMap(([matter, by]) =>
      LANGUAGES.flatMap((language) => by[language].map((text) => ({ id: `${language} ${matter}`, text }))),
    );
    const name = await file('two-languages.jsonl', said);
    const { code, out } = await topicsByModel(name, '--format', 'ndjson');
    expect(code).toBe(0);
    const lines = objects(out);
    for (const matter of Object.keys(TWELVE_MATTERS)) {
      const topicsOf = (language: string) => {
        const own = lines
          .filter(({ id }) => id === `${language} ${matter}`)
          .map((line) => JSON.stringify(line['topic']));
        return own.toSorted(
          (a, b) => own.filter((one) => one === b).length - own.filter((one) => one === a).length,
        )[0];
      };
      expect([matter, topicsOf('zh')]).toEqual([matter, topicsOf('en')]);
    }
    const tree = await topicsByModel(name, '--tree');
    for (const both of ['parcel', 'passport', 'flight'])
      expect(tree.out).toMatch(new RegExp(`${both}.* · \\p{Script=Han}`, 'u'));
  }, 240_000);

  test('says that thirty conversations are too few, and gives no topic', async () => {
    const lines = TEXTS.slice(0, 30).map((text, i) => ({ id: `f-${i}`, text }));
    const { code, out, err } = await topics(await file('few.jsonl', lines), '--format', 'ndjson');
    expect(code).toBe(0);
    expect(objects(out).map(({ topic }) => topic)).toEqual(lines.map(() => null));
    expect(err).toContain('Only 30 conversations');
  });

  test('sorts what a bot floods into one topic and keeps the others', async () => {
    const flood = Array.from({ length: 2_000 }, (_, i) => ({ id: `bot-${i}`, text: `Order ${i} failed!!` }));
    const lines = [...flood, ...TEXTS.map((text, i) => ({ id: `c-${i}`, text }))];
    const { code, out } = await topics(await file('flood.jsonl', lines), '--format', 'ndjson');
    expect(code).toBe(0);
    const found = objects(out);
    const ofBot = new Set(found.slice(0, flood.length).map(({ topic }) => topic));
    expect(ofBot.size).toBe(1);
    expect(ofBot.has(null)).toBe(false);
    const others = new Set(found.slice(flood.length).map(({ topic }) => topic));
    others.delete(null);
    expect(others.size).toBeGreaterThanOrEqual(MATTERS.length);
    expect([...others].some((topic) => ofBot.has(topic))).toBe(false);
  });

  test('names the line without a text, and sorts the others', async () => {
    const lines = [...TEXTS.map((text) => ({ text })), { words: 'no text here' }];
    const { code, out, err } = await topics(await file('bad.jsonl', lines), '--format', 'ndjson');
    expect(code).toBe(2);
    expect(objects(out)).toHaveLength(TEXTS.length);
    expect(err).toContain(`bad.jsonl:${lines.length}`);
  });
});
