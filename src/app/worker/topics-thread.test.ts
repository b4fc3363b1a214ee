import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import type { FindTask } from '#app/usecases/service/insights/ports.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { mergeTopics } from '#core/insights/held-topics.ts';
import type { Joined } from '#core/insights/join-languages.ts';
import { sidesOf, type Topic } from '#core/insights/topic.ts';
import { TWELVE_MATTERS } from '../../../test/insights/twelve-matters.ts';
import { openTopicsThread } from './topics-thread.ts';

describe.skipIf(!LANGUAGES.every(hasModel))('the thread of topics', { timeout: 120_000 }, () => {
  let thread: ReturnType<typeof openTopicsThread>;
  let said: FindTask['needs'];
  let found: Joined;
  beforeAll(async () => {
    thread = openTopicsThread(MODELS);
    said = await Promise.all(LANGUAGES.map(needsIn));
    found = await thread.find({ needs: said, earlier: [], held: [] });
  });
  afterAll(() => thread.close());

  async function needsIn(language: Language) {
    const texts = Object.values(TWELVE_MATTERS).flatMap((by) => by[language]);
    return { language, texts, vectors: (await thread.embed(texts, language))! };
  }

  const languagesOf = (topic: Topic) => sidesOf(topic).map(({ language }) => language);
  const idsOf = (topics: readonly Topic[]) => topics.map(({ id }) => id).toSorted();

  test('finds one matter in two languages as one topic, under the same ids when it looks again', async () => {
    const { topics, of } = found;
    expect(topics).toHaveLength(Object.keys(TWELVE_MATTERS).length);
    expect(topics.every((topic) => languagesOf(topic).length === 2)).toBe(true);
    expect(of.map((places) => places.length)).toEqual(said.map(({ texts }) => texts.length));
    const fewer = said.map(({ texts, vectors, ...own }) => ({
      ...own,
      texts: texts.filter((_, i) => i % 9 !== 0),
      vectors: vectors.filter((_, i) => i % 9 !== 0),
    }));
    const again = await thread.find({ needs: fewer, earlier: topics, held: [] });
    expect(again.topics.length).toBeGreaterThanOrEqual(topics.length - 2);
    expect(idsOf(again.topics).filter((id) => !idsOf(topics).includes(id))).toEqual([]);
    expect(again.topics.every((topic) => languagesOf(topic).length === 2)).toBe(true);
    const places = await thread.place(topics);
    expect(idsOf(topics)).toEqual([...places.keys()].toSorted());
  });

  test('leaves a language without needs as it was, and keeps what people made one', async () => {
    const { topics } = found;
    const [zh] = said.filter(({ language }) => language === 'zh');
    const later = await thread.find({ needs: [zh!], earlier: topics, held: [] });
    expect(idsOf(later.topics)).toEqual(idsOf(topics));
    const held = mergeTopics({ topics, held: [] }, [topics[0]!.id, topics[1]!.id]);
    const merged = await thread.find({ needs: said, earlier: topics, held });
    expect(merged.topics).toHaveLength(topics.length - 1);
    const kept = merged.topics.find(({ id }) => id === topics[0]!.id)!;
    expect([kept.size, languagesOf(kept).length]).toEqual([topics[0]!.size + topics[1]!.size, 2]);
  });
});
