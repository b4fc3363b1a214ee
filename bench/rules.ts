import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { pick, seeded } from './sample.ts';

const HEADS = [
  '退款',
  '运费',
  '发票',
  '保修',
  '叠加包',
  '优惠券',
  '地址',
  '扣款',
  '账单',
  '活动',
  '会员',
  '套餐',
  '登记',
  '照片',
  '仓库',
];
const TAILS = [
  '多久',
  '规定',
  '不能',
  '可以',
  '已经',
  '明天',
  '没有',
  '自动',
  '重新',
  '马上',
  '暂时',
  '单独',
  '统一',
  '当天',
  '下班',
];

/** Rules of the kinds that people write, over made-up words: each has words of its own. */
export function generatedRules(count: number): Rule[] {
  if (count === 0) return [];
  const random = seeded(11);
  const word = (index: number) =>
    `${pick(random, HEADS)}${pick(random, TAILS)}${index % 10 === 0 ? '' : index}`;
  const finds = [
    (i: number) => `{ by: agent, says: [${word(i)}, ${word(i + 1)}, ${pick(random, HEADS)}] }`,
    (i: number) =>
      `{ by: customer, says: { any: [${word(i)}, ${pick(random, TAILS)}], none: [${word(i + 3)}] } }`,
    (i: number) =>
      `{ by: agent, near: { words: [${pick(random, HEADS)}, [${word(i)}, ${pick(random, TAILS)}]], within: 8 } }`,
    (i: number) =>
      `{ by: agent, matches: '${pick(random, HEADS)}.{0,6}(${word(i)}|${pick(random, TAILS)})' }`,
    () => '{ not: { by: agent, signal: agent.closing, position: last 2 } }',
    () =>
      '{ all: [ { by: customer, signal: customer.explicit_complaint }, { not: { by: agent, signal: agent.apology } } ] }',
    (i: number) =>
      `{ by: agent, says: ${word(i)}, after: { by: customer, says: ${pick(random, HEADS)}, within: 3 turns } }`,
    () => '{ by: agent, waits: { over: 60s, since: customer } }',
    (i: number) =>
      `{ sequence: { steps: [ { by: customer, says: ${pick(random, HEADS)} }, { by: agent, says: ${word(i)} } ], within: 4 turns } }`,
    (i: number) =>
      `{ count: { of: { by: customer, says: [${word(i)}, ${pick(random, TAILS)}] }, at_least: 2 } }`,
  ];
  const source = Array.from(
    { length: count },
    (_, i) => `  - id: generated-${i}\n    title: generated ${i}\n    find: ${finds[i % finds.length]!(i)}\n`,
  );
  const { rules, problems } = parseRuleFile(`rules:\n${source.join('')}`, 'generated');
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return [...rules];
}
