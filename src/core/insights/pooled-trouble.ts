import { Factored } from '../coaching/symmetric.ts';
import type { Estimate } from '../reviews/intervals.ts';
import { normalBelow } from './distributions.ts';

/** Conversations on one topic that are alike in who had them and when, and how many of them went badly. */
export interface TroubleCell {
  readonly agent: string;
  readonly team: string;
  readonly queue: string;
  /** Any name of the part of the time: the week, say. */
  readonly period: string;
  readonly conversations: number;
  readonly troubled: number;
}

/** Of an agent or a team. */
interface OwnTrouble {
  readonly conversations: number;
  readonly troubled: number;
  /** Share of conversations that go badly on this topic, pooled: with few conversations it is near that of all. */
  readonly rate: number;
  /** In which `rate` lies with 95 %. */
  readonly low: number;
  readonly high: number;
  /** The same people on other topics. */
  readonly usual: number;
}

export interface TeamTrouble extends OwnTrouble {
  readonly team: string;
}

export interface AgentTrouble extends OwnTrouble {
  readonly agent: string;
  readonly team: string;
  /** Probability that the agent does clearly worse on this topic than on others. */
  readonly chance: number;
}

export interface PooledTrouble {
  readonly conversations: number;
  readonly troubled: number;
  /** Share of conversations that go badly. */
  readonly rate: Estimate;
  /** What the same agents would have had on other topics. */
  readonly usual: number;
  /** `rate` less `usual`, in shares, with its interval of 95 %. */
  readonly excess: Estimate;
  /** Probability that an agent who is not known yet does clearly worse on this topic than on others. */
  readonly chance: number;
  /** Most conversations first. */
  readonly agents: readonly AgentTrouble[];
  /** Most conversations first. */
  readonly teams: readonly TeamTrouble[];
  /** Standard deviation of agents around the topic's level, in log odds; 0 with one agent. */
  readonly spread: number;
}

/** Worse by so much in log odds is clearly worse: 20 % become 28 %. */
export const CLEARLY_WORSE = 0.45;
/** As if so many conversations with the organisation's share had been seen of each agent on other topics. */
const USUAL_FROM = 20;
/** Agents with the fewest conversations share one effect beyond so many. */
const MOST_LEVELS = 120;
const ROUNDS = 25;
const NEWTON_STEPS = 8;
const LEVEL_VARIANCE = 9;
/** Before anything is seen, effects are held to have this variance, as if one level had shown it. */
const FIRST_VARIANCE = 0.06;
const OTHERS = '\u0000';

type FactorName = 'agent' | 'team' | 'queue' | 'period';
const FACTORS: readonly FactorName[] = ['agent', 'team', 'queue', 'period'];

interface Row {
  /** Columns of the cell: the level of the topic, then one of each factor. */
  readonly columns: readonly number[];
  readonly offset: number;
  readonly cell: TroubleCell;
}

/**
 * How much worse a topic goes than what the same agents have on other topics, and how that is spread over them:
 *
 *   logit P(trouble) = usual(agent) + level + agent + team + queue + period
 *
 * where `usual` is the agent's log odds on all other topics, drawn towards the organisation's. Effects of each factor are
 * normal with a variance of its own, estimated from the same data (empirical Bayes: penalised quasi-likelihood with
 * Laplace's approximation and EM for the variances), so that few conversations say little. Breslow and Clayton,
 * "Approximate inference in generalized linear mixed models", JASA 88 (1993).
 *
 * @param elsewhere the same agents on all other topics
 */
