/** What a place on the map is made of: coordinates from −1 to 1, and how many conversations. */
export interface Placeable {
  readonly id: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

export interface Place<Topic extends Placeable> {
  readonly topic: Topic;
  /** Pixels from the left and from the top, and of the circle. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const LEAST = 6;
const MOST = 34;
const MARGIN = 44;
/** Room of a name, in pixels. */
const NAME_WIDTH = 110;
const NAME_HEIGHT = 18;
const NAMES = 24;

/** Where topics lie on a map of that size, the largest first: areas are as their conversations. */
export function placed<Topic extends Placeable>(
  topics: readonly Topic[],
  width: number,
  height: number,
): readonly Place<Topic>[] {
  const most = Math.max(1, ...topics.map(({ size }) => size));
  const across = (value: number, from: number, to: number, length: number) =>
    to === from ? length / 2 : MARGIN + ((value - from) / (to - from)) * (length - 2 * MARGIN);
  const [left, right] = bounds(topics.map(({ x }) => x));
  const [low, high] = bounds(topics.map(({ y }) => y));
  return topics
    .toSorted((a, b) => b.size - a.size)
    .map((topic) => ({
      topic,
      x: across(topic.x, left, right, width),
      y: across(-topic.y, -high, -low, height),
      radius: Math.max(LEAST, MOST * Math.sqrt(topic.size / most)),
    }));
}

/** Ids of those whose names find room: the largest, as long as names do not cover each other. */
export function labelled(places: readonly Place<Placeable>[]): readonly string[] {
  const taken: { readonly x: number; readonly y: number }[] = [];
  const named: string[] = [];
  for (const { topic, x, y, radius } of places) {
    if (named.length === NAMES) break;
    const at = { x, y: y + radius };
    const isFree = taken.every(
      (other) => Math.abs(other.x - at.x) > NAME_WIDTH || Math.abs(other.y - at.y) > NAME_HEIGHT,
    );
    if (!isFree) continue;
    taken.push(at);
    named.push(topic.id);
  }
  return named;
}

function bounds(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
