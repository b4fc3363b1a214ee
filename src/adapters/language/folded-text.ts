/**
 * A text as the models were taught to read it (NFKC, lower case), with the way back: unit `i` of `text` came from the
 * original characters `starts[i]` to `ends[i]` (UTF-16 offsets).
 */
export interface FoldedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const MARK = /\p{M}/u;

/** Folds character by character, each with the marks that stand on it, so that every unit knows where it came from. */
export function foldText(original: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let start = 0; start < original.length; ) {
    const end = endOfCharacter(original, start);
    const simple = end === start + 1 ? simplyFolded(original.charCodeAt(start)) : -1;
    if (simple >= 0) {
      units.push(String.fromCharCode(simple));
      starts.push(start);
      ends.push(end);
    } else {
      const folded = original.slice(start, end).normalize('NFKC').toLowerCase();
      units.push(folded);
      for (let i = 0; i < folded.length; i++) {
        starts.push(start);
        ends.push(end);
      }
    }
    start = end;
  }
  return { text: units.join(''), starts, ends };
}

/** The folded code of what nearly every text consists of; −1 where folding has to be looked up. */
function simplyFolded(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return code;
  if (code >= 0xff01 && code <= 0xff5e) return simplyFolded(code - 0xfee0);
  if (code === 0x3000) return 0x20;
  return code === 0x3001 || code === 0x3002 ? code : -1;
}

function endOfCharacter(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length) {
    const code = text.codePointAt(end)!;
    if (code < 0x300 || (code >= 0x4e00 && code <= 0x9fff) || !MARK.test(String.fromCodePoint(code))) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}
