/** A text cut where it names somebody with an @; joined again, the pieces are the text. */
export function namedPieces(
  text: string,
  names: readonly string[],
): readonly { readonly text: string; readonly isName: boolean }[] {
  const pieces: { text: string; isName: boolean }[] = [];
  // Of two names of which one begins with the other, the longer is meant where it stands.
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = longestFirst.find((one) => text.startsWith(one, at + 1));
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), isName: false });
    from = at + 1 + name.length;
    pieces.push({ text: text.slice(at, from), isName: true });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isName: false });
  return pieces;
}

/** Ids of those whom a text names with an @; of two names of which one begins with the other, whose stands there. */
export function mentionedIn(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const pieces = namedPieces(
    text,
    people.map(({ name }) => name),
  );
  const named = new Set(pieces.flatMap((piece) => (piece.isName ? [piece.text.slice(1)] : [])));
  return people.filter(({ name }) => named.has(name)).map(({ id }) => id);
}
