import type { DigestLine } from '#core/coaching/digest.ts';
import type { Growth, GrowthPeriod, NamedCompetency, ToldPractice } from '#core/coaching/growth.ts';

export interface Week {
  /** Instants, ISO 8601 in UTC. */
  readonly from: string;
  readonly to: string;
  readonly lines: readonly DigestLine[];
}

/** An agent's growth with their week: both tell of the same lessons, so one look reckons and records them once. */
export interface AgentGrowth extends Growth {
  readonly week: Week;
}

export interface TeamGrowth {
  readonly period: GrowthPeriod;
  /** By id: no rank is given. */
  readonly agents: readonly {
    readonly id: string;
    readonly name?: string;
    readonly teams: readonly string[];
    readonly conversations: number;
    readonly competencies: readonly NamedCompetency[];
  }[];
  readonly practices: readonly ToldPractice[];
  /** Only for those who coach. */
  readonly week?: Week;
}
