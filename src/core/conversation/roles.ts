import { toSimplified } from '../text/script.ts';
import { ROLES, type Role } from './vocabulary.ts';

/** How the sources of the world call the four roles; compared after `foldLabel`. */
const ALIASES: Readonly<Record<Role, readonly string[]>> = {
  customer: [
    ...['customer', 'user', 'client', 'visitor', 'caller', 'buyer', 'guest', 'consumer', 'shopper', 'member'],
    ...['patient', 'passenger', 'subscriber', 'policyholder', 'cardholder', 'borrower', 'tenant', 'human'],
    ...['end user', 'enduser', 'callee', 'requester', 'cust'],
    ...[
      '客户',
      '用户',
      '买家',
      '顾客',
      '访客',
      '客人',
      '来电人',
      '来电客户',
      '消费者',
      '会员',
      '乘客',
      '旅客',
    ],
    ...[
      '患者',
      '业主',
      '投保人',
      '被保险人',
      '咨询者',
      '咨询人',
      '投诉人',
      '咨询用户',
      '亲友',
      '车主',
      '学员',
    ],
  ],
  agent: [
    ...['agent', 'assistant', 'advisor', 'adviser', 'rep', 'representative', 'staff', 'operator', 'seller'],
    ...[
      'merchant',
      'consultant',
      'csr',
      'advocate',
      'associate',
      'specialist',
      'supervisor',
      'clerk',
      'teller',
    ],
    ...['customer service', 'customer support', 'customer care', 'customer rep', 'customer representative'],
    ...['customer service representative', 'customer service rep', 'customer service agent', 'support'],
    ...['support agent', 'service agent', 'service rep', 'call center agent', 'service desk', 'help desk'],
    ...['helpdesk', 'account manager', 'customer manager', 'customer advisor', 'client advisor', 'employee'],
    ...['客服', '坐席', '座席', '专员', '顾问', '商家', '卖家', '店家', '店铺', '掌柜', '店小二', '客服人员'],
    ...[
      '人工',
      '人工客服',
      '人工坐席',
      '在线客服',
      '客服专员',
      '客服代表',
      '客户代表',
      '客户经理',
      '客户服务',
    ],
    ...[
      '客户服务代表',
      '客户顾问',
      '客服经理',
      '理财经理',
      '话务员',
      '接线员',
      '服务员',
      '服务人员',
      '工作人员',
    ],
    ...[
      '导购',
      '店员',
      '销售',
      '业务员',
      '经纪人',
      '代理人',
      '工程师',
      '班长',
      '主管',
      '值班长',
      '专家',
      '运营',
    ],
    ...['用户专员', '用户顾问', '会员顾问', '会员专员', '助理'],
  ],
  bot: [
    ...[
      'bot',
      'chatbot',
      'robot',
      'ivr',
      'virtual assistant',
      'virtual agent',
      'ai',
      'ai assistant',
      'ai agent',
    ],
    ...[
      'voicebot',
      'voice bot',
      'chat bot',
      'auto reply',
      'autoreply',
      'automated',
      'gpt',
      'answering machine',
    ],
    ...['机器人', '智能客服', '智能助手', '智能助理', '机器人客服', '客服机器人', '智能机器人', '语音导航'],
    ...['自动回复', '虚拟客服', '虚拟助手', '小助手', '数字人', '语音机器人', '智能坐席', 'ai客服', 'ai助手'],
  ],
  system: [
    ...[
      'system',
      'platform',
      'notice',
      'notification',
      'event',
      'system message',
      'tool',
      'function',
      'recording',
    ],
    ...['系统', '系统消息', '系统提示', '系统通知', '平台', '通知', '提示', '提示音', '旁白', '录音'],
  ],
};

const BY_ALIAS = new Map<string, Role>();
for (const role of ROLES) for (const alias of ALIASES[role]) BY_ALIAS.set(alias, role);
/** Longest first: 客户经理 is an agent although it begins with 客户. */
const LONGEST_FIRST = [...BY_ALIAS.keys()].sort((a, b) => b.length - a.length);

/** What may follow 客户 or `customer` without making it a person: 客户地址, 客服热线, `customer id`. */
const NOT_A_PERSON = new Set([
  ...[
    '地址',
    '电话',
    '姓名',
    '名称',
    '名',
    '编号',
    '号',
    '号码',
    '手机',
    '手机号',
    '邮箱',
    '协议',
    '反馈',
    '投诉',
  ],
  ...[
    '满意度',
    '评价',
    '来电',
    '需求',
    '问题',
    '诉求',
    '意见',
    '信息',
    '资料',
    '等级',
    '类型',
    '备注',
    '热线',
    '中心',
  ],
  ...[
    '工号',
    '账号',
    '昵称',
    '性别',
    '年龄',
    '来源',
    '标签',
    '要求',
    '情况',
    '描述',
    '时间',
    '部',
    '端',
    '组',
    '渠道',
  ],
  ...[
    'id',
    'ids',
    'name',
    'email',
    'phone',
    'number',
    'no',
    'address',
    'satisfaction',
    'note',
    'notes',
    'feedback',
  ],
  ...[
    'account',
    'requirements',
    'error',
    'rating',
    'team',
    'type',
    'since',
    'review',
    'info',
    'details',
    'contact',
  ],
]);

