import type { Role } from '../conversation/vocabulary.ts';

/** What was said by one of two speakers. */
export interface Said {
  readonly speaker: number;
  readonly text: string;
}

/** Only the beginning of a call tells: later on either side repeats the other's words. */
const FIRST_TURNS = 8;
/** One phrase may be a quotation. */
const LEAST_LEAD = 2;

/** Said by whoever answers for the company: the greeting, the name given, the question of identity. */
const AGENT: readonly RegExp[] = [
  /欢迎(致电|来电|拨打)|感谢(您的)?(致电|来电)|很高兴为您服务|竭诚为您服务/u,
  /(有什么|请问有什么|请问需要).{0,6}(帮|效劳|服务)/u,
  /(工号|客服|专员|坐席).{0,8}为您/u,
  /(这里是|我是|^您好[，,、 ]?).{0,14}(客服|热线|中心|前台|银行|保险|商城|公司|快递|物流|酒店)/u,
  /请问您(是|要|需要|想|怎么|贵姓)|您(没有|是否|方便)/u,
  /(请|麻烦您|请您).{0,6}(报|提供|说|告诉).{0,6}(单号|订单|姓名|手机号|卡号|身份证|证件|后四位)|怎么称呼/u,
  /\bhow (can|may) i (help|assist)\b|\bwhat can i do for you\b/iu,
  /\b(thanks|thank you) for calling\b|\bwelcome to\b/iu,
  /\bthis is .{2,40} speaking\b|\byou are speaking (to|with)\b/iu,
  /\b(may|could|can) i (have|get|take) your (name|number|order|account|date)\b|\b(could|can) you (read me|give me|confirm) (your|the)\b/iu,
];

/** Said by whoever calls about something of their own. */
const CUSTOMER: readonly RegExp[] = [
  /我想(问|查|咨询|投诉|退|改|取消|办)|我要(投诉|退|查|改|取消|办)/u,
  /我(的|家|们家|上周|昨天|前天|上个月|刚|在你们).{0,14}(买|订|退|坏|没到|没收到|扣|账单|订单|包裹|网|卡|车|快递)/u,
  /你们(这边|那边|公司|家|店)?(怎么|为什么|到底|什么时候)/u,
  /\bmy (order|bill|parcel|package|account|flight|appointment|card|phone|refund|internet)\b/iu,
  /\bi (want|would like|need) to (cancel|return|change|move|complain|ask|report|know)\b/iu,
  /\bi (ordered|bought|booked|was charged|cannot log in|can't log in|moved out)\b/iu,
];

/**
 * Who is the agent and who the customer, by what either says at the beginning of a call.
 * @returns the roles of the two speakers; undefined where their words do not tell clearly
 */
export function rolesByWords(said: readonly Said[]): readonly [Role, Role] | undefined {
  const first = said.filter(({ text }) => text.trim() !== '').slice(0, FIRST_TURNS);
  const leads = [0, 1].map((speaker) => companyLead(first.filter((one) => one.speaker === speaker)));
  const lead = leads[0]! - leads[1]!;
  if (Math.abs(lead) < LEAST_LEAD) return undefined;
  return lead > 0 ? ['agent', 'customer'] : ['customer', 'agent'];
}

/**
 * Who is the customer among more than two voices, all others being agents to whom a call was handed on. Somebody who was handed on to
 * greets late, so that the beginning of each voice's own turns tells.
 * @returns the roles of all speakers; undefined where their words do not tell clearly
 */
export function rolesOfMany(said: readonly Said[], count: number): readonly Role[] | undefined {
  const worded = said.filter(({ text }) => text.trim() !== '');
  const leads = Array.from({ length: count }, (_, speaker) =>
    companyLead(worded.filter((one) => one.speaker === speaker).slice(0, FIRST_TURNS)),
  );
  const [least, next] = leads.toSorted((a, b) => a - b);
  if (next! - least! < LEAST_LEAD) return undefined;
  return leads.map((lead) => (lead === least ? 'customer' : 'agent'));
}

/** By how many phrases somebody speaks for the company rather than for themselves. */
function companyLead(said: readonly Said[]): number {
  return said.reduce((sum, { text }) => sum + countOf(AGENT, text) - countOf(CUSTOMER, text), 0);
}

function countOf(phrases: readonly RegExp[], text: string): number {
  return phrases.filter((phrase) => phrase.test(text)).length;
}
