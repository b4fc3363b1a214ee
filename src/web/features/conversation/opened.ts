/** What stands open below a turn: the reasons of a signal, a form for one that was missed, or a comment being written. */
export type Opened =
  | { readonly kind: 'signal'; readonly turn: number; readonly ref: string }
  | { readonly kind: 'missed'; readonly turn: number; readonly words: string }
  | { readonly kind: 'comment'; readonly turn: number };
