/** From here on, characters stand for the bytes 0 to 255; nobody else uses them. */
const FIRST = 0xe000;
const LAST = FIRST + 255;

/**
 * A list of tokens, one a line in base64 with its number, with each of their bytes spelt as a character of its own. Whisper
 * cuts rare characters into tokens that are none by themselves, and the library leaves out whatever is none.
 */
export function speltTokens(list: string): string {
  return list.replace(/^(\S+)(?= \d+$)/gm, (token) =>
    Buffer.from(spelt(Buffer.from(token, 'base64'))).toString('base64'),
  );
}

function spelt(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(FIRST + byte)).join('');
}

/** What is spelt, in its own characters; where a part of one is missing, in its place the mark of Unicode for that. */
export function unspelt(text: string): string {
  return text.replace(/[\ue000-\ue0ff]+/g, (spelling) =>
    Buffer.from(Uint8Array.from(spelling, (letter) => Math.min(LAST, letter.charCodeAt(0)) - FIRST)).toString(
      'utf8',
    ),
  );
}
