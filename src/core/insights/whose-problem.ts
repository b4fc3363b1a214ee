import type { AnswerConflicts } from './answer-conflicts.ts';
import type { AgentTrouble, PooledTrouble } from './pooled-trouble.ts';

/**
 * Where the trouble of a topic comes from:
 * `systemic` whoever answers, it goes badly: a product, a price, a wording, a process;
 * `local` with a few agents, while their colleagues manage;
 * `knowledge_gap` agents answer the same question differently;
 * `system_fault` sudden and on every channel;
 * `none` it goes no worse than other topics;
 * `cannot_tell` too little was seen yet.
 */
export const CAUSES = ['systemic', 'local', 'knowledge_gap', 'system_fault', 'none', 'cannot_tell'] as const;
export type Cause = (typeof CAUSES)[number];

/** How suddenly a topic came up. */
export interface Onset {
  /** Conversations of the last three days over what was to be expected. */
  readonly times: number;
  /** Probability of so many or more under what was to be expected. */
  readonly chance: number;
  /** Channels on which it came up, of those that have customers. */
  readonly channels: readonly string[];
  readonly of: number;
}

export interface Verdict {
  readonly cause: Cause;
  /** The agents that the claim is about; empty where it is about none in particular. */
  readonly agents: readonly AgentTrouble[];
  /** Share of agents, weighed by their conversations, that most probably do clearly worse on the topic. */
  readonly spreadOver: number;
}

/** Fewer conversations tell nothing. */
const LEAST_CONVERSATIONS = 40;
/** So probable must a claim about an agent be. */
const SURE = 0.85;
/** A share of the agents above which the trouble is everybody's, and one below which it is that of a few. */
const EVERYBODY = 0.55;
const FEW = 0.45;
/** Trouble of the agents who are not named, less than which leaves it to those who are. */
const OTHERS_FINE = 0.35;
const CONTRADICTED = 0.15;
const LEAST_COMPARED = 12;
const SUDDEN = { times: 3, chance: 1e-6, channels: 0.6, atLeast: 2 } as const;

/** Says whose problem a topic is, or that it cannot be told. The strongest evidence speaks first. */
export function judgeCause(trouble: PooledTrouble, conflicts: AnswerConflicts, onset?: Onset): Verdict {
  const spreadOver = weighed(trouble.agents, ({ chance }) => chance);
  const verdict = (cause: Cause, agents: readonly AgentTrouble[] = []): Verdict => ({
    cause,
    agents,
    spreadOver,
  });
  const isTroubled = trouble.excess.low > 0;
  if (onset !== undefined && isSudden(onset) && (isTroubled || trouble.conversations < LEAST_CONVERSATIONS))
    return verdict('system_fault');
  if (trouble.conversations < LEAST_CONVERSATIONS) return verdict('cannot_tell');
  if (conflicts.compared >= LEAST_COMPARED && conflicts.share.low > CONTRADICTED)
    return verdict(
      'knowledge_gap',
      trouble.agents.filter(({ agent }) => conflicts.agents.includes(agent)),
    );
  const named = trouble.agents.filter(({ chance }) => chance >= SURE);
  const others = trouble.agents.filter(({ chance }) => chance < SURE);
  const isOnlyTheirs =
    named.length > 0 &&
    named.length <= FEW * trouble.agents.length &&
    weighed(others, ({ chance }) => chance) < OTHERS_FINE;
  if (isOnlyTheirs) return verdict('local', named);
  if (isTroubled && spreadOver >= EVERYBODY && trouble.agents.length > 1) return verdict('systemic');
  if (named.length === 0 && (trouble.excess.high < CLEAR_EXCESS || spreadOver < RATHER_NOT))
    return verdict('none');
  return verdict('cannot_tell');
}

/** An excess of fewer points is nobody's problem. */
const CLEAR_EXCESS = 0.06;
const RATHER_NOT = 0.25;

function isSudden({ times, chance, channels, of }: Onset): boolean {
  return (
    times >= SUDDEN.times &&
    chance < SUDDEN.chance &&
    channels.length >= Math.max(SUDDEN.atLeast, SUDDEN.channels * of)
  );
}

function weighed(agents: readonly AgentTrouble[], value: (agent: AgentTrouble) => number): number {
  const all = agents.reduce((sum, { conversations }) => sum + conversations, 0);
  if (all === 0) return 0;
  return agents.reduce((sum, agent) => sum + agent.conversations * value(agent), 0) / all;
}
