import type { HeardSound } from './call-listener.ts';
import { speakersByPitch } from './speakers-by-pitch.ts';
import type { Stretch } from './stretches.ts';

/** Where each speaker of a recording speaks: by channel; in one channel by voice where voices were told apart, else by pitch. */
export function speakersOf(sound: HeardSound): readonly (readonly Stretch[])[] {
  if (sound.tracks.length === 2) return sound.speech;
  return sound.voices ?? speakersByPitch(sound.tracks[0]!, sound.speech[0]!);
}
