import type { Caller } from '#core/access/caller.ts';
import type { Comment } from '#core/annotations/annotation.ts';
import { type AnnotationOutcome, MISSING, noSuchTurn, refused } from './annotation-outcome.ts';
import { forgetIfErased } from './forget-if-erased.ts';
import { peopleWhoSee } from './people-who-see.ts';
import type { ServicePorts } from './ports.ts';
import { visibleConversation } from './visible-conversation.ts';

export interface CommentDraft {
  readonly turn: number;
  readonly text: string;
  /** The comment whose thread is gone on with; a new thread where it is absent. */
  readonly thread?: string | undefined;
  readonly mentions: readonly string[];
}

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now' | 'newId'>;

/** Writes a comment on a turn. Only people who may see the conversation can be mentioned. An answer opens a settled thread again. */
export async function writeComment(
  ports: Ports,
  caller: Caller,
  conversation: string,
  { turn, text, thread, mentions }: CommentDraft,
): Promise<AnnotationOutcome<Pick<Comment, 'id'>>> {
  const { organisation, actor } = caller;
  const { annotations, audit, people } = ports.workflow;
  const found = await visibleConversation(ports, caller, conversation);
  if (found === null) return MISSING;
  const { turns } = found.conversation;
  if (turn >= turns.length) return noSuchTurn(turn, turns.length);
  const able = peopleWhoSee(found.conversation, await people.members(organisation));
  const strangers = mentions.filter((id) => !able.some(({ userId }) => userId === id));
  if (strangers.length > 0) {
    return refused(
      `提到的人看不到这通对话：${strangers.join('、')}`,
      `These people cannot see the conversation: ${strangers.join(', ')}`,
    );
  }
  const begun =
    thread === undefined
      ? undefined
      : (await annotations.comments(organisation, [conversation])).find(({ id }) => id === thread);
  if (thread !== undefined && (begun === undefined || begun.thread !== begun.id)) return MISSING;
  const id = ports.newId();
  const at = new Date(ports.now()).toISOString();
  await audit.record([
    {
      at,
      organisation,
      actor,
      action: 'comment.write',
      subject: conversation,
      details: { comment: id, turn: begun?.turn ?? turn, ...(mentions.length === 0 ? {} : { mentions }) },
    },
  ]);
  await annotations.addComment(organisation, {
    id,
    conversation,
    turn: begun?.turn ?? turn,
    thread: thread ?? id,
    author: actor,
    text,
    mentions: [...new Set(mentions)],
    at,
    withdrawnAt: null,
    resolvedAt: null,
    resolvedBy: null,
  });
  if (begun !== undefined && begun.resolvedAt !== null) {
    await annotations.settleThread(organisation, conversation, begun.id, null);
  }
  await forgetIfErased(ports, organisation, conversation);
  return { outcome: 'done', value: { id } };
}
