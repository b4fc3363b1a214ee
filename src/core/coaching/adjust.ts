import { type CaseGroup, MIX_FACTORS } from './cases.ts';
import { Factored } from './symmetric.ts';

/** So many conversations' worth of doubt that a kind of case, or a team, is harder than the average. */
const RIDGE = 2;
/**
 * So many of each kind of case, and so many teams, are told apart, those with the most conversations; all others count as
 * one. A queue that is named anew for each case tells no cases apart, and the equations grow with the square of its names.
 */
const MOST_LEVELS = 60;
const MOST_TEAMS = 400;
const OTHERS = '\u0000';
const ROUNDS = 200;
const SETTLED = 1e-5;

/** Sums over one agent's conversations. */
interface AgentSums {
  readonly id: string;
  conversations: number;
  sum: number;
  /** How many conversations stand in each column. */
  readonly columns: Float64Array;
  readonly teams: Map<string, number>;
}

export interface AdjustedLevel {
  readonly value: number;
  readonly error: number;
}

/**
 * Values of conversations explained by what was dealt, by the team and by the agent:
 *
 *   value = β₀ + emotion + queue + channel + language + team + agent + noise
 *
 * Kinds of case and teams are held back by a ridge, agents by the ratio of noise to the spread of agents, which is
 * estimated from the same data by restricted maximum likelihood (empirical Bayes): with few conversations an agent stands
 * near their team. Agents are estimated together with the cases, so that cases which able agents are dealt do not look
 * easy. Henderson's mixed model equations, with the agents eliminated; errors are those of prediction. Henderson, "Best
 * linear unbiased estimation and prediction under a selection model", Biometrics 31 (1975); Robinson, "That BLUP is a good
 * thing", Statistical Science 6 (1991).
 */
export class Adjustment {
  readonly #columns = new Map<string, number>([['', 0]]);
  /** What is told apart, by factor. */
  readonly #told: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #agents = new Map<string, AgentSums>();
  readonly #size: number;
  readonly #cross: Float64Array;
  readonly #right: Float64Array;
  #conversations = 0;
  #squares = 0;
  #noise = 1;
  /** Noise over the spread of agents: conversations after which an agent counts as much as their team. */
  #pull = 10;
  #coefficients: Float64Array = new Float64Array(0);
  #factored: Factored | undefined;
  readonly #effects = new Map<string, number>();

