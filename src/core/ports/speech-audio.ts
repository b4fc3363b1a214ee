import type { Problem } from '../problem.ts';

/** Everything that listens works at this rate, whatever the rate of the file. */
export const HEARING_RATE = 16_000;

/** A stretch of decoded sound: as many arrays as there are channels, all of one length, −1 to 1 at 16 kHz. */
export type AudioBlock = readonly Float32Array[];

/** A recording that has been opened; its sound is read once, in order, in constant memory. */
export interface OpenedAudio {
  /** One or two; recordings with more are mixed to one. */
  readonly channels: 1 | 2;
  /** Hertz, of the file. */
  readonly sourceRate: number;
  /** What the file says of its own length; absent where it says nothing. */
  readonly announcedMs?: number;
  /** Under which browsers play the file as it is; absent where they do not, or cannot find a second in it. */
  readonly mediaType?: string;
  /** What had to be done to the sound on the way in. */
  readonly warnings: readonly Problem[];
  /** Throws `AudioRefusal` where nothing can be decoded. */
  blocks(): AsyncIterable<AudioBlock>;
  close(): void;
}

export interface AudioReader {
  /** Throws `AudioRefusal` for what is no recording that can be heard. */
  open(file: string): Promise<OpenedAudio>;
}

/** A file that cannot be heard, with the reason and the way out. */
export class AudioRefusal extends Error {
  override readonly name = 'AudioRefusal';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message.en, options);
    this.problem = problem;
  }
}
