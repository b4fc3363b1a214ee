import { describe, expect, it } from 'vitest';
import { plantTopics } from '../../../test/insights/planted-topics.ts';
import type { Discovery } from './discover-topics.ts';
import { mergeTopics, pinTopic, renameTopic, splitTopic, TopicEditError } from './held-topics.ts';
import { continueEarlier, refreshTopics } from './refresh-topics.ts';
import type { Topic } from './topic.ts';
import { anchorOf, assignToTopics } from './topic-anchor.ts';

const SIZE = 40;
const { vectors } = plantTopics([SIZE, SIZE, SIZE], 0);
const texts = vectors.map((_, i) => `text ${i}`);
const part = (topic: number) => vectors.slice(topic * SIZE, (topic + 1) * SIZE);

function topic(id: string, members: readonly Float32Array[]): Topic {
  const anchor = anchorOf(members);
  return {
    id,
    language: 'en',
    name: `name of ${id}`,
    path: [`name of ${id}`],
    size: members.length,
    phrases: [id],
    quotes: [],
    ...(anchor === undefined ? {} : { anchor }),
  };
}

/** What a refresh finds: these groups of planted topics, under new ids. */
function found(...groups: readonly (readonly number[])[]): Discovery {
  return {
    topics: groups.map((group, i) => topic(`new-${i}`, group.flatMap(part))),
    of: Int32Array.from(vectors, (_, i) => groups.findIndex((group) => group.includes(Math.floor(i / SIZE)))),
  };
}

const earlier = [topic('a', part(0)), topic('b', part(1)), topic('c', part(2))];
const board = { topics: earlier, held: [] };
const refresh = (discovery: Discovery, held: Parameters<typeof refreshTopics>[0]['held'] = []) =>
  refreshTopics({ found: discovery, texts, vectors, earlier, held });
const idsOf = ({ topics, of }: Discovery) => [0, 1, 2].map((one) => topics[of[one * SIZE]!]?.id);

describe('refreshTopics', () => {
  it('keeps the ids of topics that go on', () => {
    expect(idsOf(refresh(found([2], [0], [1])))).toEqual(['a', 'b', 'c']);
  });

  it('gives a topic that was not there before an id that nobody had', () => {
    const [fresh] = continueEarlier([topic('a', part(2))], earlier.slice(0, 2));
    expect(fresh!.id).toBe('a-2');
  });

  it('keeps a name that a person gave', () => {
    const { topics } = refresh(found([0], [1], [2]), renameTopic(board, 'b', '  Late parcels '));
    expect(topics.find(({ id }) => id === 'b')).toMatchObject({ name: 'Late parcels', size: SIZE });
  });

  it('keeps topics merged that a refresh finds apart', () => {
    const result = refresh(found([0], [1], [2]), mergeTopics(board, ['a', 'c']));
    expect(idsOf(result)).toEqual(['a', 'b', 'a']);
    expect(result.topics.find(({ id }) => id === 'a')!.size).toBe(2 * SIZE);
  });

  it('keeps topics split that a refresh finds together', () => {
    const both = { topics: [topic('ab', [...part(0), ...part(1)]), earlier[2]!], held: [] };
    const held = splitTopic(both, 'ab', [
      { name: 'first', anchors: [{ ...anchorOf(part(0))!, language: 'en' }] },
      { name: 'second', anchors: [{ ...anchorOf(part(1))!, language: 'en' }] },
    ]);
    const { topics, of } = refreshTopics({
      found: found([0, 1], [2]),
      texts,
      vectors,
      earlier: both.topics,
      held,
    });
    expect([0, 1].map((one) => topics[of[one * SIZE]!]!.name)).toEqual(['first', 'second']);
  });

  it('keeps a pinned topic that nobody speaks of any more, without conversations', () => {
    const gone = plantTopics([SIZE], 0, 99).vectors;
    const before = { topics: [...earlier, topic('old', gone)], held: [] };
    const { topics } = refreshTopics({
      found: found([0], [1], [2]),
      texts,
      vectors,
      earlier: before.topics,
      held: pinTopic(before, 'old'),
    });
    expect(topics.find(({ id }) => id === 'old')).toMatchObject({ size: 0, name: 'name of old' });
  });

  it('loses no conversation, whatever people hold', () => {
    const { topics, of } = refresh(found([0, 1], [2]), mergeTopics(board, ['b', 'c']));
    const counted = topics.reduce(
      (sum, { size }, place) => sum + (of.filter((one) => one === place).length || size),
      0,
    );
    expect(counted).toBe(3 * SIZE);
  });
});

describe('edits', () => {
  it('say what is wrong', () => {
    expect(() => pinTopic(board, 'x')).toThrow(TopicEditError);
    expect(() => mergeTopics(board, ['a', 'a'])).toThrow('two topics');
    expect(() => renameTopic(board, 'a', ' ')).toThrow('needs a name');
  });

  it('of edited topics build on what was held', () => {
    const merged = mergeTopics(board, ['a', 'b']);
    const renamed = renameTopic({ topics: earlier, held: merged }, 'a', 'Both');
    expect(renamed).toHaveLength(1);
    expect(renamed[0]).toMatchObject({ id: 'a', names: { zh: 'Both', en: 'Both' } });
    expect(renamed[0]!.anchors).toHaveLength(2);
  });
});

describe('assignToTopics', () => {
  it('takes new conversations in and leaves strangers out', () => {
    const next = plantTopics([SIZE, SIZE, SIZE], 30).vectors;
    const strangers = next.slice(3 * SIZE);
    const assigned = assignToTopics([...part(1).slice(0, 10), ...strangers], earlier);
    expect([...assigned.slice(0, 10)].filter((place) => place === 1).length).toBeGreaterThanOrEqual(9);
    expect([...assigned.slice(10)].filter((place) => place === -1).length).toBeGreaterThanOrEqual(28);
  });
});
