import { expect, test } from 'vitest';
import { speltTokens } from './spelt-bytes.ts';
import { readable, segmentsOf, understoodSchema } from './understood.ts';

const stretch = { startMs: 10_000, endMs: 13_000 };
const heard = (told: object, isCapital = false) =>
  segmentsOf(understoodSchema.parse(told), stretch, isCapital);

test('each character of Chinese has its time, and a mark belongs to the one before it', () => {
  const [segment] = heard({
    lang: '<|zh|>',
    text: '您好，再见。',
    tokens: ['您', '好', '，', '再', '见', '。'],
    timestamps: [0.2, 0.4, 0.6, 1.5, 1.7, 1.9],
  });
  expect(segment).toEqual({
    ...stretch,
    text: '您好，再见。',
    language: 'zh',
    words: [
      { text: '您', startMs: 10_200, endMs: 10_400 },
      { text: '好，', startMs: 10_400, endMs: 11_200 },
      { text: '再', startMs: 11_500, endMs: 11_700 },
      { text: '见。', startMs: 11_700, endMs: 12_500 },
    ],
  });
});

test('pieces of words are put together, however the model marks where one begins', () => {
  const said = { timestamps: [0.1, 0.3, 0.9, 1.2], text: 'my order number' };
  const words = (tokens: string[]) =>
    heard({ ...said, tokens })[0]!.words.map(({ text, startMs }) => [text, startMs]);
  const expected = [
    ['my', 10_100],
    ['order', 10_300],
    ['number', 10_900],
  ];
  expect(words([' my', ' order', ' num', 'ber'])).toEqual(expected);
  expect(words(['▁my', '▁order', '▁num', 'ber'])).toEqual(expected);
  expect(words(['my', 'order', 'num@@', 'ber'])).toEqual(expected);
});

test('a word is as sure as its tokens are on average, and a segment as all of them', () => {
  const [segment] = heard({
    text: '好的',
    tokens: ['好', '的'],
    timestamps: [0.1, 0.2],
    ys_log_probs: [Math.log(0.9), Math.log(0.4)],
  });
  expect(segment!.words.map(({ confidence }) => confidence)).toEqual([0.9, 0.4]);
  expect(segment!.confidence).toBe(0.6);
});

test('what the model does not tell is not there', () => {
  const [segment] = heard({ lang: '', text: '好的', tokens: ['好', '的'], timestamps: [] });
  expect(segment).toEqual({ ...stretch, text: '好的', words: [] });
  expect(heard({ lang: '<|nospeech|>', text: ' ' })).toEqual([]);
});

test('Cantonese is a way of speaking Chinese', () => {
  expect(heard({ lang: '<|yue|>', text: '係' })[0]!.language).toBe('zh');
});

test('a model without small letters is read as if it had them', () => {
  const [segment] = heard({ text: ' HELLO', tokens: [' HE', 'LLO'], timestamps: [0, 0.2] }, true);
  expect(segment).toMatchObject({ text: 'hello', words: [{ text: 'hello', startMs: 10_000 }] });
});

test('a character that is cut into several tokens is whole again, with its time', () => {
  const bytes = [...Buffer.from('套餐')];
  const tokens = [Buffer.from('这'), ...bytes.map((byte) => Buffer.from([byte])), Buffer.from('好')];
  const list = tokens.map((token, index) => `${token.toString('base64')} ${index}\n`).join('');
  const spelt = speltTokens(list)
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.from(line.split(' ')[0]!, 'base64').toString('utf8'));
  const told = readable(
    understoodSchema.parse({
      text: spelt.join(''),
      tokens: spelt,
      timestamps: spelt.map((_, index) => index / 10),
      durations: spelt.map(() => 0.1),
    }),
  );
  const [segment] = segmentsOf(told, stretch, false);
  expect(segment!.text).toBe('这套餐好');
  expect(segment!.words).toEqual([
    { text: '这', startMs: 10_000, endMs: 10_100 },
    { text: '套', startMs: 10_100, endMs: 10_400 },
    { text: '餐', startMs: 10_400, endMs: 10_700 },
    { text: '好', startMs: 10_700, endMs: 10_800 },
  ]);
});
