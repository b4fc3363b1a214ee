import type { AudioBlock } from './speech-audio.ts';

/** How the sound of a live call is written; one packet of Opus a message, PCM and G.711 in pieces of any length. */
export const LIVE_ENCODINGS = ['pcm_s16le', 'pcm_mulaw', 'pcm_alaw', 'opus'] as const;
export type LiveEncoding = (typeof LIVE_ENCODINGS)[number];

export interface LiveFormat {
  readonly encoding: LiveEncoding;
  /** Hertz. */
  readonly rate: number;
  readonly channels: 1 | 2;
}

/** Decodes sound as it arrives. */
export interface LiveDecoder {
  /**
   * @returns what the bytes sound like, at 16 kHz; nothing until there is enough
   * @throws AudioRefusal where they are not what was announced
   */
  decode(bytes: Uint8Array): AudioBlock | null;
  close(): void;
}

export interface LiveAudio {
  /** @throws AudioRefusal for a format that cannot be decoded */
  open(format: LiveFormat): LiveDecoder;
}

/** What is kept of a running call, so that nothing of it is lost with the process. */
export interface LiveRecording {
  /** The sound, at 16 kHz. */
  readonly file: string;
  write(block: AudioBlock): Promise<void>;
  /** What was written from one time to another, milliseconds from the beginning; shorter where it ends before. */
  read(fromMs: number, toMs: number): Promise<AudioBlock>;
  /** Keeps something beside the sound, one after the other. */
  note(value: unknown): Promise<void>;
  /** Completes the file. */
  close(): Promise<void>;
  /** Takes it away. */
  remove(): Promise<void>;
}

/** What a stop of the process left of a call, to go on where it ended. */
export interface LeftRecording {
  readonly about: unknown;
  readonly notes: readonly unknown[];
  readonly recording: LiveRecording;
}

export interface LiveRecorder {
  /** @param about kept beside the sound; a recording of the same key is written over */
  begin(key: string, channels: 1 | 2, about: unknown): Promise<LiveRecording>;
  /**
   * The names of recordings that processes which have ended neither finished nor took away, each told once: it is for this
   * process to take them up from now on.
   */
  left(): Promise<readonly string[]>;
  /** Rejects where what was kept cannot be read any more. @param name of `left` */
  takeUp(name: string): Promise<LeftRecording>;
  /** The same by the key with which it was begun; null where nothing is left. */
  leftOf(key: string): Promise<LeftRecording | null>;
  /** Leaves what is not finished to other processes, or to the next start. */
  close(): Promise<void>;
}
