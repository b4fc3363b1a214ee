import { quotedLines } from '#core/conversation/mail-quotes.ts';

/**
 * What the sender wrote, without what the mail program put around it: the quoted message, the signature
 * behind `-- `, the «sent from my phone», the lawyers' paragraph.
 */
export function ownText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const quoted = quotedLines(lines);
  const kept = withoutSignature(withoutDisclaimer(lines.filter((_, index) => !quoted[index])));
  const last = kept.findLastIndex((line) => line.trim() !== '' && !RULE.test(line));
  return kept
    .slice(0, last + 1)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const PHONE_LINE =
  /^\s*(?:(?:sent|get) (?:from|via|with|using) (?:my |outlook|mail for|yahoo|samsung|the )|get outlook for|发自我的|发自 ?我的|從我的|从我的.{0,12}发送|来自我的|发送自|发自(?:网易|QQ|qq|新浪|小米|华为|vivo|OPPO|iPhone|iPad)|获取 ?outlook|由.{0,20}发送$|自网易邮箱大师|通过.{0,12}邮箱.{0,6}发送)/i;
const LONGEST_PHONE_LINE = 80;
/** Mail programs draw one above what they put below a message, and leave it where that is taken away. */
const RULE = /^\s*[-_]{8,}\s*$/;
/** A signature behind `-- ` may be long; a line of dashes inside a text is followed by more text. */
const LONGEST_SIGNATURE = 30;
/** QQ Mail draws this above a name and how to reach it. */
const DASHES = /^\s*-{10,}\s*$/;
const LONGEST_CARD = 6;
const LONGEST_CARD_LINE = 40;
/** Who draws such a line in a letter has something to say below it. */
const SAYS_SOMETHING =
  /[\uff0c。\uff01\uff1f\uff1b!?;]|[我你您吗呢吧了没不请要退]|单号|编号|\b(?:i|we|you|my|your|it|is|are|was|not|please|thanks?|refund|order)\b/iu;

function withoutSignature(lines: readonly string[]): readonly string[] {
  const mark = lines.findIndex(
    (line, index) => /^--\s?$/.test(line) && lines.length - index <= LONGEST_SIGNATURE,
  );
  const signed = withoutCard(mark >= 0 ? lines.slice(0, mark) : lines);
  return signed.filter((line) => line.length > LONGEST_PHONE_LINE || !PHONE_LINE.test(line));
}

function withoutCard(lines: readonly string[]): readonly string[] {
  const rule = lines.findIndex((line) => DASHES.test(line));
  if (lines.slice(0, Math.max(0, rule)).every((line) => line.trim() === '')) return lines;
  const card = lines.slice(rule + 1).filter((line) => line.trim() !== '');
  const isCard =
    card.length <= LONGEST_CARD &&
    card.every(
      (line) => line.length <= LONGEST_CARD_LINE && !SAYS_SOMETHING.test(line) && !DASHES.test(line),
    );
  return isCard ? lines.slice(0, rule) : lines;
}

const DISCLAIMER =
  /^\s*[*_]*(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|intended (?:only|solely|exclusively|strictly|recipient|for the)|privileged)|confidentiality (?:notice|note)|(?:本|此)(?:电子)?(?:邮件|郵件|电邮)(?:及其|及|连同|和|包括|的|中|可能|所|内).{0,120}(?:保密|机密|机要|專屬|特定|隐私信息|(?:[仅僅只]|指定|预期|[并並]?非).{0,12}收件人)|声明[:\uff1a]\s*本邮件)/i;
/** People have something to disclaim as well: behind such a heading lawyers speak of the message. */
const HEADING = /^\s*[*_]*(?:disclaimer\s*:|legal notice\s*:|免责声明|保密(?:声明|提示|须知))/i;
const LEGAL =
  /\bthis (?:e-?mail|message|communication|transmission)\b|confidential|privileged|\b(?:recipient|addressee)|\bliab(?:le|ility)\b|\b(?:views|opinions) (?:expressed|stated|contained|and|or)\b|[本此该](?:电子)?[邮郵]件|[邮郵]件(?:内容|及)|收件人|机密|保密信息/i;

function isDisclaimer(lines: readonly string[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((more) => (lines[at + more] ?? '').slice(0, 400));
  if (DISCLAIMER.test(`${first} ${second} ${third}`)) return true;
  const heading = HEADING.exec(first!)?.[0];
  if (heading === undefined) return false;
  const isAlone = first!.slice(heading.length).replace(/[*_:\uff1a\s]/g, '') === '';
  return LEGAL.test(isAlone || second!.trim() !== '' ? `${first} ${second} ${third}` : first!);
}

/** Such a paragraph, and what follows it, was written once for everybody. */
function withoutDisclaimer(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((_, index) => index > 0 && isDisclaimer(lines, index));
  return at < 0 ? lines : lines.slice(0, at);
}
