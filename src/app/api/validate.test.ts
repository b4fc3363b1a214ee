import { expect, test } from 'vitest';
import { searchQuery } from '#contract/api/conversation-query.ts';
import { ApiProblem, type ProblemSetup } from './problem.ts';
import { validate } from './validate.ts';

function refusalOf(query: object): ProblemSetup {
  try {
    validate(searchQuery, query, 'query');
  } catch (failure) {
    if (failure instanceof ApiProblem) return failure.setup;
    throw failure;
  }
  throw new Error('it was not refused');
}

test('a refusal tells why, each reason once, and names the parts for programs', () => {
  const unknown = refusalOf({ signal: ['nope', 'nope'] });
  expect(unknown.detail).toEqual({ zh: '没有名为 nope 的信号', en: 'there is no signal nope' });
  expect(unknown.errors?.map(({ path }) => path)).toEqual(['query.signal.0', 'query.signal.1']);
  const two = refusalOf({ signal: ['nope'], score: ['bad'] });
  expect(two.detail.zh).toBe('没有名为 nope 的信号；“bad”应写成 评分表:范围，例如 general:..60');
});

test('what a library refuses is told with the name of the field, not with its path', () => {
  const long = refusalOf({ words: ['长'.repeat(501)] });
  expect(long.detail.zh).toMatch(/^words：/);
  const dated = refusalOf({ from: 'yesterday' });
  expect(dated.detail.en).toBe('from: Invalid ISO datetime');
  expect(dated.errors).toHaveLength(1);
});
