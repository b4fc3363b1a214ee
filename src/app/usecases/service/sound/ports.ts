import type { HeardRecording } from '#contract/files/heard-recording.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import type { ServicePorts } from '../ports.ts';

/** What is done with the sound of recordings that were kept. Throws an error with the reason for what cannot be heard. */
export interface RecordingSound {
  listen(recording: AsyncIterable<Uint8Array>): Promise<HeardRecording>;
  /**
   * Writes a recording anew, as a `SoundRenderer` does.
   * @param keep takes the written file, which is gone afterwards
   */
  render(
    recording: AsyncIterable<Uint8Array>,
    bleeps: readonly Stretch[],
    keep: (file: string) => Promise<void>,
  ): Promise<void>;
}

export type SoundPorts = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'> & {
  readonly sound: RecordingSound;
};
