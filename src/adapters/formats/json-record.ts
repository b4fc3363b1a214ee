import { isUtf8 } from 'node:buffer';
import type { ReadOutcome, SourcePlace } from '#contract/files/reading.ts';
import { parseExactJson } from '#core/conversation/exact-json.ts';
import { conversationField } from '#core/conversation/fields.ts';
import { Findings } from '#core/conversation/findings.ts';
import { refuseTooDeep } from '#core/conversation/nesting.ts';
import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import { messageOf } from '#core/message-of.ts';
import type { Problem } from '#core/problem.ts';
import { pointedInside } from './inner-place.ts';
import { fromKnownExport } from './json-exports.ts';
import { applyMapping } from './mapping.ts';
import { error, outcomeOf, reject } from './problems.ts';
import { lossyExcerpt, normaliseOptions, type ReadingContext } from './reading-context.ts';
import { readEmbedded } from './transcript/embedded.ts';
import { fromVcon, looksLikeVcon } from './vcon/from-vcon.ts';

/** Bytes that should be one JSON conversation → that conversation or a refusal. */
export function readJsonRecord(
  bytes: Buffer,
  source: SourcePlace,
  context: ReadingContext,
  position?: number,
): ReadOutcome {
  if (!isUtf8(bytes)) return reject(source, invalidUtf8(bytes), { excerpt: lossyExcerpt(bytes) });
  const text = bytes.toString('utf8');
  if (context.isConverted === true && text.includes('\ufffd')) {
    return reject(source, notGb18030(text), { excerpt: text });
  }
  let raw: unknown;
  try {
    raw = parseExactJson(text);
  } catch (failure) {
    return reject(source, brokenJson(text, failure), { excerpt: text });
  }
  if (typeof raw === 'object' && raw !== null) {
    // Before any shape is looked for: to tell and check them, values are written out.
    const findings = new Findings();
    refuseTooDeep(raw, findings);
    if (findings.failed) return reject(source, findings.all(), { excerpt: text });
  }
  return readJsonValue(raw, source, context, text, position);
}

function readJsonValue(
  raw: unknown,
  source: SourcePlace,
  context: ReadingContext,
  text: string,
  position?: number,
): ReadOutcome {
  const options = normaliseOptions(context, () => text, position);
  if (looksLikeVcon(raw)) return outcomeOf(fromVcon(raw, options), source, text);
  if (context.format === 'vcon') return reject(source, noVcon(raw), { excerpt: text });
  const isTold = context.mapping.conversation.size > 0 || context.mapping.turn.size > 0;
  const mapped = isTold
    ? applyMapping(raw, context.mapping, context.mappingUse)
    : (fromKnownExport(raw) ?? raw);
  const read = readWrittenOut(mapped, options) ?? normaliseConversation(mapped, options);
  return outcomeOf(pointedInside(read, raw), source, text);
}

/** `{"id":1,"transcript":"客户：…\\n客服：…"}`: the turns are written out in one text. */
function readWrittenOut(raw: unknown, options: NormaliseOptions): Normalised | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const entries = Object.entries(raw);
  const named = entries.filter(([key]) => conversationField(key)?.field === 'turns');
  if (named.length === 0 || named.some(([, value]) => typeof value !== 'string')) return undefined;
  const [key, text] = named.reduce((a, b) => (b[1].length > a[1].length ? b : a)) as [string, string];
  const fields = Object.fromEntries(entries.filter(([name]) => name !== key));
  const read = readEmbedded(text, fields, options);
  return read.ok ? read : undefined;
}

export function noVcon(raw: unknown): Problem {
  const sealed = typeof raw === 'object' && raw !== null && ('signatures' in raw || 'ciphertext' in raw);
  return sealed
    ? error('sealed-vcon', {
        zh: '这是签名或加密的 vCon，请先验签或解密',
        en: 'this is a signed or encrypted vCon: verify or decrypt it first',
      })
    : error('bad-vcon', {
        zh: '这不是 vCon：缺少 vcon 与 parties 字段',
        en: 'this is no vCon: the fields vcon and parties are missing',
      });
}

