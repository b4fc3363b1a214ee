import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vocabularyOf } from './vocabulary.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-vocabulary-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function transducer(written: readonly string[], hasPieces: boolean) {
  const tokens = join(folder, 'tokens.txt');
  writeFileSync(tokens, ['<blk>', '<unk>', ...written].map((token, index) => `${token} ${index}\n`).join(''));
  return vocabularyOf({
    kind: 'transducer',
    encoder: '',
    decoder: '',
    joiner: '',
    tokens,
    placesWords: true,
    ...(hasPieces ? { bpeVocab: '' } : {}),
  });
}

test('hot words of a model of characters are those that it can write', async () => {
  const { unit, hotWords } = await transducer(['杭', '州', '听', '诊'], false);
  expect(unit).toBe('cjkchar');
  expect(hotWords(['杭州', '宁波', '听诊'])).toBe('杭州/听诊');
  expect(hotWords(['宁波'])).toBeUndefined();
});

test('words in letters need the list of pieces beside the model', async () => {
  const written = ['杭', '州', '▁HE', 'LLO'];
  expect((await transducer(written, false)).hotWords(['hello', '杭州'])).toBe('杭州');
  expect((await transducer(written, true)).hotWords(['hello', '杭州'])).toBe('HELLO/杭州');
  expect((await transducer(['▁he', 'llo'], false)).hotWords(['hello'])).toBeUndefined();
});

test('a model that writes in pieces of bytes takes any script', async () => {
  const { unit, hotWords } = await transducer(['▁ƋŞĩ', 'ƍĩĴ'], true);
  expect(unit).toBe('bbpe');
  expect(hotWords(['杭州'])).toBe('杭州');
});

test('what means something to the library is no part of a word', async () => {
  const { hotWords } = await transducer(['杭', '州', '▁A'], true);
  expect(hotWords(['杭/州:2', ' #杭州 '])).toBe('杭州');
});

test('other kinds take none', async () => {
  const tokens = join(folder, 'tokens.txt');
  const { hotWords } = await vocabularyOf({ kind: 'sense-voice', model: '', tokens, placesWords: true });
  expect(hotWords(['杭州'])).toBeUndefined();
});
