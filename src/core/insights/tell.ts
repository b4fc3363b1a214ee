import type { Bilingual } from '../bilingual.ts';
import type { Language } from '../conversation/schema.ts';
import type { Warning } from './alert.ts';
import type { Department, Insight, InsightState } from './insight.ts';
import type { Notice } from './notice.ts';
import type { Cause } from './whose-problem.ts';

export const CAUSE_NAMES: Readonly<Record<Cause, Bilingual>> = {
  systemic: { zh: '系统性问题', en: 'Systemic' },
  local: { zh: '个别客服', en: 'A few agents' },
  knowledge_gap: { zh: '口径不一', en: 'Answers differ' },
  system_fault: { zh: '突发故障', en: 'Sudden fault' },
  none: { zh: '没有异常', en: 'Nothing unusual' },
  cannot_tell: { zh: '还看不出来', en: 'Cannot tell yet' },
};

export const DEPARTMENT_NAMES: Readonly<Record<Department, Bilingual>> = {
  product: { zh: '产品', en: 'Product' },
  marketing: { zh: '市场', en: 'Marketing' },
  training: { zh: '培训', en: 'Training' },
  operations: { zh: '运营', en: 'Operations' },
};

export const STATE_NAMES: Readonly<Record<InsightState, Bilingual>> = {
  new: { zh: '新发现', en: 'New' },
  accepted: { zh: '已受理', en: 'Accepted' },
  in_repair: { zh: '处理中', en: 'In repair' },
  repaired: { zh: '已修复，待验证', en: 'Repaired, being watched' },
  verified: { zh: '确认见效', en: 'Verified' },
  dismissed: { zh: '不处理', en: 'Dismissed' },
};

/** What a topic is called in each language; where it has one name, that in both. */
export function namesOf({
  name,
  names,
}: {
  readonly name: string;
  readonly names?: Bilingual | undefined;
}): Bilingual {
  return names ?? { zh: name, en: name };
}

/**
 * The claim in one or two whole sentences, with its figures.
 * @param nameOf what people call an agent
 */
export function tellClaim(
  insight: Pick<Insight, 'name' | 'names' | 'claim' | 'fadedAt'>,
  nameOf: (agent: string) => string = (agent) => agent,
): Bilingual {
  const { zh: name, en: nameEn } = namesOf(insight);
  const {
    cause,
    rate,
    usual,
    agents,
    agentsUnnamed = 0,
    agentCount,
    spreadOver,
    conversations,
  } = insight.claim;
  const share = `${percent(rate.value)}（${percent(rate.low)}–${percent(rate.high)}）`;
  const shareEn = `${percent(rate.value)} (${percent(rate.low)}–${percent(rate.high)})`;
  if (insight.fadedAt !== undefined) {
    return {
      zh: `“${name}”近四周的 ${conversations} 通对话里，${share}没有好结果，已不比其他话题差（此前判断：${CAUSE_NAMES[cause].zh}）。`,
      en: `Of ${conversations} conversations about “${nameEn}” in the last four weeks, ${shareEn} end badly: no more than elsewhere any longer (found as: ${CAUSE_NAMES[cause].en}).`,
    };
  }
  const concerned = agents.length + agentsUnnamed;
  const few = agents.map(({ agent }) => nameOf(agent)).join('、');
  const fewEn = agents.map(({ agent }) => nameOf(agent)).join(', ');
  switch (cause) {
    case 'systemic':
      return {
        zh: `“${name}”的 ${conversations} 通对话里，${share}没有好结果；同一批客服处理其他问题时只有 ${percent(usual)}。${agentCount} 位客服中约 ${percent(spreadOver)} 都明显更吃力：问题多半不在谁没讲清楚，而在产品、规则或文案本身。`,
        en: `Of ${conversations} conversations about “${nameEn}”, ${shareEn} end badly; with the same agents it is ${percent(usual)} elsewhere. About ${percent(spreadOver)} of ${agentCount} agents do clearly worse: it lies less with who explains than with the product, the rule or its wording.`,
      };
    case 'local':
      return {
        zh: `“${name}”的难处集中在 ${few}${agentsUnnamed === 0 ? '' : ` 等 ${concerned} 位客服`}，其余同事处理得正常：适合做有针对性的辅导。`,
        en: `Trouble with “${nameEn}” stands with ${fewEn}${agentsUnnamed === 0 ? '' : ` and ${agentsUnnamed} more`}, while their colleagues manage: coaching on this matter helps.`,
      };
    case 'knowledge_gap':
      return {
        zh: `对“${name}”，客服的答复互相矛盾，涉及 ${concerned} 位客服：先统一口径。`,
        en: `Agents answer “${nameEn}” in ways that contradict each other, ${concerned} of them: agree on one answer first.`,
      };
    case 'system_fault':
      return {
        zh: `“${name}”突然在多个渠道同时增多，${share}没有好结果：多半是系统出了故障。`,
        en: `“${nameEn}” came up of a sudden on several channels, and ${shareEn} end badly: most likely a fault of a system.`,
      };
  }
}

