import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSignalType, SERIOUS_FAULTS, SIGNAL_TYPES, SIGNALS } from './catalogue.ts';

describe('the signal catalogue', () => {
  it('is told to users signal by signal', () => {
    const guide = readFileSync(new URL('../../../docs/signals.md', import.meta.url), 'utf8');
    expect(SIGNAL_TYPES.filter((type) => !guide.includes(`\`${type}\``))).toEqual([]);
  });

  it('names each signal once in each language', () => {
    for (const language of ['zh', 'en'] as const) {
      const titles = SIGNAL_TYPES.map((type) => SIGNALS[type].title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('counts eight agent faults', () => {
    expect(SERIOUS_FAULTS).toHaveLength(8);
    expect(SERIOUS_FAULTS.every((type) => type.startsWith('agent.'))).toBe(true);
  });

  it('lets organisations add signals under a name of their own only', () => {
    expect(isSignalType('custom.mentions_competitor')).toBe(true);
    expect(isSignalType('agent.mentions_competitor')).toBe(false);
    expect(isSignalType('custom.')).toBe(false);
  });
});
