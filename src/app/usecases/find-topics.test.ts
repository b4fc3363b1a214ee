import { describe, expect, it } from 'vitest';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
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

const find = (count: number) =>
  findTopics(
    { files: ['made-up'] },
    {
      async *read() {
        yield* conversations(count);
      },
      reject() {},
      progress() {},
      model: undefined,
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
