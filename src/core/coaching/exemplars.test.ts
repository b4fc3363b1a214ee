import { describe, expect, test } from 'vitest';
import type { StoredMoment } from '../ports/coaching.ts';
import { type Candidate, chooseExemplars, exemplarQuestion, SURE_TO_SHOW, spokenIn } from './exemplars.ts';

const SAID = '说了三遍了，退款到底什么时候到？';
const candidate = (conversation: string, more: Partial<Candidate> = {}): Candidate => ({
  agent: `agent of ${conversation}`,
  conversation,
  likeness: 0.5,
  said: '快递一直没有人送来。',
  answer: `${conversation}：${conversation.repeat(8)}`,
  ...more,
});
const chosen = (candidates: readonly Candidate[], learnedFrom: readonly string[] = []) =>
  chooseExemplars(SAID, candidates, new Set(learnedFrom)).map(({ conversation }) => conversation);

describe('exemplars', () => {
  test('are asked for in the same situation, of colleagues who do not withhold, and only where it is sure', () => {
    const own = { situation: 'anger', agent: 'A01' } as StoredMoment;
    expect(exemplarQuestion(own, ['A02'])).toMatchObject({
      situations: ['anger'],
      outcomes: ['recovered'],
      sureness: SURE_TO_SHOW,
      not: ['A01', 'A02'],
      like: own,
    });
  });

  test('are the likest two, by the moment and by what the customer said', () => {
    const alike = candidate('甲', { likeness: 0.5, said: '退款到底什么时候到，说了几遍了！' });
    expect(chosen([candidate('乙', { likeness: 0.6 }), candidate('丙', { likeness: 0.55 }), alike])).toEqual([
      '甲',
      '乙',
    ]);
  });

  test('are none where nothing is comparable', () => {
    expect(chosen([candidate('甲', { likeness: 0.3 })])).toEqual([]);
  });

  test('are one of each colleague, and no answer twice', () => {
    const answer = '我这就替您催，今天之内给您回电话。';
    expect(
      chosen([
        candidate('甲', { agent: 'A02', likeness: 0.9, answer }),
        candidate('乙', { agent: 'A02', likeness: 0.8 }),
        candidate('丙', { likeness: 0.7, answer: `${answer}好吗` }),
        candidate('丁', { likeness: 0.6 }),
      ]),
    ).toEqual(['甲', '丁']);
  });

  test('come back only where there are no others', () => {
    expect(chosen([candidate('甲', { likeness: 0.9 }), candidate('乙')], ['甲'])).toEqual(['乙']);
    expect(chosen([candidate('甲')], ['甲'])).toEqual(['甲']);
  });
});

test('what was said at a moment ends with the first answer', () => {
  expect(
    spokenIn([
      { role: 'customer', text: '一' },
      { role: 'customer', text: '二' },
      { role: 'agent', text: '三' },
      { role: 'customer', text: '四' },
      { role: 'agent', text: '五' },
    ]),
  ).toEqual({ said: '一\n二', answer: '三\n五' });
  expect(spokenIn([{ role: 'customer', text: '一' }])).toEqual({ said: '一', answer: '' });
});
