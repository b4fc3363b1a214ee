import type { Role } from '../conversation/vocabulary.ts';
import type { HeardSound } from './call-listener.ts';
import type { WrittenTurn } from './hear-turns.ts';
import type { Transcript, TranscriptSegment } from './read-transcript.ts';
import { intersectionOf, totalOf } from './stretches.ts';

/**
 * Gives each segment of a transcript its speaker: by the channel or role that it names, by the channel that
 * sounds while it is said, or, in one channel, by its own labels in the order in which they appear.
 * @param channels who is on which channel
 */
export function placeWords(
  { segments }: Transcript,
  channels: readonly [Role, Role],
  sound: HeardSound,
): WrittenTurn[] {
  const labels = [
    ...new Set(segments.flatMap(({ speaker, role }) => (role === undefined ? (speaker ?? []) : []))),
  ];
  const speakerOf = (segment: TranscriptSegment): number => {
    if (segment.role !== undefined)
      return Math.max(0, channels.indexOf(segment.role === 'bot' ? 'agent' : segment.role));
    if (segment.channel !== undefined) return segment.channel;
    if (sound.tracks.length === 2) return louder(segment, sound);
    const label = segment.speaker === undefined ? 0 : labels.indexOf(segment.speaker);
    return Math.min(1, Math.max(0, label));
  };
  return segments.map((segment): WrittenTurn => {
    const { text, confidence, words } = segment;
    // A recogniser's times may run past the end of the recording.
    const startMs = Math.min(segment.startMs, sound.durationMs);
    const endMs = Math.max(startMs, Math.min(segment.endMs, sound.durationMs));
    return {
      speaker: speakerOf(segment),
      startMs,
      endMs,
      text,
      ...(confidence === undefined ? {} : { confidence }),
      ...(words === undefined ? {} : { words }),
    };
  });
}

function louder({ startMs, endMs }: TranscriptSegment, { speech }: HeardSound): number {
  const spoken = speech.map((own) => totalOf(intersectionOf(own, [{ startMs, endMs }])));
  return spoken[1]! > spoken[0]! ? 1 : 0;
}
