import { array, assert, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#adapters/queue/settings.ts';
import { analysisLimitMs, turnsMs } from './analysis-time.ts';

const talk = (texts: readonly string[]) => ({
  turns: texts.map((text) => ({ role: 'agent' as const, text })),
});
const limitOf = (texts: readonly string[]) => analysisLimitMs(1, turnsMs([talk(texts)]));

test('an analysis has more time for more to read, be it in longer turns or in more of them', () => {
  assert(
    property(array(string()), string({ minLength: 10 }), (texts, more) => {
      const before = limitOf(texts);
      expect(limitOf([...texts, more])).toBeGreaterThan(before);
      expect(limitOf([...texts.slice(0, -1), `${texts.at(-1) ?? ''}${more}`])).toBeGreaterThan(before);
    }),
  );
});

test('the time for turns is the same however they are spread over conversations', () => {
  const texts = Array.from({ length: 40 }, (_, at) => '话'.repeat(10 * at));
  expect(turnsMs(texts.map((text) => talk([text])))).toBe(turnsMs([talk(texts)]));
});

test('twelve thousand long turns have the time that they take on a slow machine', () => {
  const onSlowMachineMs = 25 * 12_000;
  expect(limitOf(new Array(12_000).fill('长'.repeat(500)))).toBeGreaterThan(2 * onSlowMachineMs);
});

test('whatever is to be read, its job has time to begin once more what was ended', () => {
  const jobMs = 1000 * DEFAULT_SETTINGS.timeLimitSeconds.analyse;
  assert(
    property(nat(), nat(), (conversations, ofTurns) => {
      expect(2 * analysisLimitMs(conversations, ofTurns)).toBeLessThan(jobMs);
    }),
  );
});
