import type { CaseGroup } from '#core/coaching/cases.ts';
import type { MomentGroup } from '#core/coaching/compare-behaviours.ts';
import { pick, type Random, seededRandom, weighted } from '#core/demo/random.ts';
import type { SignalType } from '#core/signals/catalogue.ts';

export interface PlantedAgent {
  readonly id: string;
  readonly team: string;
  /** Points above the average agent. */
  readonly ability: number;
}

export interface PlantedCases {
  readonly agents: readonly PlantedAgent[];
  /** One a conversation. */
  readonly groups: readonly CaseGroup[];
  /** What each agent would reach with the average mix of all cases. */
  readonly levels: ReadonlyMap<string, number>;
}

export interface CaseSettings {
  readonly seed: number;
  readonly agents?: number;
  readonly teams?: number;
  readonly conversations?: number;
  /** Able agents are dealt the angry customers; else everybody the same. */
  readonly uneven?: boolean;
}

const EMOTIONS = { neutral: 0, confusion: -8, disappointment: -16, anger: -30 } as const;
const QUEUES = { billing: -6, shop: 0, network: 4 } as const;
const CHANNELS = { chat: 0, voice: 5, email: -3 } as const;
const LANGUAGES = { zh: 0, en: 2 } as const;
const BASE = 60;
/** Standard deviations: between agents of a team, between teams, of a conversation around what is expected. */
const ABILITY = 5;
const TEAM = 3;
const NOISE = 20;

/** Agents of known ability, dealt cases of known difficulty. */
export function plantCases({
  seed,
  agents: count = 40,
  teams = 4,
  conversations = 200,
  uneven = true,
}: CaseSettings): PlantedCases {
  const random = seededRandom(seed);
  const teamLevels = Array.from({ length: teams }, () => TEAM * normal(random));
  const agents = Array.from({ length: count }, (_, index): PlantedAgent => {
    const team = index % teams;
    const ability = teamLevels[team]! + ABILITY * normal(random);
    return { id: `agent-${index}`, team: `team-${team}`, ability };
  });
  let difficulty = 0;
  const groups = agents.flatMap(({ id, team, ability }) => {
    const hard = uneven ? Math.min(0.85, Math.max(0.05, 0.35 + ability * 0.045)) : 0.35;
    return Array.from({ length: conversations }, (): CaseGroup => {
      const emotion = weighted(random, {
        neutral: (1 - hard) * 3,
        confusion: 1 - hard,
        disappointment: hard,
        anger: hard * 3,
      });
      const queue = weighted(random, { billing: 2, shop: 2, network: 1 });
      const channel = pick(random, ['chat', 'voice', 'email'] as const);
      const language = weighted(random, { zh: 3, en: 1 });
      const dealt = EMOTIONS[emotion] + QUEUES[queue] + CHANNELS[channel] + LANGUAGES[language];
      difficulty += dealt;
      const value = BASE + dealt + ability + NOISE * normal(random);
      const mix = { emotion, queue, channel, language };
      const part = Math.floor(random() * 6);
      return { agent: id, team, part, mix, conversations: 1, sum: value, squares: value * value };
    });
  });
  const average = groups.length === 0 ? 0 : difficulty / groups.length;
  return { agents, groups, levels: new Map(agents.map(({ id, ability }) => [id, BASE + average + ability])) };
}

export const PLANTED = {
  /** Raises the chance of recovery by a fifth. */
  effective: 'agent.confirm_understanding',
  /** Said mostly to customers who recover by themselves. */
  withEasyCustomers: 'agent.apology',
  /** Said mostly by agents who do other things well. */
  byAbleAgents: 'agent.explanation',
  /** Said mostly together with the effective one. */
  besideEffective: 'agent.ownership',
  /** Lowers it by a seventh. */
  harmful: 'agent.policy_wall',
} as const satisfies Record<string, SignalType>;

/** Moments in which what helps and what only comes along is known. */
export function plantMoments(seed: number, agents = 40, moments = 150): MomentGroup[] {
  const random = seededRandom(seed);
  return Array.from({ length: agents }, (_, index) => {
    const able = random();
    return Array.from({ length: moments }, (): MomentGroup => {
      const emotion = weighted(random, { disappointment: 1, anger: 1 });
      const easy = emotion === 'disappointment';
      const effective = random() < 0.2 + 0.3 * random();
      const harmful = random() < 0.2;
      const behaviours: SignalType[] = [];
      if (effective) behaviours.push(PLANTED.effective);
      if (harmful) behaviours.push(PLANTED.harmful);
      if (random() < (easy ? 0.7 : 0.2)) behaviours.push(PLANTED.withEasyCustomers);
      if (random() < 0.15 + 0.7 * able) behaviours.push(PLANTED.byAbleAgents);
      if (random() < (effective ? 0.8 : 0.15)) behaviours.push(PLANTED.besideEffective);
      const chance = 0.15 + 0.3 * able + (easy ? 0.2 : 0) + (effective ? 0.2 : 0) - (harmful ? 0.15 : 0);
      return {
        situation: 'repeated_question',
        agent: `agent-${index}`,
        emotion,
        channel: 'chat',
        language: 'zh',
        queue: pick(random, ['billing', 'shop']),
        behaviours,
        moments: 1,
        recovered: random() < chance ? 1 : 0,
      };
    });
  }).flat();
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