export function poolTrouble(
  cells: readonly TroubleCell[],
  elsewhere: readonly Pick<TroubleCell, 'agent' | 'conversations' | 'troubled'>[],
): PooledTrouble {
  const told = cells.filter(({ conversations }) => conversations > 0);
  const usual = usualOf(elsewhere, told);
  const { rows, factors, size } = layOut(told, usual);
  const variances = factors.map(() => FIRST_VARIANCE);
  let effects: Float64Array = new Float64Array(size);
  let factored = new Factored(Float64Array.of(1), 1);
  for (let round = 0; round < ROUNDS; round++) {
    const penalties = new Float64Array(size).fill(1 / LEVEL_VARIANCE);
    for (const [i, { from, to }] of factors.entries()) penalties.fill(1 / variances[i]!, from, to);
    ({ effects, factored } = fitEffects(rows, penalties, effects));
    let change = 0;
    for (const [i, { from, to }] of factors.entries()) {
      let squares = FIRST_VARIANCE;
      for (let k = from; k < to; k++) squares += effects[k]! ** 2 + varianceAt(factored, k, size);
      const next = squares / (to - from + 1);
      change = Math.max(change, Math.abs(Math.log(next / variances[i]!)));
      variances[i] = next;
    }
    if (change < 0.02) break;
  }
  return describe(rows, effects, factored, { size, factors, variances });
}

function usualOf(
  elsewhere: readonly Pick<TroubleCell, 'agent' | 'conversations' | 'troubled'>[],
  cells: readonly TroubleCell[],
): (agent: string) => number {
  const base = elsewhere.some(({ conversations }) => conversations > 0) ? elsewhere : cells;
  let all = 1;
  let bad = 0.5;
  const byAgent = new Map<string, { all: number; bad: number }>();
  for (const { agent, conversations, troubled } of base) {
    all += conversations;
    bad += troubled;
    const known = byAgent.get(agent) ?? { all: 0, bad: 0 };
    byAgent.set(agent, { all: known.all + conversations, bad: known.bad + troubled });
  }
  const share = Math.min(0.98, Math.max(0.02, bad / all));
  return (agent) => {
    const own = base === elsewhere ? byAgent.get(agent) : undefined;
    return ((own?.bad ?? 0) + USUAL_FROM * share) / ((own?.all ?? 0) + USUAL_FROM);
  };
}

function layOut(cells: readonly TroubleCell[], usual: (agent: string) => number) {
  const columns = new Map<string, number>();
  const factors: { name: FactorName; from: number; to: number }[] = [];
  const levelOf = new Map<FactorName, (value: string) => string>();
  let size = 1;
  for (const name of FACTORS) {
    const counts = new Map<string, number>();
    for (const cell of cells) counts.set(cell[name], (counts.get(cell[name]) ?? 0) + cell.conversations);
    // One level of a factor is the level of the topic itself.
    if (counts.size < 2) continue;
    const kept = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_LEVELS);
    const names = new Set(kept.map(([value]) => value));
    levelOf.set(name, (value) => (names.has(value) ? value : OTHERS));
    const from = size;
    for (const value of names) columns.set(`${name} ${value}`, size++);
    if (counts.size > names.size) columns.set(`${name} ${OTHERS}`, size++);
    factors.push({ name, from, to: size });
  }
  const rows = cells.map((cell): Row => {
    const share = usual(cell.agent);
    return {
      columns: [0, ...factors.map(({ name }) => columns.get(`${name} ${levelOf.get(name)!(cell[name])}`)!)],
      offset: Math.log(share / (1 - share)),
      cell,
    };
  });
  return { rows, factors, size };
}

/** Newton's method on the penalised likelihood; the factor is of its curvature at the end. */
function fitEffects(rows: readonly Row[], penalties: Float64Array, start: Float64Array) {
  const size = penalties.length;
  const effects = Float64Array.from(start);
  for (let step = 0; ; step++) {
    const curvature = new Float64Array(size * size);
    const gradient = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      curvature[k * size + k] = penalties[k]!;
      gradient[k] = -penalties[k]! * effects[k]!;
    }
    for (const { columns, offset, cell } of rows) {
      const rate = shareOf(offset + sumAt(effects, columns));
      const weight = cell.conversations * rate * (1 - rate);
      const left = cell.troubled - cell.conversations * rate;
      for (const a of columns) {
        gradient[a]! += left;
        for (const b of columns) curvature[a * size + b]! += weight;
      }
    }
    const factored = new Factored(curvature, size);
    const move = factored.solve(gradient);
    let longest = 0;
    for (const value of move) longest = Math.max(longest, Math.abs(value));
    if (longest < 1e-4 || step === NEWTON_STEPS) return { effects, factored };
    const shortened = Math.min(1, 2 / longest);
    for (let k = 0; k < size; k++) effects[k]! += shortened * move[k]!;
  }
}

