import type { ErrorCode } from 'yaml';
import type { Bilingual } from '../bilingual.ts';

const CHINESE: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '引用（*）不能再带锚点或标签',
  BAD_ALIAS: '引用（*）后面要跟名字',
  BAD_COLLECTION_TYPE: '标签与列表或映射的写法不符',
  BAD_DIRECTIVE: '看不懂的 % 指令',
  BAD_DQ_ESCAPE: '双引号里的反斜杠转义不对；正则请用单引号',
  BAD_INDENT: '缩进不对：同一层要对齐',
  BAD_PROP_ORDER: '锚点和标签要写在标记之后',
  BAD_SCALAR_START: '不能以这个字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '这里不能再嵌套写映射，请换行缩进或加引号（冒号后带空格的文字要加引号）',
  BLOCK_IN_FLOW: '方括号或花括号里不能用缩进写法',
  DUPLICATE_KEY: '键重复',
  IMPOSSIBLE: '看不懂这里的写法',
  KEY_OVER_1024_CHARS: '键超过 1024 个字符',
  MISSING_CHAR: '缺少字符：引号、括号、逗号或冒号没有写完',
  MULTILINE_IMPLICIT_KEY: '键必须写在一行里；是不是少了冒号？',
  MULTIPLE_ANCHORS: '一个值只能有一个锚点',
  MULTIPLE_DOCS: '一个文件只能有一份文档（不要用 --- 分隔）',
  MULTIPLE_TAGS: '一个值只能有一个标签',
  NON_STRING_KEY: '键必须是文字',
  RESOURCE_EXHAUSTION: '嵌套太深',
  TAB_AS_INDENT: '缩进不能用制表符，请用空格',
  TAG_RESOLVE_FAILED: '不认识的标签（!），按普通文字处理',
  UNEXPECTED_TOKEN: '这里多出了意外的字符',
};

/** What the YAML reader says of broken syntax, with its own words in English. */
export function syntaxMessage(code: ErrorCode, english: string): Bilingual {
  return { zh: `YAML 写法有误：${CHINESE[code] ?? english}`, en: `Not valid YAML: ${english}` };
}
