export interface FoundWords {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** Enough to go through; more words would narrow it. */
export const FOUND_AT_MOST = 5_000;

/** Where words stand in the turns, whatever their case, in order. */
export function findWords(turns: readonly { readonly text: string }[], words: string): FoundWords[] {
  const wanted = words.trim().toLowerCase();
  const found: FoundWords[] = [];
  if (wanted === '') return found;
  for (const [turn, { text }] of turns.entries()) {
    const lower = text.toLowerCase();
    // A letter whose small form is longer would move what follows: there the text is taken as it is.
    const searched = lower.length === text.length ? lower : text;
    for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
      found.push({ turn, start: at, end: at + wanted.length });
      if (found.length === FOUND_AT_MOST) return found;
    }
  }
  return found;
}
