import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { withinScope } from '#core/access/scope.ts';
import type { Comment, Correction } from '#core/annotations/annotation.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { maskedComment } from './mask-found.ts';
import { personalDataIn } from './personal-data-in.ts';
import type { ServicePorts } from './ports.ts';
import { turnDigest } from './turn-digest.ts';
import { type VisibleConversation, visibleConversation } from './visible-conversation.ts';

export interface Annotations {
  readonly comments: readonly (Omit<Comment, 'conversation'> & { readonly isOwn: boolean })[];
  readonly corrections: readonly (Omit<Correction, 'conversation' | 'digest'> & {
    /** False where the turn has another text by now: then it counts no longer. */
    readonly isCurrent: boolean;
  })[];
  /** Of the newest content. */
  readonly state: ReceivedConversation['state'];
}

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs'>;

/**
 * What people wrote onto a conversation, oldest first; null where the caller has no such conversation. Comments come
 * without personal data to those who may not see any. Asked again and again by every open page, so the conversation
 * itself is read only where its words matter.
 */
export async function viewAnnotations(
  ports: Ports,
  caller: Caller,
  conversation: string,
): Promise<Annotations | null> {
  const { organisation, actor } = caller;
  const { annotations } = ports.workflow;
  const [comments, corrections, [receipt]] = await Promise.all([
    annotations.comments(organisation, [conversation]),
    annotations.corrections(organisation, [conversation]),
    ports.workflow.receipts.find(organisation, [conversation]),
  ]);
  const hides = comments.length > 0 && !may(caller.role, 'conversations.reveal');
  const isEasy =
    !hides && corrections.length === 0 && (await isSurelyVisible(ports, caller, conversation, receipt));
  const found = isEasy ? undefined : await visibleConversation(ports, caller, conversation);
  if (found === null) return null;
  const turns = found?.conversation.turns ?? [];
  const asShown = hides && found !== undefined ? withoutPersonalData(found) : (text: string) => text;
  return {
    comments: comments.map(({ conversation: _, ...comment }) => ({
      ...comment,
      text: asShown(comment.text),
      isOwn: comment.author === actor,
    })),
    corrections: corrections.map(({ conversation: _, digest, ...correction }) => ({
      ...correction,
      isCurrent: digest === turnDigest(turns[correction.turn]?.text ?? ''),
    })),
    state: receipt?.state ?? 'analysed',
  };
}

function withoutPersonalData({ conversation, analysis }: VisibleConversation): (text: string) => string {
  const about = { conversation, analysis: analysis ?? personalDataIn(conversation) };
  return (text) => maskedComment(text, about);
}

const ALL = {};

/** Told from what is known of it; false may still be one that is not analysed yet. */
async function isSurelyVisible(
  { facts }: Ports,
  caller: Caller,
  conversation: string,
  receipt: ReceivedConversation | undefined,
): Promise<boolean> {
  const { organisation } = caller;
  if (withinScope(caller, ALL) === ALL) return receipt !== undefined;
  return (await facts.count(organisation, withinScope(caller, { ids: [conversation] }))) > 0;
}
