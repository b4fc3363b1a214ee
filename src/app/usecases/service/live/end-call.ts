import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { TranscriptSegment } from '#core/speech/read-transcript.ts';
import { giveErasureOrder, recordErasure } from '../erase-conversations.ts';
import { type IngestResult, ingestStream } from '../ingest-stream.ts';
import type { ServicePorts } from '../ports.ts';
import { withoutUnstorable } from '../refuse-unstorable.ts';
import { type LiveAbout, type LiveCall, STORING } from './live-call.ts';
import { isCallErased, unregisterCall } from './live-register.ts';
import { unstorableAbout } from './unstorable-about.ts';

export interface EndPorts
  extends Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue' | 'now' | 'newId' | 'log'> {
  /** Hears a finished recording with what is known of it, as every recording is heard. */
  hearCall(
    file: string,
    about: LiveAbout,
    segments: readonly TranscriptSegment[],
  ): AsyncIterable<ReadOutcome>;
}

/** What its sender is told. */
export type EndedCall = Pick<IngestResult, 'status' | 'error'>;

/** As a reader says of a file in which there is no sound at all. */
const NO_SOUND = 'no-audio';

const ERASED = { zh: '这通电话或其客户已被删除', en: 'This call or its customer has been erased' };

type StoredCall = Pick<LiveCall, 'about' | 'recording' | 'segments' | 'mayBeStored'>;
type Ended = { readonly told: EndedCall; readonly isStored: boolean };

/**
 * Stores a call whose sound is complete, as a recording that was uploaded would be; what was kept of it is taken away
 * only then. A call without any sound, or with details that no conversation can have, is refused with the reason and gone; one
 * that is refused for another reason (a recogniser that cannot be opened) stays where it is kept, to be taken up again.
 * @param language of the reason
 * @returns `isStored` also where there was nothing to store
 */
export async function endCall(ports: EndPorts, call: StoredCall, language: Language): Promise<Ended> {
  const { about, recording } = call;
  const { organisation, id } = about;
  const ended = await storeUnlessErased(ports, call, language);
  const { told, isStored } = ended;
  if (!isStored) {
    ports.log.error(
      { organisation, conversation: id, error: told.error },
      'a live call could not be stored; it is kept, and tried again',
    );
    return ended;
  }
  await recording.remove();
  await unregisterCall(ports.blobs, about);
  ports.log.info({ organisation, conversation: id, ...told }, 'a live call ended');
  return ended;
}

async function storeUnlessErased(ports: EndPorts, call: StoredCall, language: Language): Promise<Ended> {
  const { about } = call;
  const erased: Ended = { told: { status: 'rejected', error: ERASED[language] }, isStored: true };
  let { mayBeStored } = call;
  if (!(await isCallErased(ports.blobs, about))) {
    const stored = await storeCall(ports, call, language);
    if (!(await isCallErased(ports.blobs, about))) return stored;
    mayBeStored ||= stored.told.status !== 'rejected';
  }
  // The erasure went by while it was stored, now or in an earlier try, and may not have seen it.
  if (mayBeStored) await eraseStored(ports, about);
  return erased;
}

async function eraseStored(ports: EndPorts, { organisation, id }: LiveAbout): Promise<void> {
  const known = await ports.workflow.receipts.find(organisation, [id]);
  if (known.length === 0) return;
  const erased = { ids: [id] };
  const run = await recordErasure(ports, organisation, erased, 'system');
  await giveErasureOrder(ports, organisation, run, erased, 'system');
}

async function storeCall(
  ports: EndPorts,
  { about, recording, segments }: StoredCall,
  language: Language,
): Promise<Ended> {
  const isStorable = unstorableAbout(about).length === 0;
  let told: EndedCall = { status: 'rejected' };
  let isKept = false;
  async function* noting(outcomes: AsyncIterable<ReadOutcome>): AsyncGenerator<ReadOutcome> {
    for await (const outcome of outcomes) {
      // Until it is heard, minutes may pass.
      if (await isCallErased(ports.blobs, about)) return;
      // Kept before it is stored: after a crash nothing else tells whose conversation it is that has this id.
      if (outcome.ok) await recording.note(STORING);
      isKept = isStorable && !outcome.ok && outcome.problems.some(({ code }) => code !== NO_SOUND);
      yield outcome;
    }
  }
  const outcomes = noting(withoutUnstorable(ports.hearCall(recording.file, about, segments)));
  for await (const { status, error } of ingestStream(
    ports,
    about.organisation,
    outcomes,
    language,
    'fresh',
    recording.file,
  )) {
    told = { status, ...(error === undefined ? {} : { error }) };
  }
  return { told, isStored: !isKept };
}
