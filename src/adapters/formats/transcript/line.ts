import { conversationField } from '#core/conversation/fields.ts';
import { resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import { MOMENT, TIME } from './line-times.ts';

/** What one line of a transcript is by itself, before its neighbours are known. */
export type TranscriptLine =
  | { readonly kind: 'blank' }
  /** `=====`, `---`, `会话 ID: c-1`, `Conversation: c-1` */
  | { readonly kind: 'separator'; readonly id?: string }
  /** Somebody begins to speak. `certain` when more than a colon says so: a time, or a known role. */
  | {
      readonly kind: 'speech';
      readonly label: string;
      readonly known: boolean;
      readonly certain: boolean;
      readonly text: string;
      readonly time?: string;
      readonly endTime?: string;
    }
  | { readonly kind: 'text'; readonly text: string; readonly time?: string };

/** Labels and times stand at the beginning; a line of a megabyte is not searched for them. */
const HEAD_LENGTH = 240;

const RANGE = String.raw`(${TIME})(?:\s*(?:-->|[-–—~至到])\s*(${TIME}))?`;
const OPEN = String.raw`[\[(\uff08【<]`;
const CLOSE = String.raw`[\])\uff09】>]`;
const LABEL = String.raw`([^:\uff1a\t\n[\]【】<>]{1,48}?)`;

const BRACKETED_TIME_FIRST = new RegExp(String.raw`^${OPEN}\s*${RANGE}\s*${CLOSE}\s*[-–—|,\uff0c]?\s*`);
const TIME_FIRST = new RegExp(String.raw`^${RANGE}(?:\s+[-–—|]\s+|\s+|[,\uff0c]\s*)`);
const LABEL_THEN_COLON = new RegExp(String.raw`^${LABEL}\s*[:\uff1a]\s?`);
const LABEL_THEN_DASH = new RegExp(String.raw`^${LABEL}(?:\s+[-–—|>]\s+|\t+|\s*>\s*)`);
const LABEL_THEN_TIME = new RegExp(
  String.raw`^${LABEL}\s*(?:${OPEN}\s*${RANGE}\s*${CLOSE}|\s${RANGE}(?![:\uff1a]?\d))\s*(?:[:\uff1a]\s?|$)`,
);
/** `客户 09:05 在吗`, with the words behind, only of those who are known. */
const LABEL_TIME_WORDS = new RegExp(String.raw`^${LABEL}\s${RANGE}\s+`);
/** `好再来旗舰店:小美 (2026-01-05 09:00:20):`, a shop and who speaks for it; only so much beside says that it is a name. */
const SHOP_THEN_MOMENT = new RegExp(
  String.raw`^([^:\uff1a\t\n[\]【】<>]{1,24}[:\uff1a][^:\uff1a\t\n[\]【】<>]{1,24}?)\s*${OPEN}\s*(${MOMENT})\s*${CLOSE}\s*[:\uff1a]\s?`,
);
const BRACKETED_LABEL = /^[[【<]([^\]】>]{1,48})[\]】>]\s*[:\uff1a]?\s?/;
/** `张三(12345678)`, `张三<zhang@qq.com>`: QQ adds the account to a name. */
const ACCOUNT = /(?:\(\d{5,12}\)|<[^<>\s]+@[^<>\s]+>)$/;
const DATED = new RegExp(`^${MOMENT}`);
const NOTICE = new RegExp(String.raw`^${MOMENT}\s+-\s`);

