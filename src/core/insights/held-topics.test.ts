import { describe, expect, test } from 'vitest';
import { isHeld, pinTopic, releaseTopic, renameTopic, stillSaid, withGivenNames } from './held-topics.ts';
import type { Topic } from './topic.ts';

const topic = (id: string): Topic => ({
  id,
  language: 'zh',
  name: id,
  path: ['账单', id],
  size: 9,
  phrases: [],
  quotes: [],
  anchor: { centre: Float32Array.of(1, 0), limit: 0.5 },
});
const board = { topics: [topic('a'), topic('b')], held: [] };

describe('a topic that is let go', () => {
  test('keeps the name that a person gave it, and is held no longer', () => {
    const held = renameTopic(board, 'a', '两笔月租');
    const left = releaseTopic({ ...board, held }, 'a');
    expect(left.map(({ id }) => id)).toEqual(['a']);
    expect(left.some(isHeld)).toBe(false);
    const [named, other] = withGivenNames(board.topics, left);
    expect([named!.name, named!.path, other!.name]).toEqual(['两笔月租', ['账单', '两笔月租'], 'b']);
  });

  test('leaves nothing behind where nobody had named it', () => {
    expect(releaseTopic({ ...board, held: pinTopic(board, 'a') }, 'a')).toEqual([]);
  });

  test('is held again under its name', () => {
    const left = releaseTopic({ ...board, held: renameTopic(board, 'a', '两笔月租') }, 'a');
    const [again] = pinTopic({ ...board, held: left }, 'a');
    expect(again).toMatchObject({ id: 'a', names: { zh: '两笔月租' }, anchors: [{ language: 'zh' }] });
  });

  test('loses its name with the last conversation that it is found among; what is held does not', () => {
    const held = [
      ...releaseTopic({ ...board, held: renameTopic(board, 'a', '两笔月租') }, 'a'),
      ...renameTopic(board, 'b', '退卡'),
    ];
    expect(stillSaid(held, board.topics).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stillSaid(held, []).map(({ id }) => id)).toEqual(['b']);
  });
});
