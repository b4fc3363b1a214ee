import { learnReduction, reduce } from './principal-parts.ts';
import type { Topic } from './topic.ts';

/** Languages stand beside each other: their vectors must not be compared. */
const BESIDE = 0.5;

/** Places of topics on a map, each coordinate from −1 to 1, by the two directions in which their centres differ most. */
export function placeTopics(
  topics: readonly Topic[],
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const places = new Map<string, { x: number; y: number }>();
  const languages = [...new Set(topics.map(({ language }) => language))].toSorted();
  for (const [column, language] of languages.entries()) {
    const own = topics.filter((topic) => topic.language === language);
    const placed = planeOf(own);
    for (const [i, { id }] of own.entries()) {
      const { x, y } = placed[i]!;
      const isAlone = languages.length === 1;
      places.set(id, {
        x: isAlone ? x : (column - (languages.length - 1) / 2) * 2 * BESIDE + x * BESIDE * 0.9,
        y,
      });
    }
  }
  return places;
}

function planeOf(topics: readonly Topic[]): { x: number; y: number }[] {
  const width = topics.find(({ anchor }) => anchor !== undefined)?.anchor?.centre.length;
  const known = topics.filter(({ anchor }) => anchor?.centre.length === width);
  if (width === undefined || known.length < 3) {
    return topics.map((_, i) => ({ x: topics.length < 2 ? 0 : (2 * i) / (topics.length - 1) - 1, y: 0 }));
  }
  const values = new Float32Array(known.length * width);
  for (const [row, { anchor }] of known.entries()) values.set(anchor!.centre, row * width);
  const table = { rows: known.length, width, values };
  const flat = reduce(table, learnReduction(table, 2), 1);
  const at = (row: number, part: number) => (part < flat.width ? flat.values[row * flat.width + part]! : 0);
  const reach = [0, 1].map((part) => Math.max(1e-9, ...known.map((_, row) => Math.abs(at(row, part)))));
  const rows = new Map(known.map(({ id }, row) => [id, row]));
  return topics.map(({ id }) => {
    const row = rows.get(id);
    return row === undefined ? { x: 0, y: 0 } : { x: at(row, 0) / reach[0]!, y: at(row, 1) / reach[1]! };
  });
}
