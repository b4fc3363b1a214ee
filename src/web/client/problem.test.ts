import { expect, test } from 'vitest';
import { Refused, Unreachable, wordsOf } from './problem.ts';

test('what went wrong is said in the service’s words where it has some, otherwise in the page’s', () => {
  const words = { unreachable: '暂时连不上服务', broken: '再试一次' };
  const said = { title: '不能送入', detail: '没有生效的评分表', errors: [] };
  expect(wordsOf(new Refused(409, said), words)).toBe('没有生效的评分表');
  expect(wordsOf(new Refused(409, { title: '不能送入', errors: [] }), words)).toBe('不能送入');
  expect(wordsOf(new Unreachable(), words)).toBe('暂时连不上服务');
  expect(wordsOf(new TypeError('x is undefined'), words)).toBe('再试一次');
});
