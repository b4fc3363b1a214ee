import type { Bilingual } from '#core/bilingual.ts';

/** `missing`: what is named is not there, or not for this caller. */
export type AnnotationOutcome<Done = undefined> =
  | { readonly outcome: 'done'; readonly value: Done }
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'refused'; readonly why: Bilingual };

export const MISSING = { outcome: 'missing' } as const;

export function refused(zh: string, en: string): { readonly outcome: 'refused'; readonly why: Bilingual } {
  return { outcome: 'refused', why: { zh, en } };
}

export function noSuchTurn(turn: number, turns: number) {
  return refused(
    `没有第 ${turn} 轮；这通对话有 ${turns} 轮，从 0 数起`,
    `There is no turn ${turn}: the conversation has ${turns}, counted from 0`,
  );
}
