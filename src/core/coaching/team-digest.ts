import type { Bilingual } from '../bilingual.ts';
import { addDays, dayOf } from '../facts/days.ts';
import type { DigestLine, PlanOfWeek, WeekMoments } from './digest.ts';
import type { NamedCompetency, ToldPractice } from './growth.ts';

export interface TeamWeek extends WeekMoments {
  /** By name; the order says nothing. */
  readonly agents: readonly {
    readonly name: string;
    readonly competencies: readonly NamedCompetency[];
  }[];
  readonly plans: readonly (PlanOfWeek & { readonly name: string })[];
  /** Of so many plans the effect is not known yet, as it is still being measured. */
  readonly measuring: number;
  readonly practices: readonly ToldPractice[];
  /** So many days agents and their competencies are looked at. */
  readonly days: number;
  /** Today and a week later, as ISO dates. */
  readonly today: string;
  readonly nextWeek: string;
}

/** More than so many are not told one by one. */
const MOST_NAMED = 5;

/** Today and a week later on a zone's clock; `to` is the end of the period, the first instant that lies behind it. */
export function digestDays(to: string, zone: string): Pick<TeamWeek, 'today' | 'nextWeek'> {
  const today = dayOf(Date.parse(to) - 1, zone);
  return { today, nextWeek: addDays(today, 7) };
}

/** The week of those whom somebody coaches: whom to thank first, what to practise together, which plans wait. */
export function teamDigest(week: TeamWeek): DigestLine[] {
  return [
    weekLine(week),
    ...thanks(week),
    ...together(week),
    ...plans(week),
    ...measured(week),
    ...waiting(week),
  ];
}

function weekLine({ agents, days, conversations, moments, recovered }: TeamWeek): DigestLine {
  const difficulties =
    moments === 0
      ? { zh: '', en: '' }
      : {
          zh: `；${moments} 次客户遇到不顺，其中 ${recovered} 次客户回暖`,
          en: `; of ${counted(moments, 'difficult moment')}, ${recovered} ended well`,
        };
  return {
    kind: 'week',
    text:
      conversations === 0
        ? { zh: '这一周没有对话', en: 'There was no conversation this week' }
        : {
            zh: `这一周 ${conversations} 通对话，近 ${days} 天有 ${agents.length} 位客服接待${difficulties.zh}`,
            en: `${conversations === 1 ? 'One conversation' : `${conversations} conversations`} this week, ${counted(agents.length, 'agent')} in the last ${days} days${difficulties.en}`,
          },
  };
}

function counted(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}

function thanks({ agents }: TeamWeek): DigestLine[] {
  const strong = agents.flatMap(({ name, competencies }) => {
    const titles = competencies.filter(({ standing }) => standing === 'strength').map(({ title }) => title);
    return titles.length === 0 ? [] : [{ name, titles }];
  });
  return strong.slice(0, MOST_NAMED).map(({ name, titles }) => ({
    kind: 'strength',
    text: {
      zh: `值得感谢 ${name}：${titles.map(({ zh }) => zh).join('、')}`,
      en: `Worth thanking ${name}: ${titles.map(({ en }) => en).join(', ')}`,
    },
  }));
}

/** What most of them can work on; without any, what works here. */
function together({ agents, practices }: TeamWeek): DigestLine[] {
  const growing = agents.flatMap(({ competencies }) =>
    competencies.filter(({ standing }) => standing === 'growth'),
  );
  const [most] = [...Map.groupBy(growing, ({ competency }) => competency).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  if (most !== undefined) {
    const [{ title, message }] = most as [NamedCompetency];
    return [
      {
        kind: 'try',
        text:
          most.length === 1
            ? {
                zh: `可以陪一位同事练“${title.zh}”：${message.zh}`,
                en: `To practise with one of them, “${title.en}”: ${message.en}`,
              }
            : {
                zh: `可以一起练“${title.zh}”（${most.length} 位）：${message.zh}`,
                en: `To practise together, “${title.en}” (${most.length}): ${message.en}`,
              },
      },
    ];
  }
  const practice = practices.find(({ helps }) => helps);
  return practice === undefined ? [] : [{ kind: 'try', text: practice.text }];
}

function plans({ plans: all, today, nextWeek }: TeamWeek): DigestLine[] {
  return all.flatMap(({ id, name, state, title, due, effect }): DigestLine[] => {
    const said = lineOf(state, due, today, nextWeek);
    const told = effect !== undefined && isTelling(effect) ? effect.text : undefined;
    if (said === undefined && told === undefined) return [];
    const parts = (language: 'zh' | 'en') =>
      [`${name} · ${title[language]}`, said?.[language], told?.[language]].filter(
        (part) => part !== undefined,
      );
    return [{ kind: 'plan', plan: id, text: { zh: parts('zh').join('：'), en: parts('en').join(': ') } }];
  });
}

/** It went clearly otherwise than with colleagues, or is where it was to get. */
function isTelling({ verdict, target }: NonNullable<PlanOfWeek['effect']>): boolean {
  return verdict === 'better' || verdict === 'worse' || target === 'reached';
}

function lineOf(state: string, due: string, today: string, nextWeek: string): Bilingual | undefined {
  if (state === 'planned') return { zh: '还没有回应', en: 'not answered yet' };
  if (due < today)
    return { zh: `${due} 已到期，可以一起收尾`, en: `was due ${due}; time to close it together` };
  if (due <= nextWeek) return { zh: `${due} 到期`, en: `due ${due}` };
  return undefined;
}

function measured({ measuring }: TeamWeek): DigestLine[] {
  if (measuring === 0) return [];
  return [
    {
      kind: 'waiting',
      text: {
        zh: `还有 ${measuring} 份计划的效果正在计算，稍后再打开就能看到`,
        en: `The ${measuring === 1 ? 'effect of one plan is' : `effects of ${measuring} plans are`} still being measured: open this again in a while`,
      },
    },
  ];
}

function waiting({ agents }: TeamWeek): DigestLine[] {
  const few = agents.filter(({ competencies }) =>
    competencies.every(({ standing }) => standing === 'too_few' || standing === 'not_seen'),
  );
  if (few.length === 0) return [];
  const names = few.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = few.length > names.length;
  return [
    {
      kind: 'waiting',
      text: {
        zh: `样本还少、暂不评价：${names.join('、')}${more ? ` 等 ${few.length} 位` : ''}`,
        en: `Too few conversations to say anything of: ${names.join(', ')}${more ? ` and ${few.length - names.length} more` : ''}`,
      },
    },
  ];
}
