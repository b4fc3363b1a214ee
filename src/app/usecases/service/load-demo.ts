import type { Conversation } from '#core/conversation/schema.ts';
import { demoConversations } from '#core/demo/conversations.ts';
import { loadDemoCalls } from './load-demo-calls.ts';
import { receiveConversations } from './receive-conversations.ts';

const BATCH = 100;

/**
 * Sends the demo organisation's conversations in, as any other input, and last the calls that can be heard. They are the
 * same for the same last day, so doing it again adds nothing.
 * @param until the last day, an ISO date
 * @param progress told how many were sent
 */
export async function loadDemo(
  ports: Parameters<typeof loadDemoCalls>[0],
  organisation: string,
  until: string,
  progress: (sent: number) => void,
): Promise<void> {
  let batch: Conversation[] = [];
  let sent = 0;
  const send = async () => {
    await receiveConversations(ports, organisation, batch, 'backfill');
    sent += batch.length;
    batch = [];
    progress(sent);
  };
  for (const conversation of demoConversations({ until })) {
    batch.push(conversation);
    if (batch.length === BATCH) await send();
  }
  if (batch.length > 0) await send();
  await loadDemoCalls(ports, organisation, until, (calls) => progress(sent + calls));
}
