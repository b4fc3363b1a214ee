/** Samples at 16 kHz that one probability speaks of: 32 ms. */
export const ACTIVITY_WINDOW = 512;

/** Tells speech from other sounds, for several channels at once and from the beginning to the end of a recording. */
export interface VoiceActivity {
  /**
   * @param sound for each channel as many samples, a multiple of `ACTIVITY_WINDOW`: those that follow the last call's
   * @returns for each channel the probability, 0–1, that somebody speaks, one for each window
   */
  next(sound: readonly Float32Array[]): Promise<readonly Float32Array[]>;
}

export interface VoiceActivityModel {
  /** Begins a recording. */
  start(channels: number): VoiceActivity;
  close(): Promise<void>;
}
