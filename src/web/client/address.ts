/** What stands behind the question mark of an address: a name that is written several times has a list. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name];
    if (before === undefined) found[name] = value;
    else found[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

/** With its question mark; empty when there is nothing to say. */
export function stringifySearch(search: Search): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of listOf(value)) parameters.append(name, one);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function firstOf(value: string | readonly string[] | undefined): string | undefined {
  return listOf(value)[0];
}

/** What an address says of a turn of a conversation: counted from 1, as people do and as the page numbers them. */
export function turnSearch(turn: number): Search {
  return { turn: String(turn + 1) };
}

/** The turn that an address names, from 0; undefined where it names none of `turns`. */
export function turnIn(search: Search, turns: number): number | undefined {
  const turn = Number(firstOf(search['turn'])) - 1;
  return Number.isInteger(turn) && turn >= 0 && turn < turns ? turn : undefined;
}
