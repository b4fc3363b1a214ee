import type { CaseGroup } from '../coaching/cases.ts';
import type { MomentGroup } from '../coaching/compare-behaviours.ts';
import type { Competency } from '../coaching/competency.ts';
import type { Moment, MomentOutcome } from '../coaching/moments.ts';
import type { Sharing } from '../coaching/sharing.ts';
import type { Situation } from '../coaching/situations.ts';
import type { Channel, Language } from '../conversation/schema.ts';
import type { ConversationFilter } from '../facts/query.ts';

/** A moment where it happened. */
export interface StoredMoment extends Moment {
  readonly conversation: string;
  /** Start of the conversation, ISO 8601 in UTC. */
  readonly at: string;
  readonly agent: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly queue: string;
  /** What the customer came for, as `Need`; empty where it is not known. */
  readonly need: readonly number[];
  /** How much it is like the moment asked for, 0–1; 0 where none was. */
  readonly likeness: number;
}

export interface MomentQuestion {
  readonly situations: readonly Situation[];
  readonly outcomes: readonly MomentOutcome[];
  /** At least so surely what it is called, 0–1; those analysed before this was kept are not sure at all. */
  readonly sureness?: number;
  /** Not by these agents. */
  readonly not?: readonly string[];
  /** Likest to this one first, and only of its language; else the newest first. */
  readonly like?: StoredMoment;
  readonly limit: number;
}

/** A part of a period that is divided evenly; instants ISO 8601 in UTC, the end not included. */
export interface DividedPeriod {
  readonly from: string;
  readonly to: string;
  readonly parts: number;
}

/** What coaching asks of the facts: counted where they are kept. Conversations without an agent take no part. */
export interface CoachingFacts {
  /** The conversations in which the competency could show, by what is adjusted for. */
  cases(
    organisation: string,
    competency: Competency,
    period: DividedPeriod,
    filter: ConversationFilter,
  ): Promise<CaseGroup[]>;
  /** Moments that were answered and have an outcome: of each conversation and situation the first. */
  momentGroups(organisation: string, filter: ConversationFilter): Promise<MomentGroup[]>;
  /** At most one moment of each conversation. */
  moments(
    organisation: string,
    filter: ConversationFilter,
    question: MomentQuestion,
  ): Promise<StoredMoment[]>;
}

export interface SharingStore {
  /** Of the agents who chose; everybody else is `unnamed`. */
  all(organisation: string): Promise<ReadonlyMap<string, Sharing>>;
  choose(organisation: string, agent: string, sharing: Sharing, at: string): Promise<void>;
}
