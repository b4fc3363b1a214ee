import type { Bilingual } from '../bilingual.ts';
import type { Lesson, NamedCompetency, Passage, ToldPractice } from './growth.ts';
import type { PlanState } from './plan.ts';
import type { PlanVerdict, TargetOutcome } from './plan-effect.ts';

/** One thing that is said of the week; what it is about tells where it leads. */
export interface DigestLine {
  readonly kind: 'week' | 'strength' | 'try' | 'plan' | 'waiting';
  readonly text: Bilingual;
  /** How it was said: an own best moment beside a strength, a colleague's beside what to try. */
  readonly passage?: Passage;
  readonly plan?: string;
}

/** What became of the customers who were in a difficulty. */
export interface WeekMoments {
  readonly conversations: number;
  readonly moments: number;
  readonly recovered: number;
}

export interface PlanOfWeek {
  readonly id: string;
  readonly state: PlanState;
  readonly title: Bilingual;
  readonly due: string;
  /** Level 0–100 to reach; null where only the direction is meant. */
  readonly target: number | null;
  /** What is said of its effect, once it is followed. */
  readonly effect?: {
    readonly verdict: PlanVerdict;
    readonly target: TargetOutcome | null;
    readonly text: Bilingual;
  };
}

export interface AgentWeek extends WeekMoments {
  /** Of the longer period that profiles are made from. */
  readonly competencies: readonly NamedCompetency[];
  readonly best: readonly { readonly competency: string; readonly passage: Passage }[];
  readonly lessons: readonly Lesson[];
  readonly practices: readonly ToldPractice[];
  readonly plans: readonly PlanOfWeek[];
}

/** The week as a colleague would tell it: what went well first, one thing to try, then what was agreed. */
export function agentDigest(week: AgentWeek): DigestLine[] {
  return [weekLine(week), ...strengthLine(week), ...tryLine(week), ...week.plans.map(planLine)];
}

function weekLine({ conversations, moments, recovered }: WeekMoments): DigestLine {
  if (conversations === 0) {
    return {
      kind: 'week',
      text: { zh: '这一周没有对话', en: 'There was no conversation this week' },
    };
  }
  const held = {
    zh: `这一周你接待了 ${conversations} 通对话`,
    en: `This week you held ${conversations === 1 ? 'one conversation' : `${conversations} conversations`}`,
  };
  if (moments === 0) return { kind: 'week', text: held };
  return {
    kind: 'week',
    text: {
      zh: `${held.zh}；${moments} 次客户遇到不顺，其中 ${recovered} 次你让客户回暖了`,
      en: `${held.en}; of ${moments === 1 ? 'one difficult moment' : `${moments} difficult moments`}, ${recovered} ended well`,
    },
  };
}

function strengthLine({ competencies, best }: AgentWeek): DigestLine[] {
  const strongest = competencies
    .filter(({ standing }) => standing === 'strength')
    .toSorted((a, b) => b.abovePeers!.value - a.abovePeers!.value)[0];
  if (strongest !== undefined) {
    const passage = best.find(({ competency }) => competency === strongest.competency)?.passage;
    return [
      {
        kind: 'strength',
        text: {
          zh: `${strongest.title.zh}：${strongest.message.zh}`,
          en: `${strongest.title.en}: ${strongest.message.en}`,
        },
        ...(passage === undefined ? {} : { passage }),
      },
    ];
  }
  const [moment] = best;
  if (moment === undefined) return [];
  return [
    {
      kind: 'strength',
      text: { zh: '这是你近来让客户回暖的一刻', en: 'A moment of yours from which the customer recovered' },
      passage: moment.passage,
    },
  ];
}

function tryLine({ competencies, lessons, practices }: AgentWeek): DigestLine[] {
  const growing = competencies
    .filter(({ standing }) => standing === 'growth')
    .toSorted((a, b) => a.abovePeers!.value - b.abovePeers!.value)[0];
  const lesson =
    lessons.find(({ competency, exemplars }) => competency === growing?.competency && exemplars.length > 0) ??
    lessons.find(({ exemplars }) => exemplars.length > 0);
  const shown = lesson === undefined ? {} : { passage: lesson.exemplars[0]! };
  if (growing !== undefined) {
    const { title, message } = growing;
    return [
      {
        kind: 'try',
        text: { zh: `${title.zh}：${message.zh}`, en: `${title.en}: ${message.en}` },
        ...shown,
      },
    ];
  }
  if (lesson !== undefined) {
    return [
      {
        kind: 'try',
        text: { zh: '看看同事在相似时刻是怎么说的', en: 'See what a colleague said in a moment like yours' },
        ...shown,
      },
    ];
  }
  const practice = practices.find(({ helps }) => helps);
  return practice === undefined ? [] : [{ kind: 'try', text: practice.text }];
}

function planLine({ id, state, title, due, target, effect }: PlanOfWeek): DigestLine {
  if (state === 'planned') {
    return {
      kind: 'plan',
      plan: id,
      text: {
        zh: `“${title.zh}”等你看看，回应后开始`,
        en: `“${title.en}” waits for your answer`,
      },
    };
  }
  const followed = effect?.text ?? { zh: '', en: '' };
  const level =
    target === null ? { zh: '', en: '' } : { zh: `目标 ${target} 分，`, en: `to reach ${target}, ` };
  return {
    kind: 'plan',
    plan: id,
    text: {
      zh: [`“${title.zh}”，${level.zh}到 ${due}`, followed.zh].filter(Boolean).join('：'),
      en: [`“${title.en}”, ${level.en}until ${due}`, followed.en].filter(Boolean).join(': '),
    },
  };
}