  /** Groups without conversations say nothing; without any, nobody has a level. */
  constructor(groups: readonly CaseGroup[]) {
    const told = groups.filter(({ conversations }) => conversations > 0);
    const teams = new Set(told.map(({ team }) => team));
    this.#told = new Map<string, ReadonlySet<string>>([
      ...MIX_FACTORS.map((factor) => [factor, mostOf(told, ({ mix }) => mix[factor], MOST_LEVELS)] as const),
      [TEAM, mostOf(told, ({ team }) => team, MOST_TEAMS)],
    ]);
    for (const group of told) for (const name of this.#namesOf(group, teams.size > 1)) this.#column(name);
    this.#size = this.#columns.size;
    this.#cross = new Float64Array(this.#size * this.#size);
    this.#right = new Float64Array(this.#size);
    for (const group of told) this.#add(group, teams.size > 1);
    if (this.#conversations > 0) this.#fit();
  }

  get conversations(): number {
    return this.#conversations;
  }

  /** Variance of a conversation's value around what is expected. */
  get noise(): number {
    return this.#noise;
  }

  /** Standard deviation between agents of a team. */
  get spread(): number {
    return Math.sqrt(this.#noise / this.#pull);
  }

  agents(): readonly Pick<AgentSums, 'id' | 'conversations' | 'sum' | 'teams'>[] {
    return [...this.#agents.values()];
  }

  /** What the agent would reach with the average mix of all cases; null for an agent without conversations. */
  level(id: string): AdjustedLevel | null {
    const agent = this.#agents.get(id);
    if (agent === undefined) return null;
    const at = this.#reference(agent);
    const value = dot(at, this.#coefficients) + this.#effects.get(id)!;
    const own = agent.conversations + this.#pull;
    const contrast = at.map((share, index) => share - agent.columns[index]! / own);
    return { value, error: Math.sqrt(this.#noise * (this.#factored!.form(contrast) + 1 / own)) };
  }

  /** How far the agent stands above the mean of others, each counting the same; null without them. */
  above(id: string, others: readonly string[]): AdjustedLevel | null {
    const agent = this.#agents.get(id);
    const peers = others.flatMap((other) => this.#agents.get(other) ?? []);
    if (agent === undefined || peers.length === 0) return null;
    let value = 0;
    let free = 0;
    const contrast = new Float64Array(this.#size);
    for (const [one, weight] of [
      [agent, 1] as const,
      ...peers.map((peer) => [peer, -1 / peers.length] as const),
    ]) {
      const at = this.#reference(one);
      const own = one.conversations + this.#pull;
      value += weight * (dot(at, this.#coefficients) + this.#effects.get(one.id)!);
      free += (weight * weight) / own;
      for (let index = 0; index < this.#size; index += 1)
        contrast[index]! += weight * (at[index]! - one.columns[index]! / own);
    }
    return { value, error: Math.sqrt(this.#noise * (this.#factored!.form(contrast) + free)) };
  }

  /** What the average agent of the same team would have reached with these cases. */
  expected({ mix, team }: Pick<CaseGroup, 'mix' | 'team'>): number {
    let sum = 0;
    for (const name of this.#namesOf({ mix, team }, true)) {
      const column = this.#columns.get(name);
      if (column !== undefined) sum += this.#coefficients[column]!;
    }
    return sum;
  }

  /** The level at which an agent of these teams would stand before anything is known of them. */
  teamLevel(id: string): number | null {
    const agent = this.#agents.get(id);
    return agent === undefined ? null : dot(this.#reference(agent), this.#coefficients);
  }

  /** Columns that a case stands in. */
  #namesOf({ mix, team }: Pick<CaseGroup, 'mix' | 'team'>, hasTeams: boolean): string[] {
    const name = (factor: string, level: string) =>
      `${factor} ${this.#told.get(factor)!.has(level) ? level : OTHERS}`;
    return [
      '',
      ...MIX_FACTORS.map((factor) => name(factor, mix[factor])),
      ...(hasTeams ? [name(TEAM, team)] : []),
    ];
  }

  #column(name: string): void {
    if (!this.#columns.has(name)) this.#columns.set(name, this.#columns.size);
  }

  #add(group: CaseGroup, hasTeams: boolean): void {
    const { agent: id, team, conversations, sum, squares } = group;
    const columns = this.#namesOf(group, hasTeams).map((name) => this.#columns.get(name)!);
    let agent = this.#agents.get(id);
    if (agent === undefined) {
      agent = { id, conversations: 0, sum: 0, columns: new Float64Array(this.#size), teams: new Map() };
      this.#agents.set(id, agent);
    }
    agent.conversations += conversations;
    agent.sum += sum;
    agent.teams.set(team, (agent.teams.get(team) ?? 0) + conversations);
    this.#conversations += conversations;
    this.#squares += squares;
    for (const row of columns) {
      agent.columns[row]! += conversations;
      this.#right[row]! += sum;
      for (const column of columns) this.#cross[row * this.#size + column]! += conversations;
    }
  }

  #fit(): void {
    const size = this.#size;
    const mean = this.#right[0]! / this.#conversations;
    this.#noise = Math.max(this.#squares / this.#conversations - mean * mean, 1e-9);
    for (let round = 0; round < ROUNDS; round += 1) {
      const cross = this.#cross.slice();
      const right = this.#right.slice();
      for (let column = 1; column < size; column += 1) cross[column * size + column]! += RIDGE;
      for (const { conversations, sum, columns } of this.#agents.values()) {
        const own = conversations + this.#pull;
        const present = indexesOf(columns);
        for (const row of present) {
          const share = columns[row]! / own;
          right[row]! -= share * sum;
          for (const column of present) cross[row * size + column]! -= share * columns[column]!;
        }
      }
      this.#factored = new Factored(cross, size);
      this.#coefficients = this.#factored.solve(right);
      if (!this.#spreadAnew(this.#factored)) break;
    }
  }

  /** One step of expectation and maximisation; false once nothing moves any more. */
  #spreadAnew(factored: Factored): boolean {
    let explained = dot(this.#coefficients, this.#right);
    let between = 0;
    for (const { id, conversations, sum, columns } of this.#agents.values()) {
      const own = conversations + this.#pull;
      const effect = (sum - dot(columns, this.#coefficients)) / own;
      this.#effects.set(id, effect);
      explained += effect * sum;
      const shares = columns.map((count) => count / own);
      between += effect * effect + this.#noise * (1 / own + factored.form(shares));
    }
    const noise = Math.max((this.#squares - explained) / Math.max(this.#conversations - 1, 1), 1e-9);
    const spread = Math.max(between / this.#agents.size, noise * 1e-5);
    const pull = noise / spread;
    const moved = Math.abs(Math.log(pull / this.#pull)) + Math.abs(Math.log(noise / this.#noise));
    if (moved < SETTLED) return false;
    this.#noise = noise;
    this.#pull = pull;
    return true;
  }

  /** The average mix of all cases, in the teams that the agent worked in. */
  #reference({ conversations, columns }: AgentSums): Float64Array {
    const at = new Float64Array(this.#size);
    for (const [name, column] of this.#columns) {
      at[column] = name.startsWith(`${TEAM} `)
        ? columns[column]! / conversations
        : this.#cross[column]! / this.#conversations;
    }
    return at;
  }
}

const TEAM = 'team';

/** The levels with the most conversations; of equal ones those that come first. */
function mostOf(
  groups: readonly CaseGroup[],
  levelOf: (group: CaseGroup) => string,
  most: number,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const level = levelOf(group);
    counts.set(level, (counts.get(level) ?? 0) + group.conversations);
  }
  if (counts.size <= most) return new Set(counts.keys());
  const kept = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, most);
  return new Set(kept.map(([level]) => level));
}

function indexesOf(counts: Float64Array): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < counts.length; index += 1) if (counts[index] !== 0) indexes.push(index);
  return indexes;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
