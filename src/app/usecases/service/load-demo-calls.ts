import { asDemoCall, SPOKEN_CALLS } from '#core/demo/spoken-calls.ts';
import type { ServicePorts } from './ports.ts';
import { receiveConversations } from './receive-conversations.ts';

/**
 * Sends the demo's spoken calls in, heard as any other recording; none where none come with the program. One that cannot
 * be heard is left out with a warning.
 * @param until the last day, an ISO date
 * @param progress told how many were sent
 */
export async function loadDemoCalls(
  ports: Parameters<typeof receiveConversations>[0] & Pick<ServicePorts, 'demoCalls' | 'log'>,
  organisation: string,
  until: string,
  progress: (sent: number) => void,
): Promise<void> {
  const { demoCalls } = ports;
  if (demoCalls === undefined) return;
  let sent = 0;
  for (const call of SPOKEN_CALLS) {
    const { file, outcome } = await demoCalls.hear(call.name);
    if (!outcome.ok) {
      ports.log.warn({ call: call.name, problems: outcome.problems }, 'a call of the demo cannot be heard');
      continue;
    }
    const { heard, conversation } = outcome;
    await receiveConversations(ports, organisation, [asDemoCall(conversation, call, until)], 'backfill', {
      file,
      ...(heard === undefined ? {} : { heard }),
    });
    progress(++sent);
  }
}
