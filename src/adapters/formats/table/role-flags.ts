import { rolesByWords } from '#core/speech/roles-by-words.ts';

/** Labels of the two sides that mean nothing by themselves, such as 0 and 1. */
export interface RoleFlags {
  readonly column: number;
  readonly customer: string;
  readonly agent: string;
}

/** Both sides have their part in a conversation; what is marked more rarely is a remark about some turns. */
const LEAST_SHARE = 0.15;
const LONGEST_FLAG = 12;
/** So many conversations must say the same for each that says the opposite. */
const MAJORITY = 4;

/**
 * The column of two values that tells who speaks, where one of the two plainly speaks for the company in what stands
 * beside it; undefined where none does.
 * @param columns that may be the one
 * @param text where the words stand
 * @param id where the conversations are told apart; absent where all rows are one
 */
export function rolesOfFlags(
  rows: readonly (readonly string[])[],
  columns: readonly number[],
  text: number,
  id: number | undefined,
): RoleFlags | undefined {
  let best: (RoleFlags & { readonly lead: number }) | undefined;
  for (const column of columns) {
    const flags = twoValues(rows.map((cells) => cells[column] ?? ''));
    if (flags === undefined) continue;
    const tally = [0, 0];
    for (const said of conversationsOf(rows, id)) {
      const roles = rolesByWords(
        said.map((cells) => ({ speaker: flags.indexOf(cells[column] ?? ''), text: cells[text] ?? '' })),
      );
      if (roles !== undefined) tally[roles[0] === 'agent' ? 0 : 1]!++;
    }
    const [first, second] = tally as [number, number];
    const lead = Math.max(first, second) - MAJORITY * Math.min(first, second);
    if (lead <= (best?.lead ?? 0)) continue;
    const [agent, customer] = first > second ? flags : flags.toReversed();
    best = { column, agent: agent!, customer: customer!, lead };
  }
  return best;
}

function twoValues(values: readonly string[]): readonly string[] | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === '') continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > 2 || value.length > LONGEST_FLAG) return undefined;
  }
  if (counts.size < 2 || Math.min(...counts.values()) < LEAST_SHARE * values.length) return undefined;
  return [...counts.keys()];
}

function conversationsOf(
  rows: readonly (readonly string[])[],
  id: number | undefined,
): readonly (readonly (readonly string[])[])[] {
  if (id === undefined) return [rows];
  return [...Map.groupBy(rows, (cells) => cells[id] ?? '').values()];
}
