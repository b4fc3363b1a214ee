const BETWEEN = /[\s,，、]+/u;

/** The ids in a text that somebody typed or pasted, each once. */
export function idsIn(text: string): string[] {
  return [...new Set(text.split(BETWEEN).filter((id) => id !== ''))];
}

/** Most ids that the API looks for at once. */
const IDS_AT_ONCE = 100;
/** As they stand in an address; servers and proxies refuse longer ones. */
const LONGEST = 4_000;

/** As many ids together as one address can name, in their order. */
export function addressable(ids: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let length = 0;
  for (const id of ids) {
    const more = `&id=${encodeURIComponent(id)}`.length;
    const piece = pieces.at(-1);
    if (piece === undefined || piece.length === IDS_AT_ONCE || length + more > LONGEST) {
      pieces.push([id]);
      length = more;
    } else {
      piece.push(id);
      length += more;
    }
  }
  return pieces;
}
