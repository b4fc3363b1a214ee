import { readFile } from 'node:fs/promises';
import type { SherpaModel } from './model-folder.ts';

/** What the library cuts hot words into; undefined where a model takes none. */
export type HotWordUnit = 'cjkchar' | 'bpe' | 'cjkchar+bpe' | 'bbpe';

/** What a model can write. */
export interface Vocabulary {
  readonly unit?: HotWordUnit;
  /** It knows capital letters and no small ones. */
  readonly isCapital: boolean;
  /** Hot words in the form in which the library takes them; undefined where it can use none of them. */
  hotWords(words: readonly string[]): string | undefined;
}

const HAN = /^\p{Script=Han}$/u;
/** Models that write any script in pieces of bytes have these letters for them, and no others. */
const BYTES = /^[^A-Za-z]*[\u0100-\u02ff][^A-Za-z]*$/;
/** Has a meaning of its own in the library's lists of hot words. */
const CONTROL = /[/:#@\s]+/g;
/** What is written with letters, cut into pieces; anything else is written character by character. */
const LETTERS = /[A-Za-z']+/g;

/** Reads a model's list of tokens: one a line, with its number. */
export async function vocabularyOf(model: SherpaModel): Promise<Vocabulary> {
  const lines = (await readFile(model.tokens, 'utf8')).split('\n');
  const tokens = new Set(lines.map((line) => line.replace(/\s+\d+\s*$/, '')));
  const written = [...tokens].filter((token) => !/^<.*>$/.test(token)).join('');
  // A list of Whisper's is not written in letters.
  const isCapital = model.kind !== 'whisper' && /[A-Z]/.test(written) && !/[a-z]/.test(written);
  if (model.kind !== 'transducer') return { isCapital, hotWords: () => undefined };
  const hasHan = [...tokens].some((token) => HAN.test(token));
  const unit = unitOf(hasHan, written, model.bpeVocab !== undefined);
  if (unit === undefined) return { isCapital, hotWords: () => undefined };
  return {
    isCapital,
    unit,
    hotWords(words) {
      const usable = words
        .map((word) => (isCapital ? word.toUpperCase() : word).replace(CONTROL, ' ').trim())
        .filter((word) => word !== '' && isWritten(word, unit, tokens));
      return usable.length === 0 ? undefined : usable.join('/');
    },
  };
}

function unitOf(hasHan: boolean, written: string, hasPieces: boolean): HotWordUnit | undefined {
  if (!hasPieces) return hasHan ? 'cjkchar' : undefined;
  if (hasHan) return 'cjkchar+bpe';
  return BYTES.test(written) ? 'bbpe' : 'bpe';
}

/** The library takes a word without the characters that it does not know: better none than another word. */
function isWritten(word: string, unit: HotWordUnit, tokens: ReadonlySet<string>): boolean {
  if (unit === 'bpe' || unit === 'bbpe') return true;
  const single = unit === 'cjkchar' ? word : word.replace(LETTERS, '');
  return [...single.replaceAll(' ', '')].every((character) => tokens.has(character));
}
