import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Analyser } from '#core/analysis/analyser.ts';
import { SIGNAL_TYPES, signalValues } from '../signals/catalogue.ts';
import { parseRuleFile } from './parse-rule-file.ts';

/** What is wrong with a signal test. */
const problemsOf = (signal: string) =>
  parseRuleFile(`rules:\n  - id: r\n    title: R\n    find: { signal: ${signal} }\n`).problems;

describe('the value asked of a signal', () => {
  it('is one that the signal can have; another is told with its place and the one that was meant', () => {
    expect(problemsOf('{ type: customer.emotion, value: angry }')).toMatchObject([
      {
        code: 'unknown-value',
        line: 4,
        column: 54,
        message: { zh: '没有名为 angry 的取值' },
        hint: { zh: '是不是想写 anger？' },
      },
    ]);
    expect(
      problemsOf('{ type: conversation.resolution, value: [solved, partly, undone] }').map(
        ({ hint }) => hint?.en,
      ),
    ).toEqual(['Did you mean resolved?', 'Known here: resolved, partly, unresolved']);
    expect(problemsOf('{ type: privacy.pii, value: bankcard }')).toMatchObject([
      { hint: { en: 'Did you mean bank_card?' } },
    ]);
    expect(problemsOf('{ type: conversation.satisfaction, value: high }')).toMatchObject([
      { code: 'wrong-value', message: { en: 'Expected a number, found high' } },
    ]);
  });

  it('is not asked of a signal that carries none, nor measured where it is a word', () => {
    for (const asked of ['value: high', 'over: 3', 'under: 3']) {
      expect(problemsOf(`{ type: [customer.emotion, agent.empathy], ${asked} }`)).toMatchObject([
        { code: 'no-such-value', line: 4, column: 64 },
      ]);
    }
    expect(problemsOf('{ type: agent.empathy, value: high }')).toMatchObject([
      { message: { en: 'agent.empathy carries no value: it is there or it is not' } },
    ]);
    expect(problemsOf('{ type: customer.emotion, over: 3 }')).toMatchObject([
      { message: { zh: 'customer.emotion 的取值不是数字' } },
    ]);
  });

  it('that it never has is warned of: a rulebook in force goes on judging by its other rules', () => {
    for (const asked of [
      'customer.emotion, value: angry',
      'agent.empathy, value: high',
      'agent.empathy, over: 3',
    ]) {
      const { rules, problems } = parseRuleFile(
        `rules:\n  - { id: r, title: R, find: { signal: { type: ${asked} } } }\n  - { id: s, title: S, find: { by: agent } }\n`,
      );
      expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
      const conversation = { id: 'c', channel: 'chat', turns: [{ role: 'agent', text: '很抱歉' }] } as const;
      const results = new Analyser({ rules }).analyse({
        ...conversation,
        turns: [...conversation.turns],
      }).rules;
      expect(results.map(({ outcome }) => outcome)).toEqual(['miss', 'hit']);
    }
  });

  it('is free for signals of one’s own', () => {
    expect(problemsOf('{ type: custom.mood, value: sunny }')).toEqual([]);
    expect(problemsOf('{ type: [custom.mood, customer.emotion], value: sunny }')).toEqual([]);
    expect(problemsOf('{ type: custom.mood, over: 3 }')).toEqual([]);
  });

  it('is accepted exactly where one of the signals asked for can have it', () => {
    const known = SIGNAL_TYPES.filter((type) => signalValues(type) !== undefined);
    const words = known.flatMap((type) => {
      const values = signalValues(type);
      return typeof values === 'object' ? values : [];
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }),
        fc.oneof(fc.constantFrom(...words), fc.integer({ min: -9, max: 9 })),
        (types, value) => {
          const canHave = types.some((type) => {
            const values = signalValues(type)!;
            return typeof values === 'object' ? values.includes(String(value)) : typeof value === 'number';
          });
          const problems = problemsOf(`{ type: [${types.join(', ')}], value: ${value} }`);
          expect(problems.length === 0).toBe(canHave);
        },
      ),
    );
  });
});
