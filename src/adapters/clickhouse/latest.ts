/**
 * The one place that says what "latest" means: of the rows of a conversation the one with the highest
 * version, unless it says that the conversation now stands on another day. `conditions` are SQL over the
 * latest row; the values must hold `organisation`.
 */
export function fromLatest(conditions: readonly string[] = []): string {
  return `FROM conversations FINAL\nWHERE ${[...OWN, 'NOT gone', ...conditions].join('\n  AND ')}`;
}

/** Every version, for what is then looked up among the latest; the index of words serves only here. */
export function fromAnyVersion(conditions: readonly string[] = []): string {
  return `FROM conversations\nWHERE ${[...OWN, 'NOT gone', ...conditions].join('\n  AND ')}`;
}

/** Every query begins with these: nothing of another organisation is ever read. */
export const OWN: readonly string[] = ['organisation = {organisation:String}'];
