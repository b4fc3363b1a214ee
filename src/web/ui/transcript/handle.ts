export interface TranscriptHandle {
  /** Brings a turn into sight and the focus to it. */
  show(turn: number): void;
  /** Brings a turn into sight while it is heard; the focus stays where it is. */
  follow(turn: number): void;
}