/** What an insight costs in a week, with the formula by which it is estimated. */
export function tellImpact({ claim: { impact, conversations } }: Pick<Insight, 'claim'>): Bilingual {
  const hours = impact.hours === null ? null : round(impact.hours);
  return {
    zh: `每周约 ${round(impact.conversations)} 通对话${hours === null ? '' : `、${hours} 小时处理时间`}，${round(impact.unhappy)} 位客户不满意；其中约 ${round(impact.avoidable)} 位本可避免。算法：对话数 ${conversations} ÷ 天数 × 7；不满意 = 对话 × 没有好结果的比例；可避免 = 对话 ×（该比例 − 其他话题的比例）。`,
    en: `About ${round(impact.conversations)} conversations a week${hours === null ? '' : `, ${hours} hours of handling`} and ${round(impact.unhappy)} unhappy customers, of whom about ${round(impact.avoidable)} could be avoided. Reckoned as: ${conversations} conversations ÷ days × 7; unhappy = conversations × share that ends badly; avoidable = conversations × (that share − the share on other topics).`,
  };
}

export function tellWarning(warning: Warning, nameOf: (topic: string) => Bilingual): Bilingual {
  switch (warning.kind) {
    case 'surge':
      return {
        zh: `“${nameOf(warning.topic).zh}”最近 ${warning.hours} 小时有 ${warning.conversations} 通对话，往常约 ${round(warning.expected)} 通。`,
        en: `“${nameOf(warning.topic).en}”: ${warning.conversations} conversations in the last ${warning.hours} h, where ${round(warning.expected)} are usual.`,
      };
    case 'unknown': {
      const words = warning.words.map(({ word }) => word);
      return {
        zh: `不属于任何已知话题的对话最近 ${warning.hours} 小时有 ${warning.conversations} 通，往常约 ${round(warning.expected)} 通${words.length === 0 ? '' : `；新出现的词：${words.join('、')}`}。`,
        en: `${warning.conversations} conversations of the last ${warning.hours} h belong to no known topic, where ${round(warning.expected)} are usual${words.length === 0 ? '' : `; new words: ${words.join(', ')}`}.`,
      };
    }
    case 'mood':
      return {
        zh: `“${nameOf(warning.topic).zh}”近一天 ${warning.conversations} 通对话中 ${warning.upset} 通没有好结果，往常是 ${percent(warning.usual)}。`,
        en: `“${nameOf(warning.topic).en}”: ${warning.upset} of ${warning.conversations} conversations of the last day end badly, where ${percent(warning.usual)} is usual.`,
      };
    case 'words':
      return {
        zh: `客户近一天开始提到：${warning.words.map(({ word, conversations }) => `${word}（${conversations} 通）`).join('、')}。`,
        en: `Customers begin to mention: ${warning.words.map(({ word, conversations }) => `${word} (${conversations})`).join(', ')}.`,
      };
  }
}

const MOST_LINES = 8;

