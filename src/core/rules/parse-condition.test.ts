import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRuleFile } from './parse-rule-file.ts';

function problemsOf(find: string) {
  return parseRuleFile(`rules:\n  - id: r\n    title: r\n    find: ${find}\n`).problems;
}

describe('a signal of the whole conversation', () => {
  it('that is absent is asked of the conversation, however that is written', () => {
    const found = (find: string) =>
      parseRuleFile(`rules: [{ id: r, title: r, find: ${find} }]`).rules[0]?.find;
    for (const asked of [
      'conversation.effort',
      '[conversation.effort, conversation.satisfaction]',
      '{ type: conversation.resolution, value: unresolved, confidence: 0.7 }',
    ]) {
      const absent = found(`{ not: { signal: ${asked} } }`);
      expect(absent).toMatchObject({ kind: 'not' });
      expect(found(`{ not_signal: ${asked} }`)).toEqual(absent);
      expect(found(`{ all: [{ by: agent }, { not_signal: ${asked} }] }`)).toMatchObject({
        of: [{ kind: 'turn' }, absent],
      });
      expect(problemsOf(`{ not_signal: ${asked} }`)).toEqual([]);
    }
  });

  it('is not seen where single turns are asked for; the way to ask for its absence is told', () => {
    const problem = {
      severity: 'warning',
      code: 'conversation-signal',
      line: 4,
      hint: {
        zh: '写成 not: { signal: … }，单独作一个条件',
        en: expect.stringContaining('not: { signal: … }'),
      },
    };
    for (const unseen of [
      '{ not_signal: [agent.empathy, conversation.effort] }',
      '{ by: agent, not_signal: conversation.effort }',
      '{ every: true, not_signal: conversation.effort }',
      '{ count: { of: { not_signal: conversation.effort }, at_least: 2 } }',
    ]) {
      expect(problemsOf(unseen)).toMatchObject([problem]);
    }
    expect(problemsOf('{ not: { signal: { type: conversation.resolution, value: resolved } } }')).toEqual([]);
    expect(problemsOf('{ not_signal: agent.empathy }')).toEqual([]);
  });
});

describe('a range in which nothing lies', () => {
  it('is told; only one of a turn’s own measures is refused', () => {
    const empty = [
      '{ count: { of: { by: agent }, at_least: 5, at_most: 2 } }',
      '{ by: agent, position: { from: 5, to: 2 } }',
      '{ by: agent, position: { from: -1, to: -3 } }',
      '{ meta: { csat: { above: 5, below: 3 } } }',
      '{ meta: { csat: { above: 3, at_most: 3 } } }',
      '{ length: { over: 5, under: 5 } }',
    ];
    for (const find of empty) {
      const severity = find.includes('length') ? 'error' : 'warning';
      expect(problemsOf(find)).toMatchObject([{ code: 'empty-range', severity }]);
      const { rules } = parseRuleFile(`rules: [{ id: r, title: r, find: ${find} }]`);
      expect(rules).toHaveLength(severity === 'error' ? 0 : 1);
    }
    expect(problemsOf(empty[3]!)[0]!.message).toEqual({
      zh: 'above 必须小于 below，否则什么也不符合',
      en: 'above must be smaller than below, or nothing fits',
    });
    expect(problemsOf(empty[0]!)[0]!.message.zh).toBe('at_least 不能大于 at_most，否则什么也不符合');
  });

  it('is told from one in which something may lie', () => {
    const fine = [
      '{ count: { of: { by: agent }, at_least: 2, at_most: 2 } }',
      '{ by: agent, position: { from: 2, to: -2 } }',
      '{ by: agent, position: { from: -3, to: 1 } }',
      '{ by: agent, position: { from: -3, to: -1 } }',
      '{ meta: { csat: { at_least: 3, at_most: 3 } } }',
      '{ meta: { csat: { above: 2.5, below: 3 } } }',
    ];
    for (const find of fine) expect(problemsOf(find)).toEqual([]);
  });

  it('of metadata is one that no number fits', () => {
    const bounds = ['above', 'below', 'at_least', 'at_most'] as const;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...bounds), { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
        (keys, values) => {
          const fits = (x: number) =>
            keys.every((key, i) => {
              const bound = values[i]!;
              if (key === 'above') return x > bound;
              if (key === 'below') return x < bound;
              return key === 'at_least' ? x >= bound : x <= bound;
            });
          const anyFits = Array.from({ length: 25 }, (_, i) => (i - 4) / 2).some(fits);
          const written = keys.map((key, i) => `${key}: ${values[i]}`).join(', ');
          expect(problemsOf(`{ meta: { x: { ${written} } } }`).length === 0).toBe(anyFits);
        },
      ),
    );
  });
});

describe('the length of a silence', () => {
  it('is written like every duration, or in bare milliseconds', () => {
    for (const over of ['8s', '8000', '8000ms']) {
      const { rules, problems } = parseRuleFile(
        `rules:\n  - id: r\n    title: r\n    find: { signal: { type: speech.silence, over: ${over} } }\n`,
      );
      expect(problems).toEqual([]);
      expect(rules[0]!.find).toMatchObject({ test: { checks: [{ bounds: { over: 8000 } }] } });
    }
    expect(problemsOf('{ signal: { type: speech.silence, over: long } }')).toMatchObject([
      { code: 'bad-duration' },
    ]);
    expect(problemsOf('{ signal: { type: speech.loudness, over: 8s } }')).toHaveLength(1);
  });
});
