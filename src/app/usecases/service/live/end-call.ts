import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { TranscriptSegment } from '#core/speech/read-transcript.ts';
import { type IngestResult, ingestStream } from '../ingest-stream.ts';
import type { ServicePorts } from '../ports.ts';
import { withoutUnstorable } from '../refuse-unstorable.ts';
import type { LiveAbout, LiveCall } from './live-call.ts';

export interface EndPorts
  extends Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue' | 'now' | 'newId' | 'log'> {
  /** Hears a finished recording with what is known of it, as every recording is heard. */
  hearCall(
    file: string,
    about: LiveAbout,
    segments: readonly TranscriptSegment[],
  ): AsyncIterable<ReadOutcome>;
}

export type EndedCall = Pick<IngestResult, 'status' | 'error'>;

/**
 * Stores a call whose sound is complete, as a recording that was uploaded would be; what was kept of it is taken away
 * only then. A call that was never heard of is refused with the reason and gone.
 * @param language of the reason
 */
export async function endCall(ports: EndPorts, call: LiveCall, language: Language): Promise<EndedCall> {
  const { about, recording, segments } = call;
  let ended: EndedCall = { status: 'rejected' };
  const outcomes = withoutUnstorable(ports.hearCall(recording.file, about, segments));
  for await (const { status, error } of ingestStream(
    ports,
    about.organisation,
    outcomes,
    language,
    'fresh',
    recording.file,
  )) {
    ended = { status, ...(error === undefined ? {} : { error }) };
  }
  await recording.remove();
  const { organisation, id } = about;
  ports.log.info({ organisation, conversation: id, status: ended.status }, 'a live call ended');
  return ended;
}
