import { normaliseText } from '../../text/text-view.ts';

/** What the words before a number say that it is. */
export type Announcement =
  | 'order'
  | 'sum'
  | 'phone'
  | 'service'
  | 'id'
  | 'ssn'
  | 'card'
  | 'account'
  | 'passport'
  | 'licence'
  | 'version'
  | 'tail';

const WORDS: readonly (readonly [Announcement, string])[] = [
  [
    'order',
    '(?:订单|运单|工单|流水|保单|合同|会员|发票|设备|产品|商品|批)(?:编号|号码|号|id)|(?:客户|用户)(?:编号|id|号(?!码))|单号|编号|案件号|票号|税号|序列号|货号|款号|型号|imei|' +
      '(?:订单|运单|物流|快递|工单|流水)[^一-龥]{0,3}$|' +
      '\\b(?:orders?|tracking|shipment|parcel|tickets?|case|invoice|ref(?:erence)?|booking|reservation|serial|sku|policy|' +
      'claim|confirmation|transaction|customer|product|item|model|part|meter|member(?:ship)?)' +
      '(?: (?:number|no|id|code)\\b|[^a-z]{0,4}$| is$|(?= ?#))',
  ],
  ['sum', '金额|总额|总价|总计|合计|共计|价格|人民币|[$¥£€]|\\b(?:amount|price|sum|total|usd|rmb|cny)\\b'],
  [
    'phone',
    '电话|手机|联系方式|号码|座机|固话|致电|拨打|拨|回电|来电|打给|打到|短信|' +
      '\\b(?:(?:tele|cell)?phones?|tel|mobile|cell|call|called|calling|ring|rung|fax|desk|office|whatsapp|sms|text|reach|' +
      'answering at|messages? to|contact|registered|dial|my (?:new |old |other )?number)\\b',
  ],
  [
    'service',
    '客服热线|服务热线|热线|客服电话|官方电话|\\b(?:hotline|help ?line|toll[- ]free|customer service)\\b',
  ],
  ['id', '身份证|证件号|\\b(?:id|identity) (?:card|number|no)\\b'],
  ['ssn', '\\bssn\\b|\\bsocial security\\b|\\bsocial\\b'],
  [
    'card',
    '卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|(?:工|农|中|建|交|招)行卡|\\b(?:credit |debit |bank )?cards?\\b|\\b(?:visa|mastercard|amex)\\b',
  ],
  ['account', '账号|帐号|账户|帐户|\\baccounts?\\b|\\bacct\\b'],
  ['passport', '护照|通行证|回乡证|台胞证|\\bpassports?\\b'],
  ['licence', "驾驶证|驾照|\\bdriv(?:er'?s?|ing) licen[cs]e\\b|\\bdl\\b"],
  ['version', '版本|\\bversion\\b|\\bver\\b|\\bv'],
  ['tail', '尾号|后四位|末四位|\\bending (?:in|with)\\b|\\blast four\\b|\\blast 4\\b'],
];
const ANY_WORD = new RegExp(WORDS.map(([, words]) => `(${words})`).join('|'), 'g');
const REACH = 36;

/**
 * What a number that begins at `at` is announced as: the last telling word before it in the same
 * sentence. Undefined when there is none.
 */
export function announcedAs(text: string, at: number): Announcement | undefined {
  const before = normaliseText(text.slice(Math.max(0, at - REACH), at).replaceAll('\n', ','));
  const sentence = before.slice([...before.matchAll(SENTENCE_END)].at(-1)?.index ?? 0);
  let last: Announcement | undefined;
  for (const match of sentence.matchAll(ANY_WORD)) {
    const [word] = WORDS[match.slice(1).findIndex((part) => part !== undefined)]!;
    const between = sentence.slice(match.index + match[0].length);
    // The number of a thing stands right after its name, as a sum does; another number or a pause ends its reach.
    if ((word !== 'order' && word !== 'sum') || OF_A_THING.test(between)) last = word;
  }
  return last;
}

/** The words that announce one kind. */
export function announcing(kind: Announcement): RegExp {
  return new RegExp(WORDS.find(([word]) => word === kind)![1]);
}

/** A bracket closes a label that stands for something hidden: its words announce nothing. */
const OF_A_THING = /^(?:[\s.:=#("']|is|was|是|为|的|如下|这个|号码){0,5}$/;
const SENTENCE_END = /(?<!\b(?:no|nr|tel|mob|ph|ext))\. |[?!;\]]/g;
const OTHER_AFTER =
  /^ ?(?:元(?![旦宵月])|块钱?|美[元金]|港[元币]|人民币|[万亿]元?|rmb\b|usd\b|cny\b|yuan\b|dollars?\b|euros?\b|pounds?\b|[$¥￥€£]|号的?(?:订单|运单|工单|单))/i;
const AMOUNT_AFTER = /^ ?(?:[个件台箱份人名位米吨条次天年套张项笔克升分秒%]|种|家|户|多)/;

/** A sum or the number of a thing by what follows: "13800138000元". */
export function isOtherSaidAfter(text: string, end: number): boolean {
  return OTHER_AFTER.test(text.slice(end, end + 10));
}

/** An amount of something: "1380，0138，000件". */
export function isAmountSaidAfter(text: string, end: number): boolean {
  return AMOUNT_AFTER.test(text.slice(end, end + 2));
}

const TOLD_AS_PHONE =
  /(?:(?:(?<![打通接回个了])(?:电话|電話)|座机|固话|联系方式|号码?|號碼?|聯繫方式)\s?(?:是|为|為|[:：])?|(?:手机|手機)\s?(?:是|为|為|[:：])|\b(?:number|phone|mobile|cell)(?: is|:)?|\b(?:call|reach|text|ring)(?: (?:me|us|him|her))? (?:at|on))\s?$/i;

/** "电话是", "my number is" right before a number, not only somewhere in the sentence. */
export function isToldAsPhone(text: string, at: number): boolean {
  return TOLD_AS_PHONE.test(text.slice(Math.max(0, at - 20), at));
}

const PHONE_AFTER = /^[\s,(-]{0,3}(?:office|fax|mobile|cell|home|work|desk|手机|电话|座机)/i;

/** A telephone's place said after the number: "781 1704 office". */
export function isPhoneSaidAfter(text: string, end: number): boolean {
  return PHONE_AFTER.test(text.slice(end, end + 12));
}
