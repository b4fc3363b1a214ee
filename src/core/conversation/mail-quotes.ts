/** From here on the rest is another message, whatever it looks like. */
const DIVIDERS = [
  /^\s*-{2,}\s*(?:original message|original appointment|forwarded (?:message|by .*)|原始邮件|原邮件|转发的?邮件|轉寄郵件|原始郵件)\s*-{2,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*begin forwarded message:\s*$/i,
  /^\s*-{3,}\s*(?:回复的原邮件|Replied Message)\s*-{3,}/i,
];

/** `On … wrote:`, `在 … 写道:`; mail programs break it into up to three lines. */
const ATTRIBUTIONS = [
  /^\s*>*\s*on\b[^\n]{4,300}\bwrote\s*[:\uff1a]\s*$/i,
  /^\s*>*\s*在?[^\n]{4,300}(?:写道|寫道|编写|写到|写的)\s*[:\uff1a]\s*$/,
  /^\s*>*\s*(?:\d{4}[-/年.]|\S+@\S+)[^\n]{0,300}(?:wrote|写道|寫道)\s*[:\uff1a]\s*$/i,
  /^\s*>*\s*from\s+my\s+\S+.*\bwrote\s*[:\uff1a]\s*$/i,
];
const ATTRIBUTION_LINES = 3;

/** A header block of the answered message: two of these within a few lines. */
export const HEADER_FIELD =
  /^\s*[>*]*\s*\**(from|sent|date|to|cc|subject|发件人|寄件者|寄件人|发送时间|发送日期|日期|时间|收件人|收件者|抄送|主题|主旨)\**\s*[:\uff1a]/i;
const FIRST_HEADER_FIELD = /^\s*[>*]*\s*\**(from|发件人|寄件者|寄件人)\**\s*[:\uff1a]/i;

/** For each line of an e-mail whether it repeats another message: quoted lines and the line that introduces them. */
export function quotedLines(lines: readonly string[]): boolean[] {
  const quoted = lines.map(isQuoted);
  for (let i = 0; i < lines.length; i++) {
    const attribution = attributionLength(lines, i);
    if (attribution > 0) {
      // Below, `>` lines are quoted one by one and an answer may stand between them; without them all is quoted.
      const next = lines.slice(i + attribution).find((one) => one.trim() !== '');
      if (next === undefined || !isQuoted(next)) return quoted.fill(true, i);
      quoted.fill(true, i, i + attribution);
      i += attribution - 1;
    } else if (DIVIDERS.some((divider) => divider.test(lines[i]!)) || isHeaderBlock(lines, i)) {
      return quoted.fill(true, i);
    }
  }
  return quoted;
}

/** Marked with `>`. */
export function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

/** How many lines from here on say who wrote what is quoted below; 0 where none does. */
export function attributionLength(lines: readonly string[], at: number): number {
  if (!/^\s*>*\s*(?:on\b|在|from my|\d{4}[-/年.]|\S+@)/i.test(lines[at]!)) return 0;
  let joined = '';
  for (let count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.length; count++) {
    joined += `${joined === '' ? '' : ' '}${lines[at + count - 1]!.slice(0, 400)}`;
    if (ATTRIBUTIONS.some((attribution) => attribution.test(joined))) return count;
  }
  return 0;
}

/** Whether the header block of a quoted message begins here. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FIRST_HEADER_FIELD.test(lines[at]!)) return false;
  const names = new Set<string>();
  for (const line of lines.slice(at, at + 8)) {
    const name = HEADER_FIELD.exec(line)?.[1];
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names.size >= 3 || (names.size === 2 && lines[at - 1]?.trim() === '');
}
