import type { HeardRecording } from '#contract/files/heard-recording.ts';
import type { Caller } from '#core/access/caller.ts';
import { visibleConversation } from '../visible-conversation.ts';
import { heardOfRecording } from './heard-of-recording.ts';
import type { SoundPorts } from './ports.ts';

/** Why there is nothing to be heard. */
export type NoRecording = 'no-conversation' | 'no-recording';

/** The recording of a conversation in the caller's scope. */
export async function recordingOf(
  ports: SoundPorts,
  caller: Caller,
  id: string,
): Promise<{ readonly batch: string; readonly heard: HeardRecording } | NoRecording> {
  const found = await visibleConversation(ports, caller, id);
  if (found === null) return 'no-conversation';
  // Without a receipt, or with its raw input gone, nothing of it is kept here.
  if (found.receipt === undefined) return 'no-recording';
  const { batch } = found.receipt;
  const heard = await heardOfRecording(ports, caller.organisation, batch);
  return heard === null ? 'no-recording' : { batch, heard };
}
