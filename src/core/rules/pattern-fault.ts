import type { Bilingual } from '../bilingual.ts';
import { messageOf } from '../message-of.ts';

/** What the engine of expressions says, without its part of the expression, → the same in Chinese. */
const FAULTS: Readonly<Record<string, string>> = {
  'missing closing ]': '少了右方括号 ]',
  'missing closing )': '少了右圆括号 )',
  'unexpected )': '多了右圆括号 )',
  'missing argument to repetition operator': '重复符号前面没有内容',
  'invalid nested repetition operator': '重复符号不能连用',
  'invalid repeat count': '{n,m} 的次数不对，最多 1000',
  'invalid escape sequence': '不认识这个反斜杠写法',
  'invalid character class range': '方括号里的范围不对',
  'invalid or unsupported Perl syntax': '不支持这种写法',
  'invalid named capture': '分组名的写法不对',
  'duplicate capture group name': '分组名重复',
  'trailing backslash at end of expression': '末尾多了一个反斜杠',
  'expression too large': '展开后太大',
  'expression nests too deeply': '套得太深',
};

/** Why an expression is none, with the part of it that is at fault where the engine names one. */
export function patternFault(failure: unknown): Bilingual {
  const message = messageOf(failure);
  const [, en, part] = /^(?:error parsing regexp: )?(.*?)(?:: (`[\s\S]*`))?$/.exec(message) ?? [];
  const said = en ?? message;
  const where = part === undefined ? '' : ` ${part}`;
  return { zh: `${FAULTS[said] ?? said}${where}`, en: `${said}${where}` };
}
