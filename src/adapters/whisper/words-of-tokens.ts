/** A written piece that has a place of its own in time: a word, or a character of a script without spaces. */
export interface Piece {
  readonly text: string;
  /** Of the tokens of the text: the first, and the one after the last. */
  readonly from: number;
  readonly until: number;
}

const MARK = /^[\p{P}\p{S}\s]+$/u;
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Puts tokens together to characters, and those to words; marks stay with the word before them. */
export function piecesOf(tokens: readonly number[], bytesOf: (token: number) => Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  for (const whole of charactersOf(tokens, bytesOf)) {
    const last = pieces.at(-1);
    const begins = /^\s/.test(whole.text) || SPACELESS.test(whole.text) || SPACELESS.test(last?.text ?? '');
    if (last !== undefined && (!begins || MARK.test(whole.text))) {
      pieces[pieces.length - 1] = { ...last, text: last.text + whole.text, until: whole.until };
    } else pieces.push(whole);
  }
  return pieces.map((piece) => ({ ...piece, text: piece.text.trim() })).filter(({ text }) => text !== '');
}

/** Tokens that hold whole characters, or as many of them as make some. */
function charactersOf(tokens: readonly number[], bytesOf: (token: number) => Uint8Array): Piece[] {
  const whole: Piece[] = [];
  let bytes: number[] = [];
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    bytes.push(...bytesOf(token));
    const text = decoded(bytes);
    if (text === undefined && index < tokens.length - 1) continue;
    whole.push({ text: text ?? '', from, until: index + 1 });
    bytes = [];
    from = index + 1;
  }
  return whole;
}

function decoded(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