function describe(
  rows: readonly Row[],
  effects: Float64Array,
  factored: Factored,
  {
    size,
    factors,
    variances,
  }: {
    readonly size: number;
    readonly factors: readonly { readonly name: FactorName; readonly from: number; readonly to: number }[];
    readonly variances: readonly number[];
  },
): PooledTrouble {
  const all = pooled(rows, effects, factored, size);
  const rate = { value: all.rate, low: all.low, high: all.high };
  const first = new Float64Array(size);
  first[0] = 1;
  const place = factors.findIndex(({ name }) => name === 'agent');
  const between = place < 0 ? 0 : variances[place]!;
  const levelError = Math.sqrt(factored.form(first) + between);
  const agents = [...Map.groupBy(rows, ({ cell }) => cell.agent)].map(([agent, own]): AgentTrouble => {
    const one = pooled(own, effects, factored, size);
    const lift = new Float64Array(size);
    for (const { columns, cell } of own)
      for (const column of columns) lift[column]! += cell.conversations / one.conversations;
    let effect = 0;
    for (let k = 0; k < size; k++) effect += lift[k]! * effects[k]!;
    return {
      agent,
      team: own[0]!.cell.team,
      ...one,
      chance: normalBelow((effect - CLEARLY_WORSE) / Math.sqrt(factored.form(lift))),
    };
  });
  const teams = [...Map.groupBy(rows, ({ cell }) => cell.team)].map(
    ([team, own]): TeamTrouble => ({ team, ...pooled(own, effects, factored, size) }),
  );
  return {
    conversations: all.conversations,
    troubled: all.troubled,
    rate,
    usual: all.usual,
    excess: { value: rate.value - all.usual, low: rate.low - all.usual, high: rate.high - all.usual },
    chance: normalBelow((effects[0]! - CLEARLY_WORSE) / levelError),
    agents: agents.toSorted((a, b) => b.conversations - a.conversations || (a.agent < b.agent ? -1 : 1)),
    teams: teams.toSorted((a, b) => b.conversations - a.conversations || (a.team < b.team ? -1 : 1)),
    spread: Math.sqrt(between),
  };
}

/** Share of some conversations that go badly, with its interval by the delta method. */
function pooled(rows: readonly Row[], effects: Float64Array, factored: Factored, size: number): OwnTrouble {
  const { slope, ...own } = averaged(rows, effects, size);
  const reach = 1.96 * Math.sqrt(factored.form(slope));
  return { ...own, low: Math.max(0, own.rate - reach), high: Math.min(1, own.rate + reach) };
}

/** Share of some conversations that go badly, and how it changes with each effect. */
function averaged(rows: readonly Row[], effects: Float64Array, size: number) {
  const slope = new Float64Array(size);
  let [conversations, troubled, rate, usual] = [0, 0, 0, 0];
  for (const { columns, offset, cell } of rows) {
    const own = shareOf(offset + sumAt(effects, columns));
    conversations += cell.conversations;
    troubled += cell.troubled;
    rate += cell.conversations * own;
    usual += cell.conversations * shareOf(offset);
    for (const column of columns) slope[column]! += cell.conversations * own * (1 - own);
  }
  const whole = Math.max(1, conversations);
  for (let k = 0; k < size; k++) slope[k]! /= whole;
  return { conversations, troubled, rate: rate / whole, usual: usual / whole, slope };
}

function varianceAt(factored: Factored, at: number, size: number): number {
  const unit = new Float64Array(size);
  unit[at] = 1;
  return factored.form(unit);
}

function sumAt(effects: Float64Array, columns: readonly number[]): number {
  let sum = 0;
  for (const column of columns) sum += effects[column]!;
  return sum;
}

function shareOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
