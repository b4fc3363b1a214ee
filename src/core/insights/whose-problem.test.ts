import { describe, expect, test } from 'vitest';
import { plantOrganisation } from '../../../test/insights/planted-organisation.ts';
import { findConflicts } from './answer-conflicts.ts';
import { poolTrouble } from './pooled-trouble.ts';
import { judgeCause } from './whose-problem.ts';

const NOTHING = findConflicts([]);
const cell = (agent: string, conversations: number, troubled: number) => ({
  agent,
  team: 't',
  queue: 'q',
  period: '1',
  conversations,
  troubled,
});
const usual = Array.from({ length: 10 }, (_, i) => cell(`A${i}`, 100, 20));

describe('whose problem a planted matter is', () => {
  const RIGHT = {
    systemic: 'systemic',
    local: 'local',
    knowledge_gap: 'knowledge_gap',
    season: 'none',
    ordinary: 'none',
  };

  test('nine of ten are told right over twenty organisations, and each kind in most of them', () => {
    const right = { systemic: 0, local: 0, knowledge_gap: 0, season: 0, ordinary: 0 };
    for (let seed = 1; seed <= 20; seed++) {
      const { topics } = plantOrganisation(seed, 4);
      for (const one of topics) {
        const elsewhere = topics.filter((topic) => topic !== one).flatMap(({ cells }) => cells);
        const verdict = judgeCause(poolTrouble(one.cells, elsewhere), findConflicts(one.answers));
        if (verdict.cause !== RIGHT[one.planted]) continue;
        right[one.planted] += 1;
        if (verdict.cause === 'local')
          expect(one.weak).toEqual(expect.arrayContaining(verdict.agents.map(({ agent }) => agent)));
      }
    }
    expect(right.systemic + right.local + right.knowledge_gap + right.season).toBeGreaterThanOrEqual(72);
    expect(Math.min(right.systemic, right.local, right.knowledge_gap, right.season)).toBeGreaterThanOrEqual(
      16,
    );
    expect(right.ordinary).toBeGreaterThanOrEqual(76);
  });
});

describe('what can be said', () => {
  test('of few conversations nothing, however badly they went', () => {
    const trouble = poolTrouble([cell('A0', 10, 9), cell('A1', 8, 8)], usual);
    expect(judgeCause(trouble, NOTHING).cause).toBe('cannot_tell');
  });

  test('an agent with trouble everywhere has none of this topic’s', () => {
    const elsewhere = [...usual.slice(1), cell('A0', 100, 60)];
    const cells = Array.from({ length: 10 }, (_, i) => cell(`A${i}`, 20, i === 0 ? 12 : 4));
    const verdict = judgeCause(poolTrouble(cells, elsewhere), NOTHING);
    expect(verdict.cause).toBe('none');
  });

  test('a single agent’s bad luck is drawn towards the others', () => {
    const cells = Array.from({ length: 10 }, (_, i) => cell(`A${i}`, i === 0 ? 3 : 30, i === 0 ? 3 : 6));
    const { agents } = poolTrouble(cells, usual);
    const unlucky = agents.find(({ agent }) => agent === 'A0')!;
    expect(unlucky.rate).toBeLessThan(0.5);
    expect(unlucky.rate).toBeGreaterThan(0.2);
  });

  test('a sudden rise on every channel with trouble is a fault of the system', () => {
    const cells = Array.from({ length: 10 }, (_, i) => cell(`A${i}`, 10, 6));
    const onset = { times: 5, chance: 1e-12, channels: ['chat', 'voice'], of: 3 };
    expect(judgeCause(poolTrouble(cells, usual), NOTHING, onset).cause).toBe('system_fault');
    expect(judgeCause(poolTrouble(cells, usual), NOTHING, { ...onset, channels: ['chat'] }).cause).toBe(
      'systemic',
    );
  });
});

describe('answers against each other', () => {
  const vector = Float32Array.of(1, 0);
  const says = (agent: string, conversation: string, text: string, language: 'zh' | 'en' = 'zh') => ({
    agent,
    conversation,
    turn: 1,
    text,
    language,
    vector,
  });

  test('yes against no, and other figures of the same kind, are quoted side by side', () => {
    const sentences = ['1', '2', '3', '4', '5', '6', '7', '8'].flatMap((n) => [
      says('A', `a${n}`, '退款需要三个工作日。'),
      says('B', `b${n}`, '退款需要7个工作日。'),
    ]);
    const { share, pairs, agents } = findConflicts(sentences);
    expect(share.low).toBeGreaterThan(0.15);
    expect(pairs[0]).toMatchObject({ kind: 'figures' });
    expect(agents).toEqual(['A', 'B']);
  });

  test('figures that differ from case to case are no contradiction, and languages are not compared', () => {
    const sentences = Array.from({ length: 24 }, (_, i) =>
      says(i % 2 === 0 ? 'A' : 'B', `c${i}`, `这笔账单是${(i * 7) % 11}元。`),
    );
    expect(findConflicts(sentences).share.low).toBeLessThan(0.15);
    const both = [says('A', 'a', '可以退。'), says('B', 'b', 'It cannot be refunded.', 'en')];
    expect(findConflicts(both).compared).toBe(0);
  });
});
