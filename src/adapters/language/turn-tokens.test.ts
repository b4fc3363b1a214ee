import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { hasModel, modelFolder } from './test-models.ts';
import { TurnTokenizer } from './turn-tokens.ts';

const LIMITS = { maxTokens: 96, tailTokens: 32 };
const unit = fc.constantFrom(
  ...[
    '好',
    '订',
    '单',
    'Ａ',
    'refund',
    'ing',
    ' ',
    '\n',
    '!',
    '。',
    '…',
    '😀',
    'e\u0301',
    '12',
    '-',
    "'",
    '\u200d',
    '[MASK]',
    'ß',
    '㊣',
  ],
);

describe.each(LANGUAGES.filter(hasModel))('the tokenizer of the %s model', (language) => {
  const definition = JSON.parse(readFileSync(join(modelFolder(language), 'tokenizer.json'), 'utf8'));
  const tokenizer = new TurnTokenizer(definition, { maxTokens: 10_000, tailTokens: 0 });
  const library = new Tokenizer(definition, {});

  test('gives the same tokens word by word as the library gives for the whole', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('');
        expect(tokenizer.tokens(text).ids).toEqual(library.encode(text.normalize('NFKC').toLowerCase()).ids);
      }),
    );
  });

  test('tells where each token stands in the text as it was written', () => {
    const text = '😀 ＯＫ, 我的 Ｏｒｄｅｒ！';
    const { starts, ends } = tokenizer.tokens(text);
    const words = starts.slice(1, -1).map((start, i) => text.slice(start, ends[i + 1]));
    expect(words.join('')).toBe(text.replaceAll(' ', ''));
    expect(text.slice(starts[1], ends[1])).toBe('😀');
  });

  test('keeps the beginning and the end of a long text', () => {
    const text = `${'好'.repeat(200)}!`;
    const { ids, starts } = new TurnTokenizer(definition, LIMITS).tokens(text);
    expect(ids).toHaveLength(96);
    expect([starts[1], starts[63], starts[64], starts[94]]).toEqual([0, 62, 170, 200]);
  });
});
