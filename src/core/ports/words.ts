import type { Language } from '../conversation/schema.ts';

/** Cuts a text into words, folded, in order; marks and spaces may stand among them as words of their own. */
export type WordCutter = (text: string, language: Language) => readonly string[];
