import type { Caller } from '#core/access/caller.ts';
import { seesMasked } from '#core/access/permissions.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { hiddenStretches } from './hidden-stretches.ts';
import type { SoundPorts } from './ports.ts';
import { type NoRecording, recordingOf } from './recording-of.ts';

/** A recording as it is drawn. */
export interface RecordingPeaks {
  readonly durationMs: number;
  /** By channel, 0–100 over equal stretches of the whole recording. */
  readonly peaks: readonly (readonly number[])[];
  /** Where a tone stands for personal data until it is revealed. */
  readonly bleeps: readonly Stretch[];
  /** Nothing is heard before personal data is revealed: nobody wrote down the words. */
  readonly needsReveal: boolean;
}

export async function viewPeaks(
  ports: SoundPorts,
  caller: Caller,
  id: string,
): Promise<RecordingPeaks | NoRecording> {
  const found = await recordingOf(ports, caller, id);
  if (typeof found === 'string') return found;
  const { batch, heard } = found;
  const { durationMs, peaks } = heard;
  const hidden = seesMasked(caller)
    ? await hiddenStretches(ports, caller.organisation, { batch, id }, heard)
    : [];
  return { durationMs, peaks, bleeps: hidden ?? [], needsReveal: hidden === null };
}
