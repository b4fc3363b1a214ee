import { quotedLines } from '#core/conversation/mail-quotes.ts';

/** A stretch of a letter: the sender's own words, or another letter that is repeated in it. */
export interface MailPart {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** Joined again, the parts are the text; a letter that only repeats another is its own. */
export function mailParts(text: string): readonly MailPart[] {
  const lines = text.split('\n');
  const quoted = quotedLines(lines);
  if (!quoted.includes(false)) return [{ start: 0, end: text.length, isQuoted: false }];
  const parts: { start: number; end: number; isQuoted: boolean }[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const end = Math.min(at + line.length + 1, text.length);
    const last = parts.at(-1);
    // An empty line between quoted ones is quoted with them.
    const isQuoted =
      quoted[index]! || (line.trim() === '' && last?.isQuoted === true && quoted[index + 1] === true);
    if (last?.isQuoted === isQuoted) last.end = end;
    else parts.push({ start: at, end, isQuoted });
    at = end;
  }
  return parts;
}
