import { type IngestResult, ingestStream } from '#app/usecases/service/ingest-stream.ts';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import { refuseUnstorable, withoutUnstorable } from '#app/usecases/service/refuse-unstorable.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Caller } from '#core/access/caller.ts';
import type { Language } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import { badRequest } from './problem.ts';
import type { RouteContext } from './route-context.ts';
import { streamResults } from './stream-results.ts';

type Sender = Pick<Caller, 'organisation' | 'actor'>;

/** One conversation that came alone; refused with each thing that is wrong with it. */
export async function receiveOne(
  { ports, audit, metrics }: RouteContext,
  sender: Sender,
  read: ReadOutcome,
): Promise<{ id: string; status: 'accepted' | 'duplicate' }> {
  const outcome = refuseUnstorable(read);
  if (!outcome.ok) {
    metrics.received('rejected');
    throw badRequest(
      { zh: '这不是一通可以接收的对话', en: 'This is no conversation that can be received' },
      outcome.problems.map(({ path, message }) => ({ path: path || 'body', message })),
    );
  }
  const [result] = await receiveConversations(ports, sender.organisation, [outcome.conversation]);
  const { id, status } = result!;
  metrics.received(status);
  if (status === 'accepted') await audit(sender, 'conversation.receive', id);
  return { id, status };
}

/**
 * Any number of conversations: results as they become known, and one entry in the audit log that says what
 * became of all.
 * @param subject what the audit log calls it; `language` of what is said of refused input; `recording` is its file
 * @param cleanUp called once, whether or not everything was read.
 */
export async function receiveMany(
  { ports, audit, metrics }: RouteContext,
  sender: Sender,
  outcomes: AsyncIterable<ReadOutcome>,
  {
    subject,
    language,
    recording,
  }: { readonly subject: string; readonly language: Language; readonly recording?: string },
  cleanUp: () => Promise<void> = async () => {},
): Promise<Response> {
  const counts: Record<IngestResult['status'], number> = { accepted: 0, duplicate: 0, rejected: 0 };
  const { organisation } = sender;
  const storable = withoutUnstorable(outcomes);
  return streamResults(ingestStream(ports, organisation, storable, language, 'fresh', recording), {
    log: ports.log,
    language,
    sent({ status }) {
      counts[status]++;
      metrics.received(status);
    },
    async ended() {
      await cleanUp();
      if (counts.accepted + counts.duplicate + counts.rejected === 0) return;
      try {
        await audit(sender, 'conversations.receive', subject, counts);
      } catch (failure) {
        // What was accepted stays accepted and has been told.
        const error = messageOf(failure);
        ports.log.error({ error, subject, ...counts }, 'an import could not be put into the audit log');
      }
    },
  });
}
