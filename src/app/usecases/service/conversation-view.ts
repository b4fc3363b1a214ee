import type { Analysis, Evaluation } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';

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
  readonly record?: readonly Evaluation[];
  readonly metrics?: Analysis['metrics'];
}
