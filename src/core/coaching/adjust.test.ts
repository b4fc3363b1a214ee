import { expect, test } from 'vitest';
import { seededNumbers } from '../../../test/insights/planted-topics.ts';
import { Adjustment } from './adjust.ts';
import type { CaseGroup } from './cases.ts';

const AGENTS = 10;
const EACH = 600;

/** Ten agents, each a point better than the one before, and cases of two kinds. */
function cases(queueOf: (place: number) => string): CaseGroup[] {
  const next = seededNumbers(7);
  return Array.from({ length: AGENTS * EACH }, (_, place): CaseGroup => {
    const agent = place % AGENTS;
    const isHard = next() < 0.5;
    const value = 40 + agent - (isHard ? 10 : 0) + 10 * next();
    return {
      agent: `A${agent}`,
      team: `T${agent % 2}`,
      part: 0,
      mix: { emotion: isHard ? 'anger' : 'neutral', queue: queueOf(place), channel: 'chat', language: 'zh' },
      conversations: 1,
      sum: value,
      squares: value * value,
    };
  });
}

test('a queue with a name of its own for each case changes nobody’s level, and takes no longer', () => {
  const usual = new Adjustment(cases(() => 'billing'));
  const begun = performance.now();
  const named = new Adjustment(cases((place) => `ticket-${place}`));
  expect(performance.now() - begun).toBeLessThan(20_000);
  for (let agent = 0; agent < AGENTS; agent += 1) {
    const id = `A${agent}`;
    expect(Math.abs(named.level(id)!.value - usual.level(id)!.value)).toBeLessThan(0.3);
  }
});
