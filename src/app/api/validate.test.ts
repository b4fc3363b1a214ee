import { expect, test } from 'vitest';
import { z } from 'zod';
import { searchQuery } from '#contract/api/conversation-query.ts';
import { ApiProblem, type ProblemSetup } from './problem.ts';
import { validate } from './validate.ts';

function refusalOf(
  query: object,
  schema: z.ZodType = searchQuery,
  where: 'query' | 'body' = 'query',
): ProblemSetup {
  try {
    validate(schema, query, where);
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

test('what has general words is told with the name of the field, not with its path', () => {
  const long = refusalOf({ words: ['长'.repeat(501)] });
  expect(long.detail.zh).toMatch(/^words：/);
  const dated = refusalOf({ from: 'yesterday' });
  expect(dated.detail.en).toBe(
    'from: takes a date and time with its zone, such as 2026-01-05T09:00:00+08:00',
  );
  expect(dated.errors).toHaveLength(1);
});

const asked = z.strictObject({
  name: z.string().min(1).max(5),
  role: z.enum(['admin', 'agent']),
  size: z.int().min(1).max(10).optional(),
  tags: z.array(z.string()).min(1).optional(),
  email: z.email().optional(),
  either: z.union([z.string(), z.int()]).optional(),
  what: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('move') }),
      z.object({ kind: z.literal('merge') }),
    ])
    .optional(),
  by: z.record(z.string().max(2), z.number()).optional(),
});
const right = { name: 'x', role: 'admin' };

test.each([
  [{ role: 'admin' }, 'body.name', '缺少这一项，要填文字', 'is missing; it takes a text'],
  [{ ...right, name: '' }, 'body.name', '不能为空', 'cannot be empty'],
  [
    { ...right, name: 'abcdefgh' },
    'body.name',
    '最多 5 个字符，给出的有 8 个',
    'takes at most 5 characters, not 8',
  ],
  [
    { ...right, role: 'admn' },
    'body.role',
    '只能是 admin、agent，给出的是“admn”（是不是想写 admin？）',
    'takes one of admin, agent, not “admn” (did you mean admin?)',
  ],
  [{ ...right, size: 'ten' }, 'body.size', '要填整数，给出的是“ten”', 'takes a whole number, not “ten”'],
  [{ ...right, size: 11 }, 'body.size', '不能大于 10，给出的是 11', 'takes at most 10, not 11'],
  [{ ...right, tags: [] }, 'body.tags', '至少要有 1 项', 'takes at least 1 item'],
  [{ ...right, tags: 'a' }, 'body.tags', '要填列表，给出的是“a”', 'takes a list, not “a”'],
  [
    { ...right, email: 'x' },
    'body.email',
    '要写成邮箱地址，例如 name@example.com',
    'takes an e-mail address, such as name@example.com',
  ],
  [
    { ...right, either: true },
    'body.either',
    '要填文字，给出的是 true，或者要填整数，给出的是 true',
    'takes a text, not true, or takes a whole number, not true',
  ],
  [
    { ...right, what: { kind: 'mvoe' } },
    'body.what.kind',
    '只能是 move、merge，给出的是“mvoe”（是不是想写 move？）',
    'takes one of move, merge, not “mvoe” (did you mean move?)',
  ],
  [
    { ...right, by: { abc: 1 } },
    'body.by.abc',
    '最多 2 个字符，给出的有 3 个',
    'takes at most 2 characters, not 3',
  ],
  [
    { ...right, nme: 1 },
    'body',
    '没有名为“nme”的字段（是不是想写 name？）',
    'there is no field “nme” (did you mean name?)',
  ],
  [[], 'body', '要填对象，给出的是列表', 'takes an object, not a list'],
])('%j is refused with what would be right', (body, path, zh, en) => {
  expect(refusalOf(body, asked, 'body').errors).toEqual([{ path, message: { zh, en } }]);
});
