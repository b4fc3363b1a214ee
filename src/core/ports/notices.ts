export const NOTICE_KINDS = [
  /** Somebody wants this person to read a comment, or went on with a thread that they had begun. */
  'mention',
  'answer',
  /** A conversation waits for this person's judgement. */
  'assigned',
  /** Somebody judged a conversation of this person's own. */
  'reviewed',
  /** An objection waits for whoever may decide it; one's own was decided. */
  'appeal_raised',
  'appeal_decided',
  /** Somebody made a plan for this person; the agent answered one that this person had made. */
  'plan_received',
  'plan_acknowledged',
  /** Insights that nobody has taken up yet; those that are open again because a repair did not hold. */
  'insights_found',
  'insights_reopened',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Several insights told as one. */
export interface InsightsTold {
  readonly count: number;
  /** Name of the one that costs most. */
  readonly costliest: string;
}

/** Something that concerns one person, and where it is to be seen. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly at: string;
  /** Null for what concerns no single conversation. */
  readonly conversation: string | null;
  /** Of a comment. */
  readonly turn: number | null;
  readonly review: string | null;
  readonly plan: { readonly id: string; readonly agent: string } | null;
  readonly insights: InsightsTold | null;
  /** Who did it, by the name they have today; null where that is nobody any more, or a program. */
  readonly by: string | null;
}

/** For whom notices are looked up. */
export interface Addressee {
  readonly userId: string;
  readonly agentIds: readonly string[];
  readonly decidesAppeals: boolean;
  readonly managesInsights: boolean;
}

/**
 * Notices are no records of their own: they are read from what was written, so that whatever is taken back or erased
 * is no notice any more.
 */
export interface NoticeStore {
  /** Since an instant, newest first. Insights that were found since this person last looked are one notice, those before another. */
  list(organisation: string, to: Addressee, since: string, limit: number): Promise<readonly Notice[]>;
  /** Up to when this person has looked; null where they never have. */
  seenAt(organisation: string, userId: string): Promise<string | null>;
  /** Never goes back. */
  see(organisation: string, userId: string, upTo: string): Promise<void>;
}
