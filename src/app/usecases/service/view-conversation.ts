import type { Caller } from '#core/access/caller.ts';
import { may, seesMasked } from '#core/access/permissions.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { ConversationView } from './conversation-view.ts';
import { maskFound } from './mask-found.ts';
import { personalDataIn } from './personal-data-in.ts';
import type { ServicePorts } from './ports.ts';
import { APPEALS_OF_A_REVIEW, appealableUntil } from './reviews/appeal-terms.ts';
import { evaluationsOfRecord } from './reviews/evaluations-of-record.ts';
import { visibleConversation } from './visible-conversation.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>;

/**
 * A conversation with everything that was found in it, as the caller may see it; null where there is none in
 * their scope. Every view is recorded before it is shown.
 * @param reveal shows personal data to those who see it masked at first; the caller must be allowed to. Why they want
 * to see it is recorded with it.
 */
export async function viewConversation(
  ports: Ports,
  caller: Caller,
  id: string,
  reveal: false | { readonly reason: string | undefined },
): Promise<ConversationView | null> {
  const { organisation, role, actor } = caller;
  const found = await visibleConversation(ports, caller, id);
  if (found === null) return null;
  const hides = seesMasked(caller);
  const shows = reveal !== false && may(role, 'conversations.reveal');
  await ports.workflow.audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor,
      action: hides && shows ? 'conversation.reveal' : 'conversation.view',
      subject: id,
      ...(hides && shows && reveal.reason !== undefined ? { details: { reason: reveal.reason } } : {}),
    },
  ]);
  const { receipt } = found;
  const [records, objected] = await Promise.all([
    evaluationsOfRecord(ports, organisation, [id]),
    objections(ports, caller, id, found.receivedAt),
  ]);
  const view: ConversationView = {
    id,
    state: receipt?.state ?? 'analysed',
    ...(receipt?.error === undefined ? {} : { error: receipt.error }),
    receivedAt: found.receivedAt,
    version: found.version,
    rulebooks: found.rulebooks,
    masked: hides && !shows,
    conversation: found.conversation,
    record: records.get(id) ?? [],
    ...objected,
    ...(found.analysis === null ? NOTHING_FOUND : shown(found.analysis)),
  };
  return view.masked ? maskFound(view, found.analysis ?? personalDataIn(found.conversation)) : view;
}

async function objections(
  { workflow, now }: Ports,
  { organisation, role }: Caller,
  conversation: string,
  receivedAt: string,
): Promise<Required<Pick<ConversationView, 'appeals' | 'appealUntil'>>> {
  const raised = await workflow.reviews.appeals(organisation, {
    conversation,
    limit: APPEALS_OF_A_REVIEW,
  });
  const until = appealableUntil(
    { submittedAt: receivedAt, calibration: null, carriedSince: null },
    await workflow.reviews.settings(organisation),
  );
  const isInTime = until !== null && now() < Date.parse(until);
  return {
    appeals: raised.map(({ review, scorecard, criterion, state }) => ({
      review,
      scorecard,
      criterion,
      state,
    })),
    appealUntil: isInTime && may(role, 'appeals.raise') ? until : null,
  };
}

const NOTHING_FOUND = { signals: [], rules: [], evaluations: [] };

function shown({ language, signals, rules, evaluations, metrics }: Analysis) {
  return { language, signals, rules, evaluations, metrics };
}
