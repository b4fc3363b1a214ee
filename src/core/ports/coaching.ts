import type { CaseGroup } from '../coaching/cases.ts';
import type { MomentGroup } from '../coaching/compare-behaviours.ts';
import type { Competency } from '../coaching/competency.ts';
import type { Moment, MomentOutcome } from '../coaching/moments.ts';
import type { CoachingPlan, PlanState } from '../coaching/plan.ts';
import type { Playbook } from '../coaching/playbook.ts';
import type { Sharing } from '../coaching/sharing.ts';
import type { Situation } from '../coaching/situations.ts';
import type { Channel, Language } from '../conversation/schema.ts';
import type { ConversationFilter } from '../facts/query.ts';
import type { SignalType } from '../signals/catalogue.ts';

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
  /** Only where the answer showed it. */
  readonly behaviour?: SignalType;
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

export interface PlaybookStore {
  /**
   * Keeps one that is new.
   * @returns false where there is one of the same situation, behaviour and language already, whatever its state: then
   * nothing is saved
   */
  draft(organisation: string, playbook: Playbook): Promise<boolean>;
  /** Every version, newest first by when they were changed. */
  list(organisation: string): Promise<readonly Playbook[]>;
  /** Of one playbook, the newest version first. */
  versions(organisation: string, id: string): Promise<readonly Playbook[]>;
  /**
   * A version as it now is. An approved one takes the place of the one that was approved before, which is retired in the
   * same step.
   * @param expected `changedAt` of what it was made from; absent for a version that is new
   * @returns false where somebody was quicker: then nothing is saved
   */
  save(organisation: string, playbook: Playbook, expected?: string): Promise<boolean>;
}

export interface PlanStore {
  /** Newest first. */
  list(
    organisation: string,
    only?: { readonly agents?: readonly string[]; readonly states?: readonly PlanState[] },
  ): Promise<readonly CoachingPlan[]>;
  find(organisation: string, id: string): Promise<CoachingPlan | null>;
  /** False where it has changed since `expected`: then nothing is saved. A new one has no `expected`. */
  save(organisation: string, plan: CoachingPlan, expected?: string): Promise<boolean>;
}
