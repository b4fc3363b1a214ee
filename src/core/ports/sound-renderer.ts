import type { Stretch } from '../speech/stretches.ts';

/** What a recording is rewritten into for browsers. */
export const RENDERED_TYPE = 'audio/ogg';

/** Writes a recording anew: for browsers that cannot play it, or without words that must not be heard. */
export interface SoundRenderer {
  /**
   * Ogg/Opus of one or two channels, as long as the recording. A tone stands in every channel where a stretch is, and
   * nothing of what was said there.
   * @param bleeps in order and apart
   * @throws AudioRefusal for what cannot be decoded
   */
  render(from: string, to: string, bleeps: readonly Stretch[]): Promise<void>;
}
