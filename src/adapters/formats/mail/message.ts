import PostalMime, { type Address, type Mailbox } from 'postal-mime';
import { parseTime } from '#core/conversation/times.ts';
import { messageOf } from '#core/message-of.ts';
import type { Problem } from '#core/problem.ts';
import { htmlReplyText, htmlToText } from '../html-text.ts';
import { error } from '../problems.ts';
import { withCharsets } from './charsets.ts';
import { type QuotedMessage, quotedHistory } from './history.ts';
import { ownText } from './quoted.ts';

export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** One e-mail as a conversation needs it. */
export interface MailMessage {
  /** Without angle brackets; absent where the message has none. */
  readonly id?: string;
  /** Messages that this one answers, the nearest last. */
  readonly references: readonly string[];
  readonly from: Mailbox;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** ISO 8601 with the sender's own offset. */
  readonly at?: string;
  /** What the sender wrote, quotes and signature removed. */
  readonly text: string;
  /** True when nothing but quoted text was there, which is then the text. */
  readonly onlyQuoted: boolean;
  readonly attachments: readonly MailAttachment[];
  /** Sent by a program: an automatic answer, a delivery report. */
  readonly automatic: boolean;
  /** What stands quoted below it, oldest first; empty unless it was asked for. */
  readonly history: readonly QuotedMessage[];
}

export type MailResult =
  | { readonly ok: true; readonly message: MailMessage }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads one message (RFC 5322 with MIME). Damaged parts are read as far as they go; without a sender, or with a text in no
 * encoding, it is none.
 * @param withHistory also reads the messages quoted below it
 */
export async function readMessage(bytes: Buffer, withHistory = false): Promise<MailResult> {
  const legible = withCharsets(bytes);
  if (legible === undefined) return notText();
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(legible, { maxNestingDepth: 64 });
  } catch (failure) {
    const reason = messageOf(failure).slice(0, 200).toWellFormed();
    return refuse('broken-mail', `邮件无法解析：${reason}`, `the message cannot be read: ${reason}`);
  }
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const from =
    mailboxes(mail.from === undefined ? [] : [mail.from])[0] ??
    mailboxes(mail.sender === undefined ? [] : [mail.sender])[0];
  if (from === undefined || from.address === '') {
    return refuse('no-sender', '邮件没有发件人', 'the message has no sender');
  }
  const written = header('date');
  const time = written === undefined ? undefined : parseTime(written);
  if (time?.kind === 'bad') {
    const shown = JSON.stringify(written).slice(0, 60).toWellFormed();
    return {
      ok: false,
      problems: [
        error(
          'bad-time',
          { zh: `不可能或无法识别的时间 ${shown}`, en: `impossible or unreadable time ${shown}` },
          { path: 'Date' },
        ),
      ],
    };
  }
  const id = identifiers(mail.messageId)[0];
  const at = time?.kind === 'instant' ? time.iso : undefined;
  const body = bodyOf(mail.text, mail.html);
  // A message that has nothing but its quote is read as that.
  const history = withHistory && !body.onlyQuoted ? quotedHistory(wholeText(mail.text, mail.html), at) : [];
  return {
    ok: true,
    message: {
      ...(id === undefined ? {} : { id }),
      references: [...identifiers(mail.references), ...identifiers(mail.inReplyTo)],
      from,
      to: mailboxes(mail.to ?? []).map(({ address }) => address),
      cc: mailboxes(mail.cc ?? []).map(({ address }) => address),
      subject: (mail.subject ?? '').toWellFormed(),
      ...(at === undefined ? {} : { at }),
      ...body,
      history,
      attachments: mail.attachments.map((attachment) => ({
        name: (attachment.filename ?? '').toWellFormed(),
        type: attachment.mimeType,
        bytes:
          typeof attachment.content === 'string' ? attachment.content.length : attachment.content.byteLength,
      })),
      automatic: isAutomatic(header, from),
    },
  };
}

function refuse(code: string, zh: string, en: string): MailResult {
  return { ok: false, problems: [error(code, { zh, en })] };
}

function notText(): MailResult {
  return {
    ok: false,
    problems: [
      error(
        'invalid-utf8',
        { zh: '邮件正文的编码无法识别', en: 'the text of the message is in no encoding that is understood' },
        { hint: { zh: '请用邮件程序将邮件另存为 UTF-8', en: 'save the message as UTF-8 in a mail program' } },
      ),
    ],
  };
}

function mailboxes(addresses: readonly Address[]): Mailbox[] {
  return addresses
    .flatMap((address) => (address.group === undefined ? [address] : address.group))
    .map(({ name, address }) => ({
      name: name.trim().toWellFormed(),
      address: address.trim().toLowerCase().toWellFormed(),
    }));
}

function identifiers(value: string | undefined): string[] {
  const bracketed = [...(value ?? '').matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!);
  if (bracketed.length > 0) return bracketed;
  return (value ?? '').split(/\s+/).filter((part) => part.includes('@'));
}

function bodyOf(plain: string | undefined, html: string | undefined): { text: string; onlyQuoted: boolean } {
  const hasPlain = plain !== undefined && plain.trim() !== '';
  const own = ownText(hasPlain ? plain : htmlReplyText(html ?? ''));
  if (own !== '') return { text: own, onlyQuoted: false };
  const whole = wholeText(plain, html).replace(/\r\n?/g, '\n').trim();
  return { text: whole, onlyQuoted: whole !== '' };
}

function wholeText(plain: string | undefined, html: string | undefined): string {
  return plain !== undefined && plain.trim() !== '' ? plain : htmlToText(html ?? '');
}

function isAutomatic(header: (name: string) => string | undefined, from: Mailbox): boolean {
  const submitted = header('auto-submitted');
  if (submitted !== undefined && !/^\s*no\b/i.test(submitted)) return true;
  if (header('x-autoreply') !== undefined || header('x-autorespond') !== undefined) return true;
  return /^(?:mailer-daemon|postmaster)@/i.test(from.address);
}
