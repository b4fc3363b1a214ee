/** Figures of one print: a unit vector, alike for windows in which the same person speaks. */
export const PRINT_SIZE = 256;

/** Tells voices apart, whatever they say. */
export interface VoicePrintModel {
  /**
   * @param windows sound in mel bands, frame after frame of 10 ms with 40 bands each; up to 1.6 s, the model knows no longer ones
   * @returns for each window its print
   */
  prints(windows: readonly Float32Array[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}
