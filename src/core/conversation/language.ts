import type { Language } from './schema.ts';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[a-z]{2,}/gi;
/** Enough to tell; the rest of a long conversation changes nothing. */
const ENOUGH_CHARACTERS = 4000;

/**
 * The language most of the text is in. A Chinese character weighs like half an English word, so that
 * Chinese with product names in Latin letters stays Chinese. Texts without letters count as Chinese.
 */
export function detectLanguage(texts: readonly string[]): Language {
  let han = 0;
  let words = 0;
  let read = 0;
  for (const text of texts) {
    const sample = text.length > ENOUGH_CHARACTERS ? text.slice(0, ENOUGH_CHARACTERS) : text;
    han += sample.match(HAN)?.length ?? 0;
    words += sample.match(LATIN_WORD)?.length ?? 0;
    read += sample.length;
    if (read >= ENOUGH_CHARACTERS) break;
  }
  return words * 2 > han ? 'en' : 'zh';
}
