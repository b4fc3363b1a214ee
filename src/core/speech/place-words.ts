import type { Role } from '../conversation/vocabulary.ts';
import type { HeardSound } from './call-listener.ts';
import type { WrittenTurn } from './hear-turns.ts';
import { areChannelsTold, type Transcript, type TranscriptSegment } from './read-transcript.ts';
import { intersectionOf, type Stretch, totalOf } from './stretches.ts';

/** Whether a transcript says by itself who speaks: by roles, by names, or by more than one channel. */
export function namesSpeakers(segments: readonly TranscriptSegment[]): boolean {
  if (segments.length === 0) return false;
  return areChannelsTold(segments) || segments.every(({ role, speaker }) => (role ?? speaker) !== undefined);
}

/**
 * Gives each segment of a transcript its speaker: of two channels by the one that it names, by its role, or by the one
 * that sounds while it is said; in one channel by its role or channel, by its own labels in the order in which they
 * appear, or without them by the voice that is heard.
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
  const isTold = areChannelsTold(segments);
  const sideOf = ({ role }: TranscriptSegment) => channels.indexOf(role === 'bot' ? 'agent' : role!);
  const ofTwoChannels = (segment: TranscriptSegment): number => {
    if (isTold && segment.channel !== undefined) return segment.channel;
    const side = sideOf(segment);
    return side < 0 ? heardMost(segment, sound.speech) : side;
  };
  const inOneChannel = (segment: TranscriptSegment): number => {
    if (segment.role !== undefined) return Math.max(0, sideOf(segment));
    if (segment.channel !== undefined && (isTold || sound.voices === undefined)) return segment.channel;
    if (segment.speaker === undefined) return heardMost(segment, sound.voices ?? []);
    return Math.min(1, Math.max(0, labels.indexOf(segment.speaker)));
  };
  const speakerOf = sound.tracks.length === 2 ? ofTwoChannels : inOneChannel;
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

/** Who speaks most while something is said; the first where nobody is told apart. */
function heardMost({ startMs, endMs }: TranscriptSegment, speech: readonly (readonly Stretch[])[]): number {
  const spoken = speech.map((own) => totalOf(intersectionOf(own, [{ startMs, endMs }])));
  return Math.max(0, spoken.indexOf(Math.max(...spoken)));
}
