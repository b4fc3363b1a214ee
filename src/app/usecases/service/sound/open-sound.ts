import { createHash } from 'node:crypto';
import type { Caller } from '#core/access/caller.ts';
import { may, seesMasked } from '#core/access/permissions.ts';
import { RENDERED_TYPE } from '#core/ports/sound-renderer.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { recordingKey, soundFolder } from '../raw-batch.ts';
import { hiddenStretches } from './hidden-stretches.ts';
import { onceAtATime } from './once-at-a-time.ts';
import type { SoundPorts } from './ports.ts';
import { recordListening } from './record-listening.ts';
import { type NoRecording, recordingOf } from './recording-of.ts';

/** Sound as a browser plays it. */
export interface OpenSound {
  /** Where its bytes are kept. */
  readonly key: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The same as long as the bytes are. */
  readonly tag: string;
}

const oneAtATime = onceAtATime<number | null>();

/**
 * The recording of a conversation as the caller may hear it. Personal data is a tone to those who see it masked, until
 * they ask for it with a reason; `needs-reveal` where nobody wrote down the words, so that nothing can be hidden. That
 * somebody listens is recorded before they do.
 * @param reveal the caller must be allowed to
 */
export async function openSound(
  ports: SoundPorts,
  caller: Caller,
  id: string,
  reveal: false | { readonly reason: string | undefined },
): Promise<OpenSound | NoRecording | 'needs-reveal'> {
  const { organisation, role } = caller;
  const found = await recordingOf(ports, caller, id);
  if (typeof found === 'string') return found;
  const { batch, heard } = found;
  const hides = seesMasked(caller);
  const shows = hides && reveal !== false && may(role, 'conversations.reveal');
  const bleeps = hides && !shows ? await hiddenStretches(ports, organisation, { batch, id }, heard) : [];
  if (bleeps === null) return 'needs-reveal';
  const reason = shows ? reveal.reason : undefined;
  await recordListening(ports, caller, {
    conversation: id,
    action: shows ? 'conversation.reveal' : 'conversation.listen',
    ...(reason === undefined ? {} : { reason }),
  });
  const recording = recordingKey(organisation, batch);
  if (bleeps.length === 0 && heard.mediaType !== undefined) {
    const bytes = await ports.blobs.size(recording);
    return bytes === null
      ? 'no-recording'
      : { key: recording, bytes, mediaType: heard.mediaType, tag: `${batch}-as-received` };
  }
  const name = nameOf(bleeps);
  const key = `${soundFolder(organisation, batch)}${name}.ogg`;
  const bytes = (await ports.blobs.size(key)) ?? (await rendered(ports, recording, key, bleeps));
  return bytes === null ? 'no-recording' : { key, bytes, mediaType: RENDERED_TYPE, tag: `${batch}-${name}` };
}

/** Another name for other stretches, as what is personal may be told better later on. */
function nameOf(bleeps: readonly Stretch[]): string {
  if (bleeps.length === 0) return 'whole';
  const digest = createHash('sha256').update(JSON.stringify(bleeps)).digest('hex');
  return `bleeped-${digest.slice(0, 16)}`;
}

/** Written once and kept beside the recording, with which it goes. @returns its bytes; null where the recording is gone */
function rendered(
  { blobs, sound }: SoundPorts,
  recording: string,
  key: string,
  bleeps: readonly Stretch[],
): Promise<number | null> {
  return oneAtATime(key, async () => {
    const bytes = await blobs.read(recording);
    if (bytes === null) return null;
    await sound.render(bytes, bleeps, (file) => blobs.putFile(key, file));
    // Erased while it was written.
    if ((await blobs.size(recording)) === null) await blobs.delete(key);
    return blobs.size(key);
  });
}
