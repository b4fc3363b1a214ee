import { normaliseText } from '../text/text-view.ts';

/** Room that words are thrown into: their likeness survives with an error of about `1 / √width`. */
export const WORD_WIDTH = 256;
/** A word in more than half of the texts tells none of them apart; of a few texts that cannot be said. */
const TOO_COMMON = 0.5;
const FEW_TEXTS = 20;
const UNITS = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;

/** Writes what a text is about by its words alone into `target`, from `at` on: `WORD_WIDTH` numbers of unit length, or zeros. */
export type WordFeatures = (text: string, target: Float32Array, at: number) => void;

/**
 * Word stems (of Chinese: pairs of characters), weighed by how rare they are in these texts, each thrown on two fixed
 * places with a fixed sign.
 */
export function learnWordFeatures(texts: readonly string[]): WordFeatures {
  const textsWith = new Map<number, number>();
  for (const text of texts) {
    for (const unit of unitsOf(text).keys()) textsWith.set(unit, (textsWith.get(unit) ?? 0) + 1);
  }
  return (text, target, at) => {
    target.fill(0, at, at + WORD_WIDTH);
    for (const [unit, count] of unitsOf(text)) {
      const found = textsWith.get(unit) ?? 0;
      if (found < 2 || (found > texts.length * TOO_COMMON && texts.length > FEW_TEXTS)) continue;
      const weight = Math.log(texts.length / found) * (1 + Math.log(count));
      const first = mix(unit);
      const second = mix(first ^ 0x9e3779b9);
      target[at + (first % WORD_WIDTH)]! += first & 0x10000 ? weight : -weight;
      target[at + (second % WORD_WIDTH)]! += second & 0x10000 ? weight : -weight;
    }
    let squares = 0;
    for (let i = at; i < at + WORD_WIDTH; i++) squares += target[i]! ** 2;
    if (squares > 0) for (let i = at; i < at + WORD_WIDTH; i++) target[i]! /= Math.sqrt(squares);
  };
}

/** How often each word or pair of characters is in a text, by a number that stands for it. */
function unitsOf(text: string): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  let before = '';
  for (const [unit] of normaliseText(text).matchAll(UNITS)) {
    const isHan = HAN.test(unit);
    const word = isHan ? before + unit : stem(unit);
    before = isHan ? unit : '';
    if (word.length < 2) continue;
    const number = hash(word);
    units.set(number, (units.get(number) ?? 0) + 1);
  }
  return units;
}

/** Crude on purpose: forms of one word should meet, and it does not matter what they are called. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|ly)$/, '') : word;
}

function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return mix(value);
}

function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
