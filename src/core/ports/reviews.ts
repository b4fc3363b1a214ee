import type { Evaluation, Outcome } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import type { SampleRequest } from '../reviews/sampling.ts';
import type { Named } from './named.ts';

/** One criterion as a person answered it: an option id, `not_applicable` or `insufficient_evidence`. */
export interface GivenAnswer {
  readonly answer: string;
  readonly comment?: string;
}
export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** What the machine had said when a person judged, without passages: these stay with the conversation. */
export interface MachineVerdict {
  readonly evaluation: Evaluation;
  /** Of the rules on which its answers rest. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** `general@3`, … */
  readonly rulebooks: readonly string[];
}

/**
 * Stands as the reviewer where nobody reviewed: the machine's own evaluation, held as submitted when it was received, so
 * that appeals can change what counts.
 */
export const MACHINE = 'machine';

/** A person's evaluation of one conversation by one scorecard: what they are to do, then what they said. */
export interface Review {
  readonly id: string;
  readonly organisation: string;
  readonly conversation: string;
  /** Of the conversation, for whose eyes it is; null where it names none. */
  readonly agent: string | null;
  readonly team: string | null;
  readonly scorecard: string;
  readonly plan: string | null;
  readonly calibration: string | null;
  /** `user:ID` or `key:ID`, or `MACHINE`; null while it waits for whoever takes it. */
  readonly reviewer: string | null;
  readonly state: 'open' | 'submitted';
  /** Why this conversation was chosen; null where somebody sent it. */
  readonly why: Bilingual | null;
  readonly answers: GivenAnswers;
  readonly comment: string;
  /** Counts each saving: whoever saves names the one they read. */
  readonly revision: number;
  /** As it was submitted. */
  readonly evaluation: Evaluation | null;
  /** What counts: the same after what appeals changed. */
  readonly record: Evaluation | null;
  /** Null where the machine had not judged by this scorecard. */
  readonly machine: MachineVerdict | null;
  /** By whose scorecards a person judged (`general@3`, …); null until then, and where it was not kept. */
  readonly rulebooks: readonly string[] | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  /** Since when another agent carries what was submitted, as their conversation came over to them; null where none does. */
  readonly carriedSince: string | null;
}

/** Whose a conversation is in this version of it. */
export interface Carrier extends Pick<Review, 'conversation' | 'agent' | 'team'> {
  readonly version: number;
  readonly batch: string;
}

export type NewReview = Pick<
  Review,
  'conversation' | 'agent' | 'team' | 'scorecard' | 'plan' | 'calibration' | 'reviewer' | 'why' | 'createdBy'
>;

/** Everything named must hold. */
export interface ReviewQuery {
  readonly ids?: readonly string[];
  readonly state?: Review['state'];
  /** As in the review; null for those that nobody has taken. */
  readonly reviewer?: string | null;
  readonly conversations?: readonly string[];
  readonly agents?: readonly string[];
  readonly teams?: readonly string[];
  readonly plan?: string;
  /** False leaves ratings of calibration sessions out, a session's id leaves everything else out. */
  readonly calibration?: string | false;
  /** Submitted from this instant on. */
  readonly submittedFrom?: string;
  readonly scorecard?: string;
  /** True finds evaluations of the machine as well that are held because somebody objected. */
  readonly machine?: boolean;
  readonly limit: number;
}

/** A sample that was drawn, by which method and seed. */
export interface ReviewPlan {
  readonly id: string;
  readonly name: string;
  readonly request: SampleRequest;
  readonly createdBy: string;
  readonly createdAt: string;
}

export interface PlanProgress extends ReviewPlan {
  readonly reviews: number;
  readonly submitted: number;
}

/** How the reviews of an organisation go. */
export interface ReviewSettings {
  /** Whether a reviewer sees what the machine says after their own answers, or at once. */
  readonly machineAnswers: 'after' | 'at_once';
  /** For how many days after a review its answers can be appealed. */
  readonly appealDays: number;
}

export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = { machineAnswers: 'after', appealDays: 7 };

/** An objection to one answer of a submitted review. */
export interface Appeal {
  readonly id: string;
  readonly review: string;
  readonly conversation: string;
  readonly agent: string | null;
  readonly team: string | null;
  readonly scorecard: string;
  readonly criterion: string;
  /** The answer that is objected to, and the one that is asked for. */
  readonly answer: string;
  readonly wanted: string;
  readonly reason: string;
  /** Rules whose outcome had led to the answer; none where the person answered otherwise than the machine. */
  readonly rules: readonly { readonly rule: string; readonly outcome: Outcome }[];
  readonly state: 'open' | 'upheld' | 'rejected';
  /** `user:ID` or `key:ID`. */
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  /** Of an upheld one: what answer stands now. */
  readonly standing: string | null;
  /** Drafts into which the conversation was put as an example, and whether their rules already pass it. */
  readonly drafts: readonly ProposedEdit[];
}

/** A conversation put as an example into a draft of the rulebook whose rule had misjudged it. */
export interface ProposedEdit {
  readonly rulebook: string;
  readonly version: number;
  readonly rule: string;
  readonly expect: Outcome;
  /** Errors that the check of the draft found. */
  readonly errors: number;
  /** Null where the draft could not be tried. */
  readonly passes: boolean | null;
}

export type NewAppeal = Omit<
  Appeal,
  'id' | 'state' | 'raisedAt' | 'decidedBy' | 'decidedAt' | 'decision' | 'standing' | 'drafts'
