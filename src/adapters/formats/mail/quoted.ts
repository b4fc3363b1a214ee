/**
 * What the sender wrote, without what the mail program put around it: the quoted message, the signature
 * behind `-- `, the «sent from my phone», the lawyers' paragraph.
 */
export function ownText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const kept = withoutSignature(withoutDisclaimer(withoutQuotes(lines)));
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

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
const HEADER_FIELD =
  /^\s*[>*]*\s*\**(from|sent|date|to|cc|subject|发件人|寄件者|寄件人|发送时间|发送日期|日期|时间|收件人|收件者|抄送|主题|主旨)\**\s*[:\uff1a]/i;
const FIRST_HEADER_FIELD = /^\s*[>*]*\s*\**(from|发件人|寄件者|寄件人)\**\s*[:\uff1a]/i;

function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (DIVIDERS.some((divider) => divider.test(line)) || isHeaderBlock(lines, i)) break;
    const attribution = attributionLength(lines, i);
    if (attribution > 0) {
      // Below, `>` lines are quoted one by one and an answer may stand between them; without them all is quoted.
      const next = lines.slice(i + attribution).find((one) => one.trim() !== '');
      if (next === undefined || !isQuoted(next)) break;
      i += attribution - 1;
    } else if (!isQuoted(line)) kept.push(line);
  }
  return kept;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

function attributionLength(lines: readonly string[], at: number): number {
  if (!/^\s*>*\s*(?:on\b|在|from my|\d{4}[-/年.]|\S+@)/i.test(lines[at]!)) return 0;
  let joined = '';
  for (let count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.length; count++) {
    joined += `${joined === '' ? '' : ' '}${lines[at + count - 1]!.slice(0, 400)}`;
    if (ATTRIBUTIONS.some((attribution) => attribution.test(joined))) return count;
  }
  return 0;
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FIRST_HEADER_FIELD.test(lines[at]!)) return false;
  const names = new Set<string>();
  for (const line of lines.slice(at, at + 8)) {
    const name = HEADER_FIELD.exec(line)?.[1];
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names.size >= 3 || (names.size === 2 && lines[at - 1]?.trim() === '');
}

const PHONE_LINE =
  /^\s*(?:(?:sent|get) (?:from|via|with|using) (?:my |outlook|mail for|yahoo|samsung|the )|get outlook for|发自我的|发自 ?我的|從我的|从我的.{0,12}发送|来自我的|发送自|发自(?:网易|QQ|qq|新浪|小米|华为|vivo|OPPO|iPhone|iPad)|获取 ?outlook|由.{0,20}发送$|自网易邮箱大师|通过.{0,12}邮箱.{0,6}发送)/i;
const LONGEST_PHONE_LINE = 80;
/** A signature behind `-- ` may be long; a line of dashes inside a text is followed by more text. */
const LONGEST_SIGNATURE = 30;

function withoutSignature(lines: readonly string[]): readonly string[] {
  const mark = lines.findIndex(
    (line, index) => /^--\s?$/.test(line) && lines.length - index <= LONGEST_SIGNATURE,
  );
  const signed = mark >= 0 ? lines.slice(0, mark) : lines;
  return signed.filter((line) => line.length > LONGEST_PHONE_LINE || !PHONE_LINE.test(line));
}

const DISCLAIMER =
  /^\s*[*_]*(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|intended|privileged)|confidentiality (?:notice|note)|disclaimer\s*:|legal notice\s*:|(?:本|此)(?:电子)?(?:邮件|郵件|电邮)(?:及其|及|连同|和|包括|的|中|可能|所|内).{0,120}(?:保密|机密|机要|專屬|收件人|特定|隐私)|免责声明|保密(?:声明|提示|须知)|声明[:\uff1a]\s*本邮件)/i;

/** Such a paragraph, and what follows it, was written once for everybody. */
function withoutDisclaimer(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, index) => {
    if (index === 0) return false;
    return DISCLAIMER.test(`${line} ${lines[index + 1] ?? ''} ${lines[index + 2] ?? ''}`.slice(0, 600));
  });
  return at < 0 ? lines : lines.slice(0, at);
}
