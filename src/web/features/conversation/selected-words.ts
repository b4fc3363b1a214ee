interface Selected {
  readonly turn: number;
  readonly words: string;
}

let last: Selected | undefined;

// A press on a button may take the selection away before the button hears of it.
document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  const words = selection?.toString().trim() ?? '';
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  const id = element?.closest('.transcript > li')?.id;
  if (words !== '' && id !== undefined) last = { turn: Number(id.replace('turn-', '')), words };
});

/** The words of a turn that somebody marked last; empty where they marked others, or none. */
export function selectedIn(turn: number): string {
  const words = last?.turn === turn ? last.words : '';
  last = undefined;
  return words;
}
