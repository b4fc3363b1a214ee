const VOWELS = /[aeiouyà-öø-ÿ]+/gi;
const SILENT_ENDING = /[^aeiouyl\W]es?\b/gi;

/**
 * About how many syllables a text has: a Chinese character is one, a digit is one, in Latin script each run of vowels
 * but a silent final e.
 */
export function writtenSyllables(text: string): number {
  const characters = text.match(/\p{Script=Han}|\d/gu)?.length ?? 0;
  const vowels = text.match(VOWELS)?.length ?? 0;
  const silent = text.match(SILENT_ENDING)?.length ?? 0;
  return characters + Math.max(0, vowels - silent);
}
