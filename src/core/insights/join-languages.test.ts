import { describe, expect, it } from 'vitest';
import { seededNumbers, vectorNear } from '../../../test/insights/planted-topics.ts';
import { upsideDownBridge } from '../../../test/insights/upside-down-bridge.ts';
import type { Language } from '../conversation/schema.ts';
import type { Discovery } from './discover-topics.ts';
import { heldIn, mergeTopics, pinTopic, renameTopic, splitTopic } from './held-topics.ts';
import { type Joining, joinLanguages } from './join-languages.ts';
import type { LanguageBridge } from './language-bridge.ts';
import { refreshTopics } from './refresh-topics.ts';
import { namesOfTopic, sidesOf, type Topic, topicsIn } from './topic.ts';
import { anchorOf, assignToTopics } from './topic-anchor.ts';

const WIDTH = 32;
const SIZE = 20;
const next = seededNumbers(11);
const MATTERS = ['card', 'parcel', 'password', 'rent', 'visa'] as const;
type Name = (typeof MATTERS)[number];
const middles = new Map(MATTERS.map((name) => [name, vectorNear(undefined, 1, next, WIDTH)]));
/** English vectors are the Chinese ones upside down: only the bridge brings them together. */
const told = (name: Name, language: Language, spread = 0.5) =>
  vectorNear(middles.get(name)!, spread, next, WIDTH).map((value) => (language === 'zh' ? value : -value));
const bridge = upsideDownBridge(WIDTH);

interface Said {
  readonly language: Language;
  readonly names: readonly Name[];
  readonly vectors: readonly Float32Array[];
}

const say = (language: Language, names: readonly Name[]): Said => ({
  language,
  names,
  vectors: names.flatMap((name) => Array.from({ length: SIZE }, () => told(name, language))),
});

/** What is found in one language, under new ids. */
function foundIn({ language, names, vectors }: Said, round = ''): Discovery {
  return {
    topics: names.map((name, i): Topic => {
      const title = `${name} ${language}`;
      return {
        id: `${title}${round}`,
        language,
        name: title,
        path: [title],
        size: SIZE,
        phrases: [title],
        quotes: [],
        anchor: anchorOf(vectors.slice(i * SIZE, (i + 1) * SIZE))!,
      };
    }),
    of: Int32Array.from(vectors, (_, i) => Math.floor(i / SIZE)),
  };
}

/** As a refresh goes: each language by itself, then both together. */
function look(
  said: readonly Said[],
  {
    earlier = [],
    held = [],
    over = bridge,
    round = '',
  }: Partial<Joining> & { over?: LanguageBridge; round?: string } = {},
) {
  const found = said.map((one) =>
    refreshTopics({
      found: foundIn(one, round),
      texts: one.vectors.map((_, i) => `${one.language} ${i}`),
      vectors: one.vectors,
      earlier: topicsIn(earlier, one.language),
      held: heldIn(held, one.language),
    }),
  );
  return joinLanguages({ found, bridge: over, earlier, held });
}

const zh = say('zh', ['card', 'parcel', 'rent']);
const en = say('en', ['parcel', 'visa', 'card']);

