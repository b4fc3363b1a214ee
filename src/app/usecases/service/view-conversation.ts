import type { Caller } from '#core/access/caller.ts';
import { may, seesMasked } from '#core/access/permissions.ts';
import { inScope } from '#core/access/scope.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { PRIVACY_DETECTORS } from '#core/signals/detectors/privacy/index.ts';
import type { ConversationView } from './conversation-view.ts';
import { maskFound } from './mask-found.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, unpackBatch } from './raw-batch.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>;

/**
 * A conversation with everything that was found in it, as the caller may see it; null where there is none in
 * their scope. Every view is recorded before it is shown.
 * @param reveal shows personal data to roles that see it masked at first; the caller must be allowed to.
 */
export async function viewConversation(
  ports: Ports,
  caller: Caller,
  id: string,
  reveal: boolean,
): Promise<ConversationView | null> {
  const { organisation, role, actor } = caller;
  const [receipt] = await ports.workflow.receipts.find(organisation, [id]);
  const stored = await ports.facts.conversation(organisation, id);
  const found = stored ?? (receipt === undefined ? null : await unanalysed(ports, organisation, receipt));
  if (found === null || !inScope(caller, found.conversation)) return null;
  const masked = seesMasked(role) && !(reveal && may(role, 'conversations.reveal'));
  await ports.workflow.audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor,
      action: seesMasked(role) && !masked ? 'conversation.reveal' : 'conversation.view',
      subject: id,
    },
  ]);
  const view: ConversationView = {
    id,
    state: receipt?.state ?? 'analysed',
    ...(receipt?.error === undefined ? {} : { error: receipt.error }),
    receivedAt: found.receivedAt,
    version: found.version,
    rulebooks: found.rulebooks,
    masked,
    conversation: found.conversation,
    ...(found.analysis === null ? NOTHING_FOUND : shown(found.analysis)),
  };
  return masked ? maskFound(view, found.analysis ?? privacyIn(found.conversation)) : view;
}

const NOTHING_FOUND = { signals: [], rules: [], evaluations: [] };

function shown({ language, signals, rules, evaluations, metrics }: Analysis) {
  return { language, signals, rules, evaluations, metrics };
}

/** What was received and has not been analysed, or could not be. */
async function unanalysed(
  { blobs }: Pick<ServicePorts, 'blobs'>,
  organisation: string,
  { id, batch, receivedAt, version }: ReceivedConversation,
) {
  const bytes = await blobs.get(batchKey(organisation, batch));
  const conversation = bytes === null ? undefined : unpackBatch(bytes).get(id);
  return conversation === undefined
    ? null
    : { conversation, receivedAt, version, rulebooks: [], analysis: null };
}

let privacyAnalyser: Analyser | undefined;

/** Looks for personal data alone, as the conversation is not analysed yet. */
function privacyIn(conversation: Conversation): Analysis {
  privacyAnalyser ??= new Analyser({ detectors: PRIVACY_DETECTORS });
  return privacyAnalyser.analyse(conversation);
}
