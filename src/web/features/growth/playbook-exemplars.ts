interface Exemplar {
  readonly place: { readonly conversation: string; readonly turn: number };
}

export function keyOf({ place }: Exemplar): string {
  return `${place.conversation} ${place.turn}`;
}

/**
 * Which of the exemplars that somebody else saved meanwhile are chosen: what they added is, and what was not wanted
 * before is not.
 * @param left keys of those that are chosen of `before`
 */
export function leftOf(
  before: readonly Exemplar[],
  theirs: readonly Exemplar[],
  left: ReadonlySet<string>,
): ReadonlySet<string> {
  const seen = new Set(before.map(keyOf));
  return new Set(theirs.map(keyOf).filter((key) => left.has(key) || !seen.has(key)));
}
