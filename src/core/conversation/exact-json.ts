/** So many digits and more may be a whole number that a `number` rounds. */
const MAY_BE_ROUNDED = 16;

/**
 * `JSON.parse`, but a whole number that a `number` would round becomes the text of its digits: ids of 64 bits that lie
 * side by side must not become one.
 */
export function parseExactJson(text: string): unknown {
  // To look at every value of a text takes several times as long as to parse it.
  return hasLongNumber(text) ? JSON.parse(text, exactValue) : JSON.parse(text);
}

/** The third argument is newer than the types of the language. */
function exactValue(_key: string, value: unknown, written?: { readonly source: string }): unknown {
  if (typeof value !== 'number' || written === undefined) return value;
  const { source } = written;
  return /^-?\d+$/.test(source) && String(value) !== source ? source : value;
}

/** Any run so long covers one of the places that are looked at. Digits after a quote are a text already. */
function hasLongNumber(text: string): boolean {
  for (let at = MAY_BE_ROUNDED - 1; at < text.length; at += MAY_BE_ROUNDED) {
    if (!isDigit(text, at)) continue;
    let start = at;
    while (start > 0 && isDigit(text, start - 1)) start--;
    let end = at + 1;
    while (isDigit(text, end)) end++;
    if (end - start >= MAY_BE_ROUNDED && text[start - 1] !== '"') return true;
    at = end;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
