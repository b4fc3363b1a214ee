export interface TranscriptHandle {
  /** Brings a turn into sight and the focus to it. */
  show(turn: number): void;
}
