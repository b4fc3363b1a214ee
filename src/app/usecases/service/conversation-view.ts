import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Appeal } from '#core/ports/reviews.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import type { RecordedEvaluation } from './reviews/evaluations-of-record.ts';

/** A conversation with everything that was found in it, as one caller may see it. */
export interface ConversationView {
  readonly id: string;
  /** Of the newest content; while it is pending, findings are of the content before. */
  readonly state: ReceivedConversation['state'];
  readonly error?: string;
  readonly receivedAt: string;
  readonly version: number;
  readonly rulebooks: readonly string[];
  readonly masked: boolean;
  readonly conversation: Conversation;
  readonly language?: Analysis['language'];
  readonly signals: Analysis['signals'];
  readonly rules: Analysis['rules'];
  readonly evaluations: Analysis['evaluations'];
  /** What people decided, the newest by each scorecard. */
  readonly record?: readonly RecordedEvaluation[];
  /** Objections to single answers. */
  readonly appeals?: readonly Pick<Appeal, 'review' | 'scorecard' | 'criterion' | 'state'>[];
  /** Until when the caller can object to what the machine says, ISO 8601; null where they cannot. */
  readonly appealUntil?: string | null;
  readonly metrics?: Analysis['metrics'];
}