>;

export interface AppealQuery {
  readonly state?: Appeal['state'];
  readonly reviews?: readonly string[];
  readonly conversation?: string;
  /** Of the review that is objected to. */
  readonly reviewer?: string;
  readonly agents?: readonly string[];
  readonly teams?: readonly string[];
  readonly limit: number;
}

/** Several people on the same conversations, none seeing what the others say until it is closed. */
export interface Calibration {
  readonly id: string;
  readonly name: string;
  readonly scorecard: string;
  readonly conversations: readonly string[];
  /** `user:ID`. */
  readonly raters: readonly string[];
  readonly state: 'open' | 'closed';
  readonly createdBy: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** Reviews, appeals and calibration sessions; every call names the organisation first. */
export interface ReviewStore {
  settings(organisation: string): Promise<ReviewSettings>;
  setSettings(organisation: string, settings: ReviewSettings): Promise<void>;

  /**
   * All of them, or none; null in the place of one that waits already: the same conversation by the same scorecard
   * with the same reviewer outside of calibration sessions.
   */
  create(organisation: string, reviews: readonly NewReview[]): Promise<readonly (Review | null)[]>;
  find(organisation: string, id: string): Promise<Review | null>;
  /** Open ones oldest first, submitted ones newest first. */
  list(organisation: string, query: ReviewQuery): Promise<readonly Review[]>;
  count(organisation: string, query: Omit<ReviewQuery, 'limit'>): Promise<number>;
  /**
   * @throws StoreConflict when it is submitted, or no longer with the one from whom it is taken.
   * @throws TwiceWaiting when `to` has an open review of the same conversation.
   */
  assign(organisation: string, id: string, from: string | null, to: string | null): Promise<Review>;
  /** @throws StoreConflict when it is submitted, or was saved since by somebody else. */
  save(
    organisation: string,
    id: string,
    content: Pick<Review, 'answers' | 'comment' | 'revision'>,
  ): Promise<Review>;
  /**
   * Outside of calibration sessions the conversation is pending again with it, under a new version, as its facts are to
   * say what counts now.
   * @throws StoreConflict as `save` does.
   */
  submit(
    organisation: string,
    id: string,
    content: Pick<Review, 'answers' | 'comment' | 'revision' | 'machine'> & {
      readonly evaluation: Evaluation;
      readonly rulebooks: readonly string[];
    },
  ): Promise<Review>;
  /**
   * Holds what the machine says, so that it can be objected to. The one that is held already is brought up to date
   * unless somebody has objected to it.
   */
  holdMachine(
    organisation: string,
    verdict: Pick<Review, 'conversation' | 'agent' | 'team' | 'scorecard' | 'createdBy'> & {
      readonly machine: MachineVerdict;
      /** When the conversation was received, ISO 8601. */
      readonly receivedAt: string;
    },
  ): Promise<Review>;
  /**
   * Reviews and appeals go with their conversation to whoever carries it now. Ignored for a conversation of which a newer
   * version has been received since.
   */
  handOver(organisation: string, carriers: readonly Carrier[]): Promise<void>;
  /** Takes back what nobody has submitted. @throws StoreConflict when somebody has. */
  withdraw(organisation: string, id: string): Promise<void>;

  /** @throws StoreConflict when each of the conversations waits for a review already: nothing is left for a plan. */
  createPlan(
    organisation: string,
    plan: Pick<ReviewPlan, 'name' | 'request' | 'createdBy'>,
    reviews: readonly Omit<NewReview, 'plan'>[],
  ): Promise<PlanProgress>;
  /** Newest first. */
  plans(organisation: string, limit: number): Promise<readonly PlanProgress[]>;

  /** @throws StoreConflict when this answer was objected to before. */
  raise(organisation: string, appeal: NewAppeal): Promise<Appeal>;
  appeal(organisation: string, id: string): Promise<Appeal | null>;
  /** Open ones oldest first, then the others newest first. */
  appeals(organisation: string, query: AppealQuery): Promise<readonly Appeal[]>;
  /** How many open ones there are of each of the reviews that has some. */
  openAppeals(organisation: string, reviews: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * @param record makes the review's evaluation of record from the one before, and the conversation is pending again with
   * it, as after `submit`; null leaves both
   * @throws StoreConflict when it is decided already
   */
  decide(
    organisation: string,
    id: string,
    decision: Pick<Appeal, 'state' | 'decision' | 'standing'> & { readonly decidedBy: string },
    record: ((before: Evaluation) => Evaluation) | null,
  ): Promise<Appeal>;
  setDrafts(organisation: string, id: string, drafts: readonly ProposedEdit[]): Promise<Appeal>;

  createCalibration(
    organisation: string,
    calibration: Pick<Calibration, 'name' | 'scorecard' | 'conversations' | 'raters' | 'createdBy'>,
    ratings: readonly Omit<NewReview, 'calibration'>[],
  ): Promise<Calibration>;
  calibration(organisation: string, id: string): Promise<Calibration | null>;
  calibrations(organisation: string, limit: number): Promise<readonly Calibration[]>;
  /** Ratings that are still open stay so and are not counted. Closing twice does nothing. */
  closeCalibration(organisation: string, id: string): Promise<Calibration | null>;

  /** Takes everything out that was said of these conversations. */
  forget(organisation: string, conversations: readonly string[]): Promise<void>;
  /** Takes customers and conversations out of the filters by which samples were drawn. */
  forgetInPlans(organisation: string, named: Named): Promise<void>;
}
