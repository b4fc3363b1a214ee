import type { HeardRecording } from '#contract/files/heard-recording.ts';
import { personalSpans } from '#core/signals/privacy/redact-conversation.ts';
import { bleepsOf } from '#core/speech/bleeps.ts';
import { type Stretch, unionOf } from '#core/speech/stretches.ts';
import { personalDataIn } from '../personal-data-in.ts';
import { batchKey, readBatch } from '../raw-batch.ts';
import type { SoundPorts } from './ports.ts';

const MOST_REMEMBERED = 200;
/** By batch, whose content never changes; a player asks for piece after piece of one sound. */
const remembered = new Map<string, readonly Stretch[] | null>();

/**
 * Where a recording must not be heard by those who see its transcript masked; null where that cannot be told, as nobody
 * wrote down the words. It is told from the words that belong to this very recording, whatever has been analysed so far.
 */
export async function hiddenStretches(
  { blobs }: Pick<SoundPorts, 'blobs'>,
  organisation: string,
  { batch, id }: { readonly batch: string; readonly id: string },
  heard: HeardRecording,
): Promise<readonly Stretch[] | null> {
  const key = batchKey(organisation, batch);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const bytes = await blobs.get(key);
  const conversation = bytes === null ? undefined : (await readBatch(bytes)).get(id);
  if (conversation === undefined) return null;
  const { signals, language } = personalDataIn(conversation);
  const spans = personalSpans({ ...conversation, language }, signals);
  const hidden = bleepsOf(conversation, spans, unionOf(...heard.speech));
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  remembered.set(key, hidden);
  return hidden;
}
