import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { inScope } from '#core/access/scope.ts';
import type { Evaluation } from '#core/analysis/analysis.ts';
import type { Review, ReviewSettings } from '#core/ports/reviews.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { ServicePorts } from '../ports.ts';
import { viewConversation } from '../view-conversation.ts';
import { APPEALS_OF_A_REVIEW, appealableUntil } from './appeal-terms.ts';
import { type ShownAppeal, shownAppeal } from './list-appeals.ts';
import { isOthersRating, type ListedReview, listed, withoutHint } from './list-reviews.ts';
import { openSessions } from './open-sessions.ts';
import { namesOfActors } from './people.ts';
import { seesReview } from './review-scope.ts';

export interface ReviewView extends ListedReview {
  readonly answers: Review['answers'];
  readonly comment: string;
  readonly revision: number;
  readonly evaluation: Evaluation | null;
  readonly record: Evaluation | null;
  readonly machine: Evaluation | null;
  readonly isBlind: boolean;
  readonly detail: ConversationView;
  readonly appeals: readonly ShownAppeal[];
  readonly appealUntil: string | null;
  readonly mayAppeal: boolean;
}

/**
 * A review beside its conversation; null where the caller sees none. What the machine found, and what others say, is
 * held back from a reviewer who has not judged yet: nobody is to be led.
 * @param reveal as in `viewConversation`
 */
export async function viewReview(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>,
  caller: Caller,
  id: string,
  reveal: Parameters<typeof viewConversation>[3],
): Promise<ReviewView | null> {
  const { organisation } = caller;
  const { reviews } = ports.workflow;
  const review = await reviews.find(organisation, id);
  if (review === null || !seesReview(caller, review)) return null;
  const view = await viewConversation(ports, caller, review.conversation, reveal);
  if (view === null || !inScope(caller, view.conversation)) return null;
  const settings = await reviews.settings(organisation);
  const sessions = await openSessions(ports, organisation, [review]);
  const isBlind = isHeldBack(review, settings, sessions);
  const raised = await reviews.appeals(organisation, { reviews: [id], limit: APPEALS_OF_A_REVIEW });
  const names = await namesOfActors(ports, organisation);
  const until = appealableUntil(review, settings);
  const shown = listed(review, caller, names, raised.filter(({ state }) => state === 'open').length);
  return {
    ...(isBlind ? withoutHint(shown) : shown),
    answers: review.answers,
    comment: review.comment,
    revision: review.revision,
    evaluation: review.evaluation,
    record: review.record,
    ...(isOthersRating(shown, sessions) ? UNTOLD : {}),
    machine: isBlind ? null : (review.machine?.evaluation ?? null),
    isBlind,
    detail: isBlind ? withoutFindings(view) : view,
    appeals: raised.map((appeal) => shownAppeal(appeal, review, caller, names)),
    appealUntil: until,
    mayAppeal: until !== null && ports.now() < Date.parse(until) && may(caller.role, 'appeals.raise'),
  };
}

const UNTOLD = { score: null, answers: {}, comment: '', evaluation: null, record: null };

function isHeldBack(
  { state, calibration }: Review,
  { machineAnswers }: ReviewSettings,
  sessions: ReadonlySet<string | null>,
): boolean {
  return calibration === null ? state === 'open' && machineAnswers === 'after' : sessions.has(calibration);
}

function withoutFindings(view: ConversationView): ConversationView {
  return { ...view, signals: [], rules: [], evaluations: [], record: [], appeals: [] };
}
