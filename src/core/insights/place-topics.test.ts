import { describe, expect, it } from 'vitest';
import { seededNumbers, vectorNear } from '../../../test/insights/planted-topics.ts';
import { upsideDownBridge } from '../../../test/insights/upside-down-bridge.ts';
import { placeTopics } from './place-topics.ts';
import { type Topic, topicOf } from './topic.ts';

const WIDTH = 16;
const next = seededNumbers(2);
const bridge = upsideDownBridge(WIDTH);
const centres = Array.from({ length: 4 }, () => vectorNear(undefined, 1, next, WIDTH));
const side = (language: 'zh' | 'en', matter: number) => ({
  language,
  name: '',
  path: [''],
  size: 10,
  phrases: [],
  quotes: [],
  anchor: {
    centre: vectorNear(centres[matter], 0.1, next, WIDTH).map((value) =>
      language === 'zh' ? value : -value,
    ),
    limit: 0,
  },
});
const both = topicOf('both', [side('zh', 0), side('en', 0)]);
const apart = (id: string, language: 'zh' | 'en', matter: number): Topic =>
  topicOf(id, [side(language, matter)]);

describe('the map of topics', () => {
  it('puts what two languages say near each other where it is alike, each topic once', () => {
    const topics = [
      both,
      apart('zh-1', 'zh', 1),
      apart('en-1', 'en', 1),
      apart('zh-2', 'zh', 2),
      apart('en-3', 'en', 3),
    ];
    const places = placeTopics(topics, bridge);
    expect([...places.keys()].toSorted()).toEqual(topics.map(({ id }) => id).toSorted());
    const far = (a: string, b: string) =>
      Math.hypot(places.get(a)!.x - places.get(b)!.x, places.get(a)!.y - places.get(b)!.y);
    for (const other of ['both', 'zh-2', 'en-3'])
      expect(far('zh-1', 'en-1')).toBeLessThan(far('zh-1', other));
  });

  it('has the languages beside each other where no bridge leads between them', () => {
    const topics = [0, 1, 2].flatMap((i) => [apart(`zh-${i}`, 'zh', i), apart(`en-${i}`, 'en', i)]);
    const places = placeTopics(topics);
    const xs = (language: string) => [0, 1, 2].map((i) => places.get(`${language}-${i}`)!.x);
    expect(Math.max(...xs('en'))).toBeLessThan(0);
    expect(Math.min(...xs('zh'))).toBeGreaterThan(0);
  });

  it('of one language is the same with a bridge and without', () => {
    const topics = [0, 1, 2, 3].map((i) => apart(`zh-${i}`, 'zh', i));
    expect(placeTopics(topics, bridge)).toEqual(placeTopics(topics));
  });
});
