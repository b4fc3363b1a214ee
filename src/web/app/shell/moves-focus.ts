interface Focus {
  /** What had it when the way to the page began, and what has it now that the page is there. */
  readonly before: unknown;
  readonly now: unknown;
  /** Where it is now. */
  readonly isInContent: boolean;
  readonly isInDialogue: boolean;
}

/**
 * Whether the keyboard is put at the beginning of the page that somebody has come to: not when the program was opened
 * there, nor where only what the page is asked has changed, nor where the page or a dialogue took it already.
 */
export function movesFocus(from: string | undefined, to: string, focus: Focus): boolean {
  if (from === undefined || from === to || focus.isInDialogue) return false;
  return focus.now === focus.before || !focus.isInContent;
}
