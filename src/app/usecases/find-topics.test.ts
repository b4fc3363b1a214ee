import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLanguageModel } from '#adapters/language/open-language-model.ts';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { namesOfTopic, sidesOf, type TopicSide } from '#core/insights/topic.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import { TWELVE_MATTERS } from '../../../test/insights/twelve-matters.ts';
import { findTopics } from './find-topics.ts';

const SAID = {
  en: [
    'Where is my parcel number',
    'I want my money back for order',
    'My password is not accepted on device',
  ],
  zh: ['我的快递还没到，单号', '我要退款，订单', '密码登录不上，设备'],
};
/** A word that no other conversation has: an order, a name. */
const ownWord = (i: number) =>
  `q${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}${'uvwxyz'[Math.floor(i / 100)]}`;

function* conversations(count: number): Generator<ReadOutcome> {
  for (let i = 0; i < count; i++) {
    const language = i % 2 === 0 ? 'en' : 'zh';
    const text = `${SAID[language][(i >> 1) % 3]!} ${ownWord(i)}`;
    const turns = [{ role: 'customer' as const, text: i === 0 ? '' : text }];
    yield {
      ok: true,
      conversation: { id: `c-${i}`, channel: 'chat', turns },
      source: { file: 'made-up' },
      warnings: [],
    };
  }
}

const find = (count: number) => findIn(conversations(count));

const findIn = (read: Iterable<ReadOutcome>, model?: LanguageModel) =>
  findTopics(
    { files: ['made-up'] },
    {
      async *read() {
        yield* read;
      },
      reject() {},
      progress() {},
      model,
      cut: openWordCutter(),
      warn() {},
      signal: new AbortController().signal,
    },
  );

describe('findTopics', () => {
  it('finds topics of each language by words alone, in the order of what was read', async () => {
    const { conversations: found, topics, counts, isTooFew } = await find(240);
    expect(counts.analysed).toBe(240);
    expect(isTooFew).toBe(false);
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 240 }, (_, i) => `c-${i}`));
    expect(found[0]!.topic).toBeUndefined();
    expect(new Set(topics.map(({ language }) => language))).toEqual(new Set(['en', 'zh']));
    const matterOf = new Map<string, Set<number>>();
    for (const [i, { topic }] of found.entries()) {
      if (topic === undefined) continue;
      matterOf.set(topic.id, (matterOf.get(topic.id) ?? new Set()).add((i % 2) * 3 + ((i >> 1) % 3)));
    }
    expect([...matterOf.values()].every(({ size }) => size === 1)).toBe(true);
    expect(matterOf.size).toBeGreaterThanOrEqual(6);
  });

  it('says that thirty conversations are too few', async () => {
    const { isTooFew, withNeed, topics, conversations: found } = await find(30);
    expect(isTooFew).toBe(true);
    expect(withNeed).toBe(29);
    expect(topics).toEqual([]);
    expect(found).toHaveLength(30);
  });
});

describe.skipIf(!LANGUAGES.every(hasModel))('one matter in two languages', { timeout: 60_000 }, () => {
  let model: LanguageModel;
  beforeAll(async () => {
    model = await openLanguageModel(MODELS, { checksHashes: false });
  });
  afterAll(() => model.close());

  /** Every sentence by itself; its id says which matter it is about. */
  function* told(languages: readonly Language[]): Generator<ReadOutcome> {
    for (const [matter, said] of Object.entries(TWELVE_MATTERS)) {
      for (const language of languages) {
        for (const text of said[language]) {
          const turns = [{ role: 'customer' as const, text }];
          yield {
            ok: true,
            conversation: { id: matter, channel: 'chat', turns },
            source: { file: 'made-up' },
            warnings: [],
          };
        }
      }
    }
  }

  it('is one topic: twelve matters told in both are twelve topics', async () => {
    const { topics, conversations: found } = await findIn(told(LANGUAGES), model);
    expect(topics).toHaveLength(Object.keys(TWELVE_MATTERS).length);
    expect(topics.every((topic) => namesOfTopic(topic) !== undefined)).toBe(true);
    const mostOf = new Map(
      topics.map(({ id }) => {
        const matters = found.flatMap((one) => (one.topic?.id === id ? [one.id] : []));
        return [
          id,
          [...Map.groupBy(matters, (matter) => matter)].toSorted(
            ([, a], [, b]) => b.length - a.length,
          )[0]![0],
        ];
      }),
    );
    expect(new Set(mostOf.values()).size).toBe(topics.length);
    const right = found.filter(({ id, topic }) => topic !== undefined && mostOf.get(topic.id) === id);
    expect(right.length / found.length).toBeGreaterThan(0.95);
  });

  it('changes nothing for those who speak one: their topics are those of that language', async () => {
    const alone = await findIn(told(['zh']), model);
    const together = await findIn(told(LANGUAGES), model);
    const phrasesOf = (sides: readonly TopicSide[]) =>
      sides
        .filter(({ language }) => language === 'zh')
        .map(({ name, size, phrases, quotes }) => ({ name, size, phrases, quotes }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(phrasesOf(together.topics.flatMap(sidesOf))).toEqual(phrasesOf(alone.topics));
  });
});
