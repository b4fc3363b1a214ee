import { acrossBridge, type LanguageBridge } from './language-bridge.ts';
import { learnReduction, reduce } from './principal-parts.ts';
import { sidesOf, type Topic } from './topic.ts';

/** Where no bridge leads from one language to the other they stand beside each other. */
const BESIDE = 0.5;

export type TopicPlaces = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/**
 * Places of topics on a map, each coordinate from −1 to 1, by the two directions in which their centres differ most. A
 * topic of two languages stands once, with a bridge in the middle of what both say of it.
 */
export function placeTopics(topics: readonly Topic[], bridge?: LanguageBridge): TopicPlaces {
  const languages = [...new Set(topics.map(({ language }) => language))].toSorted();
  if (
    bridge !== undefined &&
    topics.some((topic) => sidesOf(topic).some(({ language }) => language !== languages[0]))
  )
    return new Map(planeOf(topics.map((topic) => ({ id: topic.id, centre: commonCentre(topic, bridge) }))));
  const places = new Map<string, { x: number; y: number }>();
  for (const [column, language] of languages.entries()) {
    const own = topics.filter((topic) => topic.language === language);
    for (const [id, { x, y }] of planeOf(
      own.map((topic) => ({ id: topic.id, centre: topic.anchor?.centre })),
    )) {
      const isAlone = languages.length === 1;
      places.set(id, {
        x: isAlone ? x : (column - (languages.length - 1) / 2) * 2 * BESIDE + x * BESIDE * 0.9,
        y,
      });
    }
  }
  return places;
}

/** Where a topic lies in the common space, each side by its conversations. */
function commonCentre(topic: Topic, bridge: LanguageBridge): Float32Array | undefined {
  const centre = new Float32Array(bridge.parts);
  let weight = 0;
  for (const { anchor, language, size } of sidesOf(topic)) {
    const across = anchor === undefined ? undefined : acrossBridge(bridge, anchor.centre, language);
    if (across === undefined) continue;
    weight += 1 + size;
    for (let i = 0; i < centre.length; i++) centre[i]! += (1 + size) * across[i]!;
  }
  return weight === 0 ? undefined : centre.map((value) => value / weight);
}

interface Placed {
  readonly id: string;
  readonly centre: Float32Array | undefined;
}

function planeOf(topics: readonly Placed[]): [string, { x: number; y: number }][] {
  const width = topics.find(({ centre }) => centre !== undefined)?.centre?.length;
  const known = topics.filter(({ centre }) => centre?.length === width);
  if (width === undefined || known.length < 3) {
    return topics.map(({ id }, i) => [
      id,
      { x: topics.length < 2 ? 0 : (2 * i) / (topics.length - 1) - 1, y: 0 },
    ]);
  }
  const values = new Float32Array(known.length * width);
  for (const [row, { centre }] of known.entries()) values.set(centre!, row * width);
  const table = { rows: known.length, width, values };
  const flat = reduce(table, learnReduction(table, 2), 1);
  const at = (row: number, part: number) => (part < flat.width ? flat.values[row * flat.width + part]! : 0);
  const reach = [0, 1].map((part) => Math.max(1e-9, ...known.map((_, row) => Math.abs(at(row, part)))));
  const rows = new Map(known.map(({ id }, row) => [id, row]));
  return topics.map(({ id }) => {
    const row = rows.get(id);
    return [
      id,
      row === undefined ? { x: 0, y: 0 } : { x: at(row, 0) / reach[0]!, y: at(row, 1) / reach[1]! },
    ];
  });
}
