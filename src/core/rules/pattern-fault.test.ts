import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { patternFault } from './pattern-fault.ts';

function faultOf(source: string) {
  try {
    RE2JS.compile(source);
  } catch (failure) {
    return patternFault(failure);
  }
  throw new Error(`${source} is an expression`);
}

test('says why an expression is none in both languages, with the part at fault', () => {
  expect(faultOf('退款(')).toEqual({
    zh: '少了右圆括号 ) `退款(`',
    en: 'missing closing ) `退款(`',
  });
  expect(faultOf('(a{1,1000}){1,1000}')).toEqual({ zh: '展开后太大', en: 'expression too large' });
});

test.each([
  ...['[a', '(a', 'a)', '*a', 'a**', '\\q', '[z-a]', 'a{1001}', '(?=a)', '\\1', 'a\\', '(?P<n'],
  ...['(?P<n>a)(?P<n>b)', '\\p{Foo}', 'a{2,1}'],
])('%s is refused in Chinese', (source) => {
  expect(faultOf(source).zh).toMatch(/^.{0,6}\p{Script=Han}/u);
});