/** Says at which byte the text stops being UTF-8. */
export function invalidUtf8(bytes: Buffer): Problem {
  const good = firstBadByte(bytes);
  return error(
    'invalid-utf8',
    { zh: `第 ${good + 1} 个字节起不是 UTF-8`, en: `not UTF-8 from byte ${good + 1} on` },
    {
      column: good + 1,
      hint: {
        zh: '请将文件存为 UTF-8；由 GBK 转换可用 iconv -f GB18030 -t UTF-8',
        en: 'save the file as UTF-8; from GBK with iconv -f GB18030 -t UTF-8',
      },
    },
  );
}

function notGb18030(text: string): Problem {
  const column = text.indexOf('\ufffd') + 1;
  return error(
    'invalid-utf8',
    {
      zh: `文件是 GBK（GB18030）编码，但第 ${column} 个字符不是有效的文字`,
      en: `the file is GBK (GB18030), but character ${column} is no text in it`,
    },
    { column, hint: { zh: '请将文件存为 UTF-8', en: 'save the file as UTF-8' } },
  );
}

const BLOCK = 4096;

/** Offset of the first byte that begins no valid character. */
function firstBadByte(bytes: Buffer): number {
  let at = 0;
  for (;;) {
    const end = characterStart(bytes, Math.min(at + BLOCK, bytes.length));
    if (end <= at || !isUtf8(bytes.subarray(at, end))) break;
    at = end;
  }
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(at, at + length))) break;
    at += length;
  }
  return at;
}

/** The nearest place, at or before `at`, that is not inside a character. */
function characterStart(bytes: Buffer, at: number): number {
  let place = at;
  while (place > at - 3 && place > 0 && place < bytes.length && (bytes[place]! & 0xc0) === 0x80) place--;
  return place;
}

/** What V8 says, → the same in Chinese. */
const JSON_FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^Unterminated string/, '字符串没有结束'],
  [/^Unexpected end/, '内容提前结束'],
  [/^Expected ',' or/, '少了逗号或右括号'],
  [/^Expected ':'/, '字段名后面少了冒号'],
  [/property name/, '字段名要写在双引号里，末尾也不能多逗号'],
  [/^Bad control character/, '字符串里有未转义的换行或控制字符'],
  [/^Bad (?:escaped|Unicode)/, '反斜杠后面的写法不对'],
  [/^Unexpected non-whitespace/, '结束之后还有内容'],
  [/^(?:Unexpected|No number)/, '这里不该有这个字符'],
];

/** V8 tells the position in its message; the line is known to the reader. */
export function brokenJson(text: string, failure: unknown): Problem {
  const message = messageOf(failure);
  const position = /at position (\d+)/.exec(message)?.[1];
  const reason = message
    .replace(/ in JSON at position.*$| \(line.*$|, "[\s\S]*$/, '')
    .slice(0, 120)
    .toWellFormed();
  const known = JSON_FAULTS.find(([said]) => said.test(reason));
  const at = position === undefined ? text.length : Number(position);
  const near = JSON.stringify(text.slice(Math.max(0, at - 12), at + 12).toWellFormed());
  return error(
    'broken-json',
    {
      zh: `不是完整的 JSON：第 ${at + 1} 个字符附近 ${near}（${known?.[1] ?? reason}）`,
      en: `not valid JSON: ${reason}, near character ${at + 1}: ${near}`,
    },
    { column: at + 1 },
  );
}

export function recordTooLong(length: number, limit: number): Problem {
  return error(
    'record-too-long',
    {
      zh: `这条记录有 ${length} 字节，超过上限 ${limit}`,
      en: `this record has ${length} bytes; the limit is ${limit}`,
    },
    {
      hint: {
        zh: '一条记录是一通对话；请看这里是否少了换行或引号，或混进了附件',
        en: 'a record is one conversation: see whether a line end or a quote is missing here, or a file is inside',
      },
    },
  );
}
