/** From here on the rest is another message, whatever it looks like. */
const DIVIDERS = [
  /^\s*-{2,}\s*(?:original message|original appointment|forwarded message|原始邮件|原邮件|转发的?邮件|轉寄郵件|原始郵件)\s*-{2,}/i,
  /^\s*-{2,}\s*forwarded by .*-{2,}/i,
  /^\s*begin forwarded message:\s*$/i,
  /^\s*-{3,}\s*(?:回复的原邮件|Replied Message)\s*-{3,}/i,
];
/** Outlook's divider; customers draw such lines as well. */
const RULE = /^\s*_{10,}\s*$/;

/** `On … wrote:`, `在 … 写道:`; mail programs break it into up to three lines. */
const ATTRIBUTIONS = [
  /^(?:on\b|at\s+\d)[^\n]{4,300}\bwrote\s*[:\uff1a]\s*$/i,
  /^在?[^\n]{4,300}(?:写道|寫道|编写|写到|写的)\s*[:\uff1a]\s*$/,
  /^(?:\d{4}[-/年.]|[^\s@]+@\S)[^\n]{0,400}(?:wrote|写道|寫道)\s*[:\uff1a]\s*$/i,
  /^from\s+my\s+\S.*\bwrote\s*[:\uff1a]\s*$/i,
];
const FIRST_OF_ATTRIBUTION =
  /^(?:on\b|at\s+\d|在|from my|\d{4}[-/年.]|[^\s@]+@|[^\n<]{1,100}<[^\s<>@]+@[^\s<>]+>\s*[于於])/i;
/** Before an attribution that is quoted itself; taken off first, as a pattern would try each number of them with all that follows. */
const MARKS = /^[\s>]+/;
const LOOKED_AT = 400;
const ATTRIBUTION_LINES = 3;
/** Mail programs name the year, the hour or the address; people tell that somebody wrote on Monday. */
const NAMED_BY_PROGRAM = /\S@\S|\b(?:19|20)\d\d\b|\d{1,2}[:\uff1a]\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d\d/;
const END_OF_SENTENCE = /(?<![ap]\.m)[.!?。\uff01\uff1f]\s*$/i;

/** A header block of the answered message: two of these within a few lines. */
export const HEADER_FIELD =
  /^[\s>*]*(from|sent|date|to|cc|subject|发件人|寄件者|寄件人|发送时间|发送日期|日期|时间|收件人|收件者|抄送|主题|主旨)\**\s*[:\uff1a]/i;
const ADDRESS_FIELD = /^(?:from|to|cc|发件人|寄件者|寄件人|收件人|收件者|抄送)$/;
const TIME_FIELD = /^(?:sent|date|发送时间|发送日期|日期|时间)$/;
const SUBJECT_FIELD = /^(?:subject|主题|主旨)$/;
const FIRST_HEADER_FIELD = /^[\s>*]*(from|发件人|寄件者|寄件人)\**\s*[:\uff1a]/i;

/** For each line of an e-mail whether it repeats another message: quoted lines and the line that introduces them. */
export function quotedLines(lines: readonly string[]): boolean[] {
  const quoted = lines.map(isQuoted);
  for (let i = 0; i < lines.length; i++) {
    const attribution = attributionLength(lines, i);
    if (attribution > 0) {
      // Below, `>` lines are quoted one by one and an answer may stand between them; without them all is quoted.
      if (!isMarkedBelow(lines, i + attribution)) return quoted.fill(true, i);
      quoted.fill(true, i, i + attribution);
      i += attribution - 1;
    } else if (isDivider(lines, i) || isHeaderBlock(lines, i)) {
      return quoted.fill(true, i);
    }
  }
  return quoted;
}

/** Marked with `>`. */
export function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

function isDivider(lines: readonly string[], at: number): boolean {
  if (DIVIDERS.some((divider) => divider.test(lines[at]!))) return true;
  if (!RULE.test(lines[at]!)) return false;
  const next = nextWritten(lines, at + 1);
  return next < lines.length && isHeaderBlock(lines, next);
}

/** The first line from here on that is not empty. */
function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at]?.trim() === '') at++;
  return at;
}

/** Whether what stands from here on is marked with `>`. */
function isMarkedBelow(lines: readonly string[], from: number): boolean {
  return isQuoted(lines[nextWritten(lines, from)] ?? '');
}

function isBelowDivider(lines: readonly string[], at: number): boolean {
  let above = at - 1;
  while (lines[above]?.trim() === '') above--;
  return DIVIDERS.some((divider) => divider.test(lines[above] ?? ''));
}

function beginningOf(line: string): string {
  return line.slice(0, LOOKED_AT).replace(MARKS, '');
}

/** How many lines from here on say who wrote what is quoted below; 0 where none does. */
export function attributionLength(lines: readonly string[], at: number): number {
  if (!FIRST_OF_ATTRIBUTION.test(beginningOf(lines[at]!))) return 0;
  let joined = '';
  for (let count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.length; count++) {
    joined += `${joined === '' ? '' : ' '}${beginningOf(lines[at + count - 1]!)}`;
    if (ATTRIBUTIONS.some((attribution) => attribution.test(joined))) {
      return NAMED_BY_PROGRAM.test(joined) || isMarkedBelow(lines, at + count) ? count : 0;
    }
    if (END_OF_SENTENCE.test(joined)) return 0;
  }
  return 0;
}

/**
 * Whether the header block of a quoted message begins here. A parcel and a flight have «from» and «to» as well: only a
 * message has an address, or a time and a subject.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FIRST_HEADER_FIELD.test(lines[at]!)) return false;
  const fields = new Map<string, string>();
  for (const line of lines.slice(at, at + 8)) {
    const match = HEADER_FIELD.exec(line);
    if (match !== null) fields.set(match[1]!.toLowerCase(), line.slice(match[0].length));
  }
  if (fields.size >= 2 && isBelowDivider(lines, at)) return true;
  const above = lines[at - 1] ?? 'none';
  if (fields.size < 3 && above.trim() !== '' && !RULE.test(above)) return false;
  return fields.size >= 2 && isOfMessage(fields);
}

function isOfMessage(fields: ReadonlyMap<string, string>): boolean {
  const names = [...fields.keys()];
  const hasAddress = names.some((name) => ADDRESS_FIELD.test(name) && fields.get(name)!.includes('@'));
  return (
    hasAddress ||
    (names.some((name) => TIME_FIELD.test(name)) && names.some((name) => SUBJECT_FIELD.test(name)))
  );
}
