const WORD_CHARACTER = /[\p{L}\p{N}'_]/u;

/** Length as people count it: a Chinese character is one, a Latin word or a number is one, marks are none. */
export function countUnits(text: string): number {
  let units = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) {
      units++;
      inWord = false;
    } else if (code < 0x80 ? isWordCode(code) : WORD_CHARACTER.test(text[i]!)) {
      if (!inWord) units++;
      inWord = true;
    } else {
      inWord = false;
    }
  }
  return units;
}

/** Characters as people see most of them: the two halves of a surrogate pair are one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.codePointAt(i)! > 0xffff) i++;
    count++;
  }
  return count;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x27 ||
    code === 0x5f
  );
}
