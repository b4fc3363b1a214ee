import { toSimplified } from '../../text/script.ts';
import { isHan } from './characters.ts';

const simplifiedCodes = Uint16Array.from({ length: 0x10000 }, (_, code) =>
  isHan(code) ? toSimplified(String.fromCharCode(code)).charCodeAt(0) : code,
);

/** The simplified form of the unit at `at`; 0 outside the text. */
export function simplifiedCode(text: string, at: number): number {
  return at >= 0 && at < text.length ? simplifiedCodes[text.charCodeAt(at)]! : 0;
}

/** A set of characters that takes traditional forms as well. */
export class CharacterSet {
  readonly #members = new Uint8Array(0x10000);

  constructor(chars: Iterable<string>) {
    const simplified = new Set<number>();
    for (const char of chars) simplified.add(simplifiedCodes[char.charCodeAt(0)]!);
    for (let code = 0; code < 0x10000; code++) {
      if (simplified.has(simplifiedCodes[code]!)) this.#members[code] = 1;
    }
  }

  has(text: string, at: number): boolean {
    return at >= 0 && at < text.length && this.#members[text.charCodeAt(at)] === 1;
  }
}

/** A set of two-character words that takes traditional forms as well. */
export class PairSet {
  readonly #seconds = new Map<number, Set<number>>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const first = word.charCodeAt(0);
      const seconds = this.#seconds.get(first) ?? new Set();
      this.#seconds.set(first, seconds.add(word.charCodeAt(1)));
    }
  }

  has(text: string, at: number): boolean {
    const seconds = this.#seconds.get(simplifiedCode(text, at));
    return seconds?.has(simplifiedCode(text, at + 1)) === true;
  }
}
