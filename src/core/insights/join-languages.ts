import { LANGUAGES } from '../conversation/schema.ts';
import type { Discovery } from './discover-topics.ts';
import { type HeldTopic, heldIn } from './held-topics.ts';
import { acrossBridge, type LanguageBridge } from './language-bridge.ts';
import { bestPairs, isOneMatter, likenessAcross } from './pair-across.ts';
import { type Topic, topicOf } from './topic.ts';
import { tableOf, type VectorTable } from './vector-table.ts';

/** Topics of each language by itself, and what is known of those that were joined. */
export interface Joining {
  /** Of each language at most one; ids that two have in common were one topic before, or are held as one. */
  readonly found: readonly Discovery[];
  /** Absent: only what people hold as one topic and what was one before is joined. */
  readonly bridge: LanguageBridge | undefined;
  readonly earlier: readonly Topic[];
  readonly held: readonly HeldTopic[];
}

export interface Joined {
  /** Largest first. */
  readonly topics: readonly Topic[];
  /** For each of `found`, place in `topics` of each text; −1 where it is like no others. */
  readonly of: readonly Int32Array[];
}

/** What was one topic stays one as long as its sides are so much alike: ids do not come and go with each search. */
const STILL_ONE = 0.2;

/** Topics that are one matter in two languages become one; what is found in one language stays as it is. */
export function joinLanguages({ found, bridge, earlier, held }: Joining): Joined {
  const ordered = LANGUAGES.map((language) => found.find(({ topics }) => topics[0]?.language === language));
  const [one, other] = ordered.map((discovery) => discovery?.topics ?? []) as [Topic[], Topic[]];
  const pairs = pairsOf(one, other, { bridge, held });
  const isEarlier = new Set(earlier.map(({ id }) => id));
  const taken = new Set([...isEarlier, ...[...one, ...other].map(({ id }) => id)]);
  const joined = pairs.map(([a, b]) =>
    topicOf(idOf(one[a]!, other[b]!, isEarlier, held), [one[a]!, other[b]!]),
  );
  const used = new Set(joined.map(({ id }) => id));
  const alone = [one, other]
    .flatMap((topics, side) =>
      topics.flatMap((topic, place) =>
        pairs.some((pair) => pair[side] === place) ? [] : [{ key: `${side} ${place}`, topic }],
      ),
    )
    // Of two that are one no longer, the larger goes on under their id.
    .toSorted((a, b) => b.topic.size - a.topic.size)
    .map(({ key, topic }) => {
      const id = used.has(topic.id) ? freeId(topic.id, taken) : topic.id;
      used.add(id);
      return { key, topic: id === topic.id ? topic : { ...topic, id } };
    });
  const rows = [
    ...pairs.map(([a, b], i) => ({ keys: [`0 ${a}`, `1 ${b}`], topic: joined[i]! })),
    ...alone.map(({ key, topic }) => ({ keys: [key], topic })),
  ].toSorted((a, b) => b.topic.size - a.topic.size);
  const placeOf = new Map(rows.flatMap(({ keys }, place) => keys.map((key) => [key, place] as const)));
  return {
    topics: rows.map(({ topic }) => topic),
    of: found.map((discovery) => {
      const side = ordered.indexOf(discovery);
      return discovery.of.map((place) => placeOf.get(`${side} ${place}`) ?? -1);
    }),
  };
}

type Pair = readonly [one: number, other: number];

function pairsOf(
  one: readonly Topic[],
  other: readonly Topic[],
  { bridge, held }: Pick<Joining, 'bridge' | 'held'>,
): Pair[] {
  const [heldOne, heldOther] = LANGUAGES.map(
    (language) => new Set(heldIn(held, language).map(({ id }) => id)),
  );
  const areHeld = (a: number, b: number) => heldOne!.has(one[a]!.id) && heldOther!.has(other[b]!.id);
  const known = one.flatMap(({ id }, a): Pair[] => {
    const b = other.findIndex((topic) => topic.id === id);
    return b < 0 ? [] : [[a, b]];
  });
  if (bridge === undefined) return known;
  const [tableOne, tableOther] = [one, other].map((topics) => acrossTable(topics, bridge)) as [
    Across,
    Across,
  ];
  const likeness = likenessAcross(tableOne.table, tableOther.table);
  const kept = known.filter(([a, b]) => {
    const [rowA, rowB] = [tableOne.places.indexOf(a), tableOther.places.indexOf(b)];
    return areHeld(a, b) || rowA < 0 || rowB < 0 || likeness(rowA, rowB) >= STILL_ONE;
  });
  const fresh = bestPairs(tableOne.table, tableOther.table, (rowA, rowB) => {
    const [a, b] = [tableOne.places[rowA]!, tableOther.places[rowB]!];
    const isFree = !kept.some(([x, y]) => x === a || y === b);
    return isFree && !areHeld(a, b);
  });
  return [
    ...kept,
    ...fresh
      .filter(isOneMatter)
      .map((pair): Pair => [tableOne.places[pair.one]!, tableOther.places[pair.other]!]),
  ];
}

interface Across {
  readonly table: VectorTable;
  /** Place of the topic in each row. */
  readonly places: readonly number[];
}

function acrossTable(topics: readonly Topic[], bridge: LanguageBridge): Across {
  const rows = topics.flatMap(({ anchor, language }, place) => {
    const across = anchor === undefined ? undefined : acrossBridge(bridge, anchor.centre, language);
    return across === undefined ? [] : [{ across, place }];
  });
  return { table: tableOf(rows.map(({ across }) => across)), places: rows.map(({ place }) => place) };
}

/** Of two topics that become one: what people hold first, then what was known before, then the larger. */
function idOf(one: Topic, other: Topic, isEarlier: ReadonlySet<string>, held: readonly HeldTopic[]): string {
  const rank = ({ id }: Topic) => (held.some((topic) => topic.id === id) ? 2 : isEarlier.has(id) ? 1 : 0);
  const [a, b] = [rank(one), rank(other)];
  if (a !== b) return a > b ? one.id : other.id;
  return one.size >= other.size ? one.id : other.id;
}

function freeId(id: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    const free = `${id}-${number}`;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
