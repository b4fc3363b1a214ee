import { normaliseText } from '../../text/text-view.ts';
import { type Announcement, announcing } from './announced.ts';

const THING =
  '(?:(?:订单|运单|物流|快递|工单|流水|保单|合同|会员|发票|设备|商品)(?:编号|号码|号|id)|单号|工号|客户编号|客户号(?!码)|验证码|校验码|' +
  '\\b(?:order|tracking|shipment|parcel|ticket|case|invoice|reference|ref|booking|reservation|serial|policy|claim|' +
  'confirmation|transaction|member(?:ship)?|customer) (?:number|no|id|code)\\b)';
const ASKED: readonly (readonly [Announcement, RegExp])[] = [
  ['order', new RegExp(THING)],
  [
    'phone',
    /电话|手机|联系方式|座机|固话|(?<!订单|运单|物流|快递|工单|流水|保单|合同|会员|发票|设备|商品|证|证件|卡)号码|\b(?:(?:tele|cell)?phone|mobile|cell|(?:contact|call ?back|best|your) number|number (?:(?:i|we) can|to) (?:reach|call))\b/,
  ],
  ['card', /卡号|银行卡|储蓄卡|信用卡|借记卡|\bcard number\b|\b(?:your|the) (?:credit |debit |bank )?card\b/],
  ...(['id', 'ssn', 'account', 'passport', 'licence'] as const).map(
    (kind) => [kind, announcing(kind)] as const,
  ),
];
const BIRTH = /出生|生日|\bbirth(?:day|date)?\b|\bborn\b|\bdob\b/;
const ASKING =
  /\?|请|報|报|提供|留|说|告诉|告知|多少|什么|哪个|几号|麻烦|核对|核实|确认|输入|填写|发我|发一下|给我|给一下|需要|念|\b(?:what|which|when|please|may i|can|could|would|provide|give|tell|confirm|verify|need|enter|spell)\b/;
const SENTENCE = /[^.!?;]+\??/g;
/** Nothing but what is wanted: "您的手机号", "your date of birth". */
const SHORT = { zh: 12, other: 30 };
const STATEMENT = /[打会已了给在到收发没]|\b(?:will|have|has|is|are|was|call|called|sent|send|got|no|not)\b/;
/** Between the beginning of an answer and its number stands little. */
const LONGEST_LEAD = 40;
/** The number belongs to something else after all. */
const SOMETHING_ELSE =
  /单|款|钱|费|额|价|积分|套餐|流量|版本|尾号|[$¥£€]|\b(?:orders?|tickets?|case|bill|paid|pay|balance|amount|price|total|tracking|version)\b/;
/** Who has not got what was asked for tells something instead. */
const INSTEAD = /\d|没|不|找|忘|\b(?:no|not|don'?t|can'?t|cannot|instead|but)\b/;

/** What the other side has said right before: what it asks for need not be said again in the answer. */
export class Question {
  readonly #text: string;
  #kinds: ReadonlySet<Announcement> | undefined;

  /** @param text as views have it */
  constructor(text: string) {
    this.#text = text;
  }

  get asksForBirthday(): boolean {
    return BIRTH.test(this.#text) && this.#asking().some((sentence) => BIRTH.test(sentence));
  }

  /** Whether a number that begins at `at` of an answer is what was asked for as this kind. */
  announces(kind: Announcement, answer: string, at: number): boolean {
    if (!this.#asked().has(kind) || at > LONGEST_LEAD) return false;
    const lead = normaliseText(answer.slice(0, at));
    return !(kind === 'order' ? INSTEAD : SOMETHING_ELSE).test(lead);
  }

  #asked(): ReadonlySet<Announcement> {
    if (this.#kinds !== undefined) return this.#kinds;
    const sentences = this.#asking();
    const kinds = ASKED.filter(([, words]) => sentences.some((sentence) => words.test(sentence)));
    const asked = new Set(kinds.map(([kind]) => kind));
    // Where either would do, the answer may be the one that tells who somebody is.
    if (asked.size > 1) asked.delete('order');
    this.#kinds = asked;
    return asked;
  }

  #asking(): string[] {
    const sentences = this.#text.match(SENTENCE) ?? [];
    return sentences.filter((sentence) => {
      const short = /[一-龥]/.test(sentence) ? SHORT.zh : SHORT.other;
      const isBare = sentences.length === 1 && sentence.length <= short && !STATEMENT.test(sentence);
      return isBare || ASKING.test(sentence);
    });
  }
}
