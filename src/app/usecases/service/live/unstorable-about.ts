import { normaliseConversation } from '#core/conversation/normalise.ts';
import type { Problem } from '#core/problem.ts';
import { refuseUnstorable } from '../refuse-unstorable.ts';
import type { LiveAbout } from './live-call.ts';

/** What of a call's details keeps it from ever being stored, whatever is said in it and however often it is tried. */
export function unstorableAbout({
  id,
  startedAt,
  agent,
  customer,
  attributes,
}: LiveAbout): readonly Problem[] {
  const details = { id, startedAt, agent, customer, attributes, turns: [] };
  const outcome = refuseUnstorable({
    ...normaliseConversation(details, { channel: 'voice' }),
    source: { file: id },
  });
  return outcome.ok ? [] : outcome.problems;
}
