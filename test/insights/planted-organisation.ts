import type { AnswerSentence } from '#core/insights/answer-conflicts.ts';
import type { TroubleCell } from '#core/insights/pooled-trouble.ts';
import type { CountSeries } from '#core/insights/usual-traffic.ts';
import { seededNumbers, vectorNear } from './planted-topics.ts';

/** What was planted into a topic. */
export type Planted = 'systemic' | 'local' | 'knowledge_gap' | 'season' | 'ordinary';

export interface PlantedTopic {
  readonly topic: string;
  readonly planted: Planted;
  readonly cells: readonly TroubleCell[];
  readonly answers: readonly AnswerSentence[];
  /** Agents of a local gap. */
  readonly weak: readonly string[];
}

export interface PlantedOrganisation {
  readonly topics: readonly PlantedTopic[];
  readonly series: readonly CountSeries[];
}

const AGENTS = 14;
const TEAMS = 4;
const WEEKS = 4;
export const HOUR_LOAD = [
  0, 0, 0, 0, 0, 0, 0.1, 0.3, 0.8, 1.6, 2, 1.9, 1.3, 1.2, 1.6, 1.7, 1.5, 1.3, 1.2, 1.5, 1.7, 1.3, 0.6, 0.2,
];
export const DAY_LOAD = [1.2, 1.1, 1, 1, 1.05, 0.85, 0.75];

/**
 * An organisation with a billing rule that nobody can explain, two agents who do not know one matter, one matter that is
 * answered in two ways, one that only comes up with the season, and others. Agents differ by themselves, everywhere.
 */
export function plantOrganisation(seed: number, ordinary = 8): PlantedOrganisation {
  const next = seededNumbers(seed);
  const agents = Array.from({ length: AGENTS }, (_, i) => ({
    agent: `A${String(i + 1).padStart(2, '0')}`,
    team: `T${i % TEAMS}`,
    skill: 0.8 * (next() - 0.5),
  }));
  const weak = [2, 7].map((place) => agents[(place + seed) % AGENTS]!.agent);
  const kinds: Planted[] = [
    'systemic',
    'local',
    'knowledge_gap',
    'season',
    ...new Array<Planted>(ordinary).fill('ordinary'),
  ];
  const topics = kinds.map((planted, place): PlantedTopic => {
    const topic = `${planted}-${place}`;
    const size = planted === 'ordinary' ? 90 + Math.floor(240 * next()) : 260;
    const cells = new Map<string, TroubleCell>();
    for (let i = 0; i < size; i++) {
      const { agent, team, skill } = agents[Math.floor(next() * AGENTS)]!;
      const week = Math.floor(next() * WEEKS);
      const lift =
        planted === 'systemic'
          ? 1.3
          : planted === 'local' && weak.includes(agent)
            ? 2.2
            : 0.3 * (next() - 0.5);
      const isBad = next() < 1 / (1 + Math.exp(1.4 - skill - lift));
      const key = `${agent} ${week}`;
      const known = cells.get(key);
      cells.set(key, {
        agent,
        team,
        queue: 'q',
        period: String(week),
        conversations: (known?.conversations ?? 0) + 1,
        troubled: (known?.troubled ?? 0) + (isBad ? 1 : 0),
      });
    }
    return { topic, planted, cells: [...cells.values()], answers: answersOf(planted, agents, next), weak };
  });
  return { topics, series: [] };
}

const AGREED = [
  '退款会在{n}个工作日内退回原支付账户。',
  '会员到期后积分可以保留三个月。',
  '这项变更当月就会生效。',
];
const SAYS = '中途换套餐，当月的月租可以按天折算。';
const DENIES = '中途换套餐，当月的月租不能按天折算。';

/** Answers to one question: all the same but for figures of the case, or against each other. */
function answersOf(planted: Planted, agents: readonly { readonly agent: string }[], next: () => number) {
  const centre = vectorNear(undefined, 1, next);
  const stance = new Map(agents.map(({ agent }) => [agent, next() < 0.5]));
  return Array.from({ length: 60 }, (_, i): AnswerSentence => {
    const { agent } = agents[Math.floor(next() * agents.length)]!;
    const text =
      planted === 'knowledge_gap'
        ? stance.get(agent)! === next() < 0.92
          ? SAYS
          : DENIES
        : AGREED[i % AGREED.length]!.replace('{n}', String(3 + Math.floor(4 * next())));
    const vector = vectorNear(centre, 0.5, next);
    return { agent, conversation: `c-${i}`, turn: 1, text, language: 'zh', vector };
  });
}

export interface PlantedTraffic {
  readonly topics: number;
  readonly hours: number;
  /** Conversations of an ordinary hour of a topic, by topic. */
  readonly perHour: (topic: number) => number;
  /** By how much a topic's traffic is multiplied in an hour. */
  readonly times?: (topic: number, hour: number) => number;
  /** Each topic has hours and weekdays of its own. */
  readonly ownSeasons?: boolean;
}

/** Hourly counts with the season of the day and of the week, uneven from day to day; negative binomial. */
export function plantTraffic(
  seed: number,
  { topics, hours, perHour, times, ownSeasons = false }: PlantedTraffic,
): CountSeries[] {
  const next = seededNumbers(seed);
  return Array.from({ length: topics }, (_, topic) => {
    const counts = new Float64Array(hours);
    const season = ownSeasons ? ownSeason(seededNumbers(1_000 * seed + topic)) : commonSeason;
    let mood = 1;
    for (let hour = 0; hour < hours; hour++) {
      if (hour % 24 === 0) mood = Math.exp(0.15 * normal(next));
      counts[hour] = poisson(perHour(topic) * season(hour) * mood * (times?.(topic, hour) ?? 1), next);
    }
    return { topic: `t-${topic}`, counts };
  });
}

function commonSeason(hour: number): number {
  return HOUR_LOAD[hour % 24]! * DAY_LOAD[Math.floor(hour / 24) % 7]!;
}

/** Up to three hours earlier or later than the others, and other days of the week. */
function ownSeason(next: () => number): (hour: number) => number {
  const later = Math.floor(7 * next()) - 3;
  const days = DAY_LOAD.map((load) => load * Math.exp(0.3 * normal(next)));
  return (hour) => HOUR_LOAD[(hour + 24 - later) % 24]! * days[Math.floor(hour / 24) % 7]!;
}

export function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
}

function poisson(mean: number, next: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(next)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let left = next(); left > floor; left *= next()) count++;
  return count;
}