const RULE = /^\s*([=\-*_#~—])\1{2,}\s*$/;
const THING = '(?:会话|對話|对话|通话|會話|conversation|session|dialogue|dialog|call|chat)';
const DECORATION = String.raw`[\s=\-*_#~【[\]】]*`;
/** `会话 ID：c-1`, `=== 会话编号：a ===`; `Conversation: c-1`; `## 会话 3`, `--- Call 12 ---`. */
const TITLES = [
  String.raw`^${DECORATION}${THING}\s*(?:id|编号|編號|号|標識|标识|no\.?)(?:\s*[:\uff1a#]\s*|\s+)([^\s=*【】[\]]{1,128})${DECORATION}$`,
  String.raw`^${DECORATION}(?:会话|对话|conversation|session|dialogue|dialog)\s*[:\uff1a#]\s*([a-z0-9][\w.@-]{0,127})${DECORATION}$`,
  String.raw`^\s*(?:[=\-*_~]{2,}|#+|[【[])\s*${THING}\s*[:\uff1a#]?\s*(?=\S*\d)([a-z0-9][\w.@-]{0,127})${DECORATION}$`,
].map((source) => new RegExp(source, 'i'));

/**
 * Reads one line: `客服:…`, `[00:01:23] Agent: …`, `09:01 Customer - …`, `客服小王 2026-01-05 09:00:00`
 * (its text follows on the next lines), `**客服**:…`, `【客户】…`.
 */
export function readLine(line: string, own: ReadonlyMap<string, Role> | undefined): TranscriptLine {
  const head = line.slice(0, HEAD_LENGTH);
  if (head.trim() === '' && line.trim() === '') return { kind: 'blank' };
  if (line.length <= HEAD_LENGTH) {
    if (RULE.test(head)) return { kind: 'separator' };
    for (const title of TITLES) {
      const id = title.exec(head)?.[1];
      if (id !== undefined) return { kind: 'separator', id };
    }
  }
  const lead = /^[\s\u200e\u200f]*(?:[-*•>]\s+)?/.exec(head)![0].length;
  const plain = head.slice(lead).replaceAll('**', '');
  // Marks that were taken out shift the text; the tail beyond the head is added as it is.
  const tail = line.slice(HEAD_LENGTH);
  return speechOf(plain, tail, own) ?? { kind: 'text', text: line };
}

function speechOf(
  head: string,
  tail: string,
  own: ReadonlyMap<string, Role> | undefined,
): TranscriptLine | undefined {
  const timed = BRACKETED_TIME_FIRST.exec(head) ?? TIME_FIRST.exec(head);
  if (timed !== null) return afterTime(head, timed, tail, own);

  const known = (label: string) => resolveRole(label, own) !== undefined;
  const suffixed = LABEL_THEN_TIME.exec(head) ?? SHOP_THEN_MOMENT.exec(head);
  if (suffixed !== null) {
    const label = suffixed[1]!.trim();
    const time = (suffixed[2] ?? suffixed[4])!;
    const endTime = suffixed[3] ?? suffixed[5];
    const text = head.slice(suffixed[0].length) + tail;
    const isCertain = known(label) || (isDated(time) && isLabel(label));
    if (
      isCertain ||
      (isLabel(label) && /[:\uff1a]/.test(time) && (text === '' || /[:\uff1a]\s?$/.test(suffixed[0])))
    )
      return speech(label, known(label), isCertain, text, time, endTime);
  }
  const between = LABEL_TIME_WORDS.exec(head);
  if (between !== null && known(between[1]!) && /[:\uff1a]/.test(between[2]!)) {
    const [whole, label, time, endTime] = between;
    return speech(label!.trim(), true, true, head.slice(whole.length) + tail, time, endTime);
  }
  const colon = LABEL_THEN_COLON.exec(head);
  if (colon !== null && !isWithinClock(head, colon[1]!.length)) {
    const label = colon[1]!.trim();
    const text = head.slice(colon[0].length) + tail;
    if (known(label)) return speech(label, true, true, text);
    if (isLabel(label) && !text.startsWith('//')) return speech(label, false, false, text);
    return undefined;
  }
  const bracketed = BRACKETED_LABEL.exec(head);
  if (bracketed !== null && known(bracketed[1]!)) {
    return speech(bracketed[1]!.trim(), true, true, head.slice(bracketed[0].length) + tail);
  }
  const dashed = LABEL_THEN_DASH.exec(head);
  if (dashed !== null && known(dashed[1]!)) {
    return speech(dashed[1]!.trim(), true, true, head.slice(dashed[0].length) + tail);
  }
  return undefined;
}

/** After a time comes a speaker: alone (his words follow), or with a colon or a dash. */
function afterTime(
  head: string,
  timed: RegExpExecArray,
  tail: string,
  own: ReadonlyMap<string, Role> | undefined,
): TranscriptLine | undefined {
  const [whole, time, endTime] = timed;
  const rest = head.slice(whole.length);
  const known = (label: string) => resolveRole(label, own) !== undefined;
  const bracketed = BRACKETED_LABEL.exec(rest);
  if (bracketed !== null && known(bracketed[1]!)) {
    return speech(bracketed[1]!.trim(), true, true, rest.slice(bracketed[0].length) + tail, time!, endTime);
  }
  const separated = LABEL_THEN_COLON.exec(rest) ?? LABEL_THEN_DASH.exec(rest);
  if (separated !== null && isLabel(separated[1]!.trim())) {
    const label = separated[1]!.trim();
    return speech(label, known(label), true, rest.slice(separated[0].length) + tail, time!, endTime);
  }
  const alone = rest.trim().replace(ACCOUNT, '');
  if (tail === '' && alone.length <= 48 && (known(alone) || (isDated(time!) && isLabel(alone)))) {
    return speech(alone, known(alone), true, '', time!, endTime);
  }
  // A messenger says so itself that nobody outside the chat can read it, or who came into it.
  if (NOTICE.test(whole)) return speech('system', true, true, rest + tail, time!, endTime);
  // `10:30 我再来` inside somebody's words; in brackets a time without a speaker is a fault of the line.
  return head.startsWith(time!) && !isDated(time!)
    ? undefined
    : { kind: 'text', text: rest + tail, time: time! };
}

function speech(
  label: string,
  known: boolean,
  certain: boolean,
  text: string,
  time?: string,
  endTime?: string,
): TranscriptLine {
  return {
    kind: 'speech',
    label,
    known,
    certain,
    text,
    ...(time === undefined ? {} : { time }),
    ...(endTime === undefined ? {} : { endTime }),
  };
}

/** `今天 9:05 到`: the colon stands in a time. */
function isWithinClock(head: string, labelLength: number): boolean {
  return /^\d:\d\d(?!\d)/.test(head.slice(labelLength - 1));
}

/** Has a day too: nobody ends a sentence with so much of a time. */
export function isDated(time: string): boolean {
  return DATED.test(time);
}

/** The shop of `好再来旗舰店:小美`, as Taobao calls who speaks for it. */
export function shopOf(label: string): string | undefined {
  return /^(.+?)[:\uff1a]/.exec(label)?.[1];
}

/** A name has letters and no sentence in it. */
export function isLabel(label: string): boolean {
  return /\p{L}/u.test(label) && !/[。,\uff0c!\uff01?\uff1f;\uff1b"“”]/.test(label) && label.length <= 40;
}

/** `渠道:电话` at the top of a conversation: a field of the conversation, not a speaker. */
export function isConversationField(label: string): boolean {
  const match = conversationField(label);
  return match !== undefined && match.field !== 'turns' && match.field !== 'attributes';
}