export function alertNotice(
  warnings: readonly Warning[],
  nameOf: (topic: string) => Bilingual,
  language: Language,
): Notice {
  const lines = warnings.slice(0, MOST_LINES).map((warning) => tellWarning(warning, nameOf)[language]);
  const left = warnings.length - lines.length;
  const more = { zh: `另有 ${left} 项，见听诊的预警页。`, en: `${left} more stand on the page of alerts.` };
  return {
    title: {
      zh: `听诊预警：${warnings.length} 项异常`,
      en: `Tingzhen: ${warnings.length} unusual ${warnings.length === 1 ? 'thing' : 'things'}`,
    }[language],
    lines: left > 0 ? [...lines, more[language]] : lines,
  };
}

function insightNotice(insight: Insight, nameOf: (agent: string) => string, language: Language): Notice {
  const title = {
    zh: `听诊新发现（${DEPARTMENT_NAMES[insight.department].zh}）：${namesOf(insight).zh}`,
    en: `Tingzhen found for ${DEPARTMENT_NAMES[insight.department].en}: ${namesOf(insight).en}`,
  };
  return {
    title: title[language],
    lines: [tellClaim(insight, nameOf)[language], tellImpact(insight)[language]],
  };
}

/**
 * What one look found; null where it is nothing, all of it in one notice where it is several things.
 * @param nameOf what people call an agent
 */
export function insightsNotice(
  insights: readonly Insight[],
  nameOf: (agent: string) => string,
  language: Language,
): Notice | null {
  const [only, ...others] = insights;
  if (only === undefined) return null;
  if (others.length === 0) return insightNotice(only, nameOf, language);
  const lines = insights
    .slice(0, MOST_LINES)
    .map(
      (one) =>
        `${DEPARTMENT_NAMES[one.department][language]}${language === 'zh' ? '：' : ': '}${tellClaim(one, nameOf)[language]}`,
    );
  const left = insights.length - lines.length;
  const more = { zh: `另有 ${left} 项，见听诊的洞察页。`, en: `${left} more stand on the page of insights.` };
  return {
    title: {
      zh: `听诊新发现：${insights.length} 项`,
      en: `Tingzhen found ${insights.length} things to act on`,
    }[language],
    lines: left > 0 ? [...lines, more[language]] : lines,
  };
}

/** A week of insights by department; departments without any are left out. Null where there is nothing to say. */
export function digestNotice(insights: readonly Insight[], since: string, language: Language): Notice | null {
  const lines = (Object.keys(DEPARTMENT_NAMES) as Department[]).flatMap((department) => {
    const own = insights.filter((one) => one.department === department && one.state !== 'dismissed');
    const open = own.filter(({ state, changedAt }) => state !== 'verified' || changedAt >= since);
    if (open.length === 0) return [];
    const listed = open
      .toSorted((a, b) => b.claim.impact.avoidable - a.claim.impact.avoidable)
      .slice(0, MOST_LINES)
      .map((one) => {
        const fresh = one.createdAt >= since ? { zh: '本周新增，', en: 'new this week, ' }[language] : '';
        const { unhappy } = one.claim.impact;
        return {
          zh: `· ${namesOf(one).zh}：${CAUSE_NAMES[one.claim.cause].zh}，${fresh}${STATE_NAMES[one.state].zh}，每周约 ${round(unhappy)} 位客户不满意`,
          en: `· ${namesOf(one).en}: ${CAUSE_NAMES[one.claim.cause].en}, ${fresh}${STATE_NAMES[one.state].en}, about ${round(unhappy)} unhappy customers a week`,
        }[language];
      });
    return [`${DEPARTMENT_NAMES[department][language]}`, ...listed];
  });
  if (lines.length === 0) return null;
  return { title: { zh: '听诊一周洞察', en: 'Tingzhen: the week’s insights' }[language], lines };
}

function percent(share: number): string {
  return `${Math.round(100 * Math.min(1, Math.max(0, share)))}%`;
}

function round(value: number): number {
  return value < 10 ? Math.round(10 * value) / 10 : Math.round(value);
}