describe('topics of two languages', () => {
  it('become one where they are one matter, counted together and named in both', () => {
    const { topics, of } = look([zh, en]);
    expect(topics.map(({ size }) => size)).toEqual([2 * SIZE, 2 * SIZE, SIZE, SIZE]);
    const card = topics.find(({ name }) => name.startsWith('card'))!;
    expect(namesOfTopic(card)).toEqual({ zh: 'card zh', en: 'card en' });
    expect(sidesOf(card).map(({ language, size }) => [language, size])).toEqual([
      ['zh', SIZE],
      ['en', SIZE],
    ]);
    expect(topics[of[0]![0]!]).toBe(card);
    expect(topics[of[1]![2 * SIZE]!]).toBe(card);
    expect(topics[of[1]![SIZE]!]!.other).toBeUndefined();
  });

  it('stay apart without a bridge, and one language stays exactly as it was found', () => {
    expect(
      joinLanguages({ found: [zh, en].map((one) => foundIn(one)), bridge: undefined, earlier: [], held: [] })
        .topics,
    ).toHaveLength(6);
    const alone = foundIn(zh);
    const { topics, of } = joinLanguages({ found: [alone], bridge, earlier: [], held: [] });
    expect(topics).toEqual(alone.topics);
    expect(of).toEqual([alone.of]);
  });

  it('keep their ids from search to search, also when the other language joins or leaves', () => {
    const first = look([zh]).topics;
    const second = look([zh, en], { earlier: first, round: ' 2' }).topics;
    expect(second.find(({ other }) => other?.name === 'card en')!.id).toBe('card zh');
    const third = look([say('zh', zh.names), say('en', en.names)], { earlier: second, round: ' 3' }).topics;
    expect(new Set(third.map(({ id }) => id))).toEqual(new Set(second.map(({ id }) => id)));
    const fourth = look([say('en', en.names)], { earlier: third, round: ' 4' }).topics;
    expect(fourth.find(({ name }) => name === 'card en')!.id).toBe('card zh');
  });

  it('that were one and are no longer alike part, the larger under their id', () => {
    const joined = look([zh, en]).topics;
    const away = { ...say('en', ['visa']), names: ['card'] as const };
    const before = joined.map((topic) =>
      topic.id === 'card zh'
        ? { ...topic, other: { ...topic.other!, anchor: anchorOf(away.vectors)! } }
        : topic,
    );
    const { topics } = look([zh, away], { earlier: before, round: ' 2' });
    expect(topics.filter(({ other }) => other !== undefined)).toEqual([]);
    expect(topics.find(({ id }) => id === 'card zh')!.language).toBe('zh');
  });
});

describe('what people say of topics of two languages', () => {
  const board = { topics: look([zh, en]).topics, held: [] };
  const idOf = (name: string) =>
    board.topics.find((topic) => sidesOf(topic).some((side) => side.name === name))!.id;

  it('a merge holds against every later search, whatever the bridge says', () => {
    const held = mergeTopics(board, [idOf('rent zh'), idOf('visa en')]);
    expect(held[0]!.names).toEqual({ zh: 'rent zh', en: 'visa en' });
    for (const round of [' 2', ' 3']) {
      const { topics } = look([say('zh', zh.names), say('en', en.names)], {
        earlier: board.topics,
        held,
        round,
      });
      const merged = topics.find(({ id }) => id === idOf('rent zh'))!;
      expect(namesOfTopic(merged)).toEqual({ zh: 'rent zh', en: 'visa en' });
      expect(merged.size).toBe(2 * SIZE);
    }
  });

  it('a name that is given is the name in both, and both sides are held', () => {
    const held = renameTopic(board, idOf('card zh'), 'Cards');
    const { topics } = look([say('zh', zh.names), say('en', en.names)], { earlier: board.topics, held });
    const card = topics.find(({ id }) => id === idOf('card zh'))!;
    expect([card.name, card.other!.name, namesOfTopic(card)]).toEqual(['Cards', 'Cards', undefined]);
    expect(pinTopic(board, idOf('card zh'))[0]!.anchors.map(({ language }) => language)).toEqual([
      'zh',
      'en',
    ]);
  });

  it('what they split by language stays split', () => {
    const id = idOf('card zh');
    const held = splitTopic(board, id, [
      { name: '吞卡', anchors: [{ ...anchorOf(zh.vectors.slice(0, SIZE))!, language: 'zh' }] },
      { name: 'Cards', anchors: [{ ...anchorOf(en.vectors.slice(2 * SIZE))!, language: 'en' }] },
    ]);
    const { topics } = look([say('zh', zh.names), say('en', en.names)], { earlier: board.topics, held });
    expect(topics.filter(({ name }) => name === '吞卡' || name === 'Cards').map(({ size }) => size)).toEqual([
      SIZE,
      SIZE,
    ]);
  });

  it('what comes in goes to the topic by the vectors of its own language', () => {
    for (const language of ['zh', 'en'] as const) {
      const known = topicsIn(board.topics, language);
      const [place] = assignToTopics([told('card', language, 0.3)], known);
      expect(known[place!]!.id).toBe(idOf('card zh'));
    }
  });
});
