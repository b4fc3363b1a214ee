import { expect, test } from 'vitest';
import { runExamples } from '../analysis/run-examples.ts';
import { explainLikeness } from './likeness.ts';
import { parseRuleFile } from './parse-rule-file.ts';

test('an example that fails says which turn comes nearest to which sentence, and how near', () => {
  const { rules, problems } = parseRuleFile(`rules:
  - id: r
    title: r
    find: { by: customer, like: [退款什么时候到账, 钱多久能退回来] }
    examples:
      - expect: hit
        conversation: |
          客户: 你好
          客服: 钱多久能退回来
          客户: 钱要多久才退
      - expect: miss
        conversation: |
          客户: 你好
`);
  expect(problems).toEqual([]);
  const [failed, passed] = runExamples(rules, { detectors: [] });
  expect(failed!.nearest).toMatchObject([
    { utterance: { index: 2 }, example: '钱多久能退回来', needed: 0.55 },
  ]);
  expect(failed!.nearest[0]!.value).toBeLessThan(0.55);
  expect(passed!.nearest).toEqual([]);
});

test('a likeness that falls short is never shown as enough', () => {
  expect(explainLikeness({ example: 'a', value: 0.5499, needed: 0.55 })).toEqual({
    zh: '与“a”相像 0.54，要达到 0.55',
    en: 'likeness 0.54 to "a", 0.55 asked for',
  });
  expect(explainLikeness({ example: 'a', value: 0.57, needed: 0.57 }).zh).toBe('与“a”相像 0.57，要达到 0.57');
});
