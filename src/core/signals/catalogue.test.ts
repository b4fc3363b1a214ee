import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Analyser } from '../analysis/analyser.ts';
import {
  isKnownSignal,
  isSignalType,
  SERIOUS_FAULTS,
  SIGNAL_TYPES,
  SIGNALS,
  signalValues,
} from './catalogue.ts';

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

  it('tells of each signal that is heard what value it carries', () => {
    const { signals } = new Analyser().analyse({
      id: 'c',
      channel: 'chat',
      turns: [
        { role: 'customer', text: '我的退款怎么还没到？太生气了，我手机号 13800138000', startMs: 0 },
        { role: 'agent', text: '非常抱歉让您久等，我马上帮您查', startMs: 20_000 },
        { role: 'customer', text: '收到了，谢谢，解决了', startMs: 40_000 },
      ],
    });
    const heard = new Set<string>();
    for (const { type, value } of signals) {
      const values = isKnownSignal(type) ? signalValues(type) : undefined;
      if (values !== undefined) heard.add(type);
      if (typeof values === 'object') expect(values).toContain(value);
      else expect([type, typeof value]).toEqual([type, values ?? 'undefined']);
    }
    expect([...heard].toSorted()).toEqual(
      SIGNAL_TYPES.filter(
        (type) => signalValues(type) !== undefined && !type.startsWith('speech.'),
      ).toSorted(),
    );
  });

  it('lets organisations add signals under a name of their own only', () => {
    expect(isSignalType('custom.mentions_competitor')).toBe(true);
    expect(isSignalType('agent.mentions_competitor')).toBe(false);
    expect(isSignalType('custom.')).toBe(false);
  });
});
