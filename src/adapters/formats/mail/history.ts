import { attributionLength, HEADER_FIELD, isHeaderBlock, isQuoted } from '#core/conversation/mail-quotes.ts';
import { parseTime } from '#core/conversation/times.ts';
import { ownText } from './quoted.ts';

/** A message that stands quoted below another one. */
export interface QuotedMessage {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  /** ISO 8601, with the offset of the reply: mail programs write it on the clock of whoever answers. */
  readonly at?: string;
  readonly text: string;
}

/** Longer threads are cut at their oldest end. */
const MOST = 50;
/** Whoever wrote what is quoted is named within it. */
const LONGEST_LINE = 400;
/** A text that is longer is no thread of letters. */
const LONGEST_TEXT = 1_000_000;

/**
 * The messages quoted below a reply, oldest first: by the header block that Outlook and most Chinese programs write, or by
 * `On … wrote:`. A quote that does not name its sender ends the search.
 * @param replyAt time of the reply, ISO 8601
 */
export function quotedHistory(text: string, replyAt?: string): QuotedMessage[] {
  const found: QuotedMessage[] = [];
  let later = replyAt;
  let lines = text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n').split('\n');
  while (found.length < MOST) {
    const quote = firstQuote(lines);
    if (quote === undefined) break;
    lines = quote.below;
    const own = ownText(lines.join('\n'));
    const at = timeOf(quote.sent, replyAt, later);
    // Nothing of its own: a message that was passed on.
    if (own !== '') {
      found.unshift({ from: quote.from, to: quote.to, text: own, ...(at === undefined ? {} : { at }) });
    }
    later = at ?? later;
  }
  return found;
}

interface Quote extends Pick<QuotedMessage, 'from' | 'to'> {
  readonly sent: string | undefined;
  /** The quoted message and all below it, one level of `>` taken off. */
  readonly below: string[];
}

function firstQuote(lines: readonly string[]): Quote | undefined {
  for (let at = 0; at < lines.length; at++) {
    if (isHeaderBlock(lines, at)) return byHeader(lines, at);
    const length = attributionLength(lines, at);
    if (length > 0) return byAttribution(lines, at, length);
  }
  return undefined;
}

const FIELDS: Readonly<Record<string, 'from' | 'to' | 'sent'>> = {
  from: 'from',
  发件人: 'from',
  寄件者: 'from',
  寄件人: 'from',
  to: 'to',
  收件人: 'to',
  收件者: 'to',
  sent: 'sent',
  date: 'sent',
  发送时间: 'sent',
  发送日期: 'sent',
  日期: 'sent',
  时间: 'sent',
};

function byHeader(lines: readonly string[], start: number): Quote | undefined {
  const values = new Map<string, string>();
  let at = start;
  for (; at < lines.length; at++) {
    const match = HEADER_FIELD.exec(lines[at]!);
    if (match === null) break;
    const field = FIELDS[match[1]!.toLowerCase()];
    const value = lines[at]!.slice(match[0].length).replaceAll('*', '').trim();
    if (field !== undefined && !values.has(field)) values.set(field, value);
  }
  const from = personIn(values.get('from') ?? '');
  if (from === undefined) return undefined;
  const to = (values.get('to') ?? '')
    .split(/[;,\uff1b\uff0c]/)
    .flatMap((one) => personIn(one)?.address ?? []);
  return { from, to, sent: values.get('sent'), below: withoutMark(lines.slice(at)) };
}

const SENDER = /^(?:.*(?:\d{1,2}[:时]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{4}))[,\uff0c]?\s*(.+)$/i;

function byAttribution(lines: readonly string[], at: number, length: number): Quote | undefined {
  const said = lines
    .slice(at, at + length)
    .map((line) => line.slice(0, LONGEST_LINE))
    .join(' ')
    .replace(/^[\s>]*(?:on\b|在)?\s*/i, '')
    .replace(/\s*(?:wrote|写道|寫道|编写|写到|写的)\s*[:\uff1a]\s*$/i, '');
  const [sender, sent] = senderFirst(said) ?? senderLast(said);
  const from = personIn(sender);
  if (from === undefined) return undefined;
  return { from, to: [], sent, below: withoutMark(lines.slice(at + length)) };
}

/** Gmail in Chinese: `张三 <a@gmail.com> 于2026年1月5日周一 09:00写道`. */
function senderFirst(said: string): [sender: string, sent: string] | undefined {
  const match = /^([^<]*<\S+@\S+>)\s*[于於]\s*(.+)$/.exec(said);
  return match === null ? undefined : [match[1]!, match[2]!];
}

function senderLast(said: string): [sender: string, sent: string] {
  const sender = SENDER.exec(said)?.[1] ?? '';
  return [sender, said.slice(0, said.length - sender.length).replace(/[\s,\uff0c]+$/, '')];
}

/** `Rui <rui@qq.com>`, `Rui [mailto:rui@qq.com]`, `rui@qq.com`; of somebody without an address the name stands for it. */
function personIn(written: string): QuotedMessage['from'] | undefined {
  const address = /(?<![\w.+-])[\w.+-]+@[\w.-]+\w/.exec(written)?.[0].toLowerCase();
  const name = written
    .replace(/[<[(\uff08]?(?:mailto:)?(?<![\w.+-])[\w.+-]+@[\w.-]+\w[>\])\uff09]?/g, '')
    .replace(/["'“”<>]/g, '')
    .replace(/[\s;,\uff1b\uff0c]+$/, '')
    .trim();
  if (address === undefined && (name === '' || name.length > 60)) return undefined;
  return { name, address: address ?? name.toLowerCase() };
}

/** Where the quote is marked with `>`, what is not marked was written around it. */
function withoutMark(lines: readonly string[]): string[] {
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined || !isQuoted(first)) return [...lines];
  return lines.filter(isQuoted).map((line) => line.replace(/^\s{0,3}> ?/, ''));
}

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/** A quoted message is not later than what answers it; a time that says so was not understood. */
function timeOf(written: string | undefined, replyAt: string | undefined, later: string | undefined) {
  if (written === undefined) return undefined;
  const time = parseTime(
    written
      .replace(/\bat\b/i, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (time.kind !== 'instant' || time.ambiguous === true) return undefined;
  const iso = ZONE.test(time.iso) ? time.iso : time.iso + (ZONE.exec(replyAt ?? '')?.[0] ?? '');
  return later !== undefined && Date.parse(iso) > Date.parse(later) ? undefined : iso;
}