const LONGEST_LABEL = 48;

export interface ResolvedRole {
  readonly role: Role;
  /** The label itself, where it says more than the role: 客服小王, `Agent 7`. */
  readonly speaker?: string;
}

/** Comparable form of a label: half-width, simplified, lower case, without brackets, marks and joining signs. */
export function foldLabel(label: string): string {
  return toSimplified(label.normalize('NFKC'))
    .toLowerCase()
    .replace(/^[\s*_#<>[\]【】「」"'-]+/, '')
    .replace(/(?<![\s*_#<>[\]【】「」"':-])[\s*_#<>[\]【】「」"':-]+$/, '')
    .replace(/[\s_-]+/g, ' ');
}

/**
 * The role behind a label: an alias (客服, `rep`), an alias with a name (客服小王, `Agent 7`, `Mary (agent)`),
 * or one of the source's own labels (`own`, keyed by `foldLabel`). Undefined when nobody can tell.
 */
export function resolveRole(label: string, own?: ReadonlyMap<string, Role>): ResolvedRole | undefined {
  const plain = BY_ALIAS.get(label);
  if (plain !== undefined && own === undefined) return { role: plain };
  const folded = foldLabel(label);
  const mapped = own?.get(folded);
  const speaker = label.trim();
  if (mapped !== undefined) return speaker.length > 1 ? { role: mapped, speaker } : { role: mapped };
  const exact = BY_ALIAS.get(folded);
  if (exact !== undefined) return { role: exact };
  if (folded.length > LONGEST_LABEL) return undefined;
  const bracketed = /^(.+?) ?\(([^()]+)\)?$/.exec(folded);
  if (bracketed !== null) {
    const role = BY_ALIAS.get(bracketed[2]!.trim()) ?? BY_ALIAS.get(bracketed[1]!.trim());
    if (role !== undefined) return { role, speaker };
  }
  const role = headOf(folded);
  return role === undefined ? undefined : { role, speaker };
}

/** Both languages put the head last (天猫客服, `support agent`); a name comes after it (客服小王, `Agent Lee`). */
function headOf(folded: string): Role | undefined {
  for (const alias of LONGEST_FIRST) {
    if (folded.endsWith(alias) && isBoundary(folded, folded.length - alias.length, alias, true)) {
      const rest = folded.slice(0, -alias.length);
      if (mayBeName(rest)) return BY_ALIAS.get(alias);
    }
  }
  for (const alias of LONGEST_FIRST) {
    if (folded.startsWith(alias) && isBoundary(folded, alias.length, alias, false)) {
      return mayBeName(folded.slice(alias.length)) ? BY_ALIAS.get(alias) : undefined;
    }
  }
  return undefined;
}

/** A Latin alias is a whole word; Chinese needs no boundary. */
function isBoundary(folded: string, at: number, alias: string, before: boolean): boolean {
  if (!/[a-z]/.test(before ? alias[0]! : alias.at(-1)!)) return true;
  return !/\p{Script=Latin}/u.test((before ? folded[at - 1] : folded[at]) ?? ' ');
}

function mayBeName(rest: string): boolean {
  const words = rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  if (words === '' || NOT_A_PERSON.has(words)) return false;
  const chinese = words.replace(/[^\p{Script=Han}]/gu, '').length;
  const latin = words.split(' ').filter((word) => /[a-z]/.test(word));
  return chinese <= 5 && latin.length <= 3 && !latin.some((word) => NOT_A_PERSON.has(word));
}

/** The known label that a mistyped one most resembles, for the hint of a refusal. */
export function nearestRole(label: string): { readonly role: Role; readonly alias: string } | undefined {
  const folded = foldLabel(label).slice(0, LONGEST_LABEL);
  let best: { alias: string; distance: number } | undefined;
  for (const alias of BY_ALIAS.keys()) {
    const allowed = Math.max(1, Math.floor(alias.length / 3));
    if (Math.abs(alias.length - folded.length) > allowed) continue;
    const distance = editDistance(folded, alias);
    if (distance > allowed || distance >= folded.length) continue;
    if (best === undefined || distance < best.distance) best = { alias, distance };
  }
  return best === undefined ? undefined : { role: BY_ALIAS.get(best.alias)!, alias: best.alias };
}

/** Optimal string alignment: insert, delete, replace, and swap two neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
