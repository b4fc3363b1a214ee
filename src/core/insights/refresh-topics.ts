import type { Discovery } from './discover-topics.ts';
import type { HeldTopic } from './held-topics.ts';
import type { Topic } from './topic.ts';
import { anchorOf } from './topic-anchor.ts';

/** What a refresh found in one language, and what was known before it. */
export interface Refresh {
  readonly found: Discovery;
  readonly texts: readonly string[];
  /** Unit vectors of the texts, in order. */
  readonly vectors: readonly Float32Array[];
  readonly earlier: readonly Topic[];
  readonly held: readonly HeldTopic[];
}

/** At least so much of a topic that was found must lie in held topics, to be theirs. */
const MOSTLY = 0.5;
/** Two topics this like each other are one topic at two times, if none is liker. */
const SAME_TOPIC = 0.85;
const QUOTES = 3;

/**
 * Topics after a refresh: what people hold comes first, and where a found topic contradicts it the people are right;
 * what is left keeps the id of the earlier topic that it continues. A held topic that nothing was said about stays, with
 * no conversations.
 */
export function refreshTopics(refresh: Refresh): Discovery {
  const { found, held } = refresh;
  const owner = ownersOf(refresh);
  const ofHeld = held.map((_, place) => [...owner.keys()].filter((text) => owner[text] === place));
  const heldTopics = held.map((one, place) => heldTopic(one, ofHeld[place]!, refresh));
  const taken = new Set(heldTopics.map(({ id }) => id));
  const rest = found.topics
    .map((topic, place) => ({ topic, place }))
    .filter(({ place }) => found.of.some((of, text) => of === place && owner[text] === -1));
  const continued = continueEarlier(
    rest.map(({ topic }) => topic),
    refresh.earlier.filter(({ id }) => !taken.has(id)),
    taken,
  );
  const topics = [...heldTopics, ...continued];
  const placeOf = new Map(rest.map(({ place }, i) => [place, held.length + i]));
  const of = found.of.map((place, text) => (owner[text]! >= 0 ? owner[text]! : (placeOf.get(place) ?? -1)));
  return { topics, of };
}

/** Held topic that each text belongs to; −1 where it is left to what was found. */
function ownersOf({ found, vectors, held }: Refresh): Int32Array {
  const owner = new Int32Array(vectors.length).fill(-1);
  if (held.length === 0) return owner;
  const nearest = vectors.map((vector) => nearestHeld(vector, held));
  for (const place of found.topics.keys()) {
    const members = [...found.of.keys()].filter((text) => found.of[text] === place);
    const inside = members.filter((text) => nearest[text]!.isInside);
    if (inside.length < members.length * MOSTLY) continue;
    for (const text of members) owner[text] = nearest[text]!.place;
  }
  // What was like no others may be like what people hold.
  for (const [text, of] of found.of.entries()) {
    if (of < 0 && nearest[text]!.isInside) owner[text] = nearest[text]!.place;
  }
  return owner;
}

function nearestHeld(vector: Float32Array, held: readonly HeldTopic[]) {
  let best = { place: -1, likeness: Number.NEGATIVE_INFINITY, isInside: false };
  for (const [place, { anchors }] of held.entries()) {
    for (const { centre, limit } of anchors) {
      if (centre.length !== vector.length) continue;
      const likeness = product(vector, centre);
      if (likeness > best.likeness) best = { place, likeness, isInside: likeness >= limit };
    }
  }
  return best;
}

function heldTopic(held: HeldTopic, members: readonly number[], refresh: Refresh): Topic {
  const { found, texts, vectors, earlier } = refresh;
  const from = found.topics[mostCommon(members.map((text) => found.of[text]!).filter((of) => of >= 0))];
  const before = earlier.find(({ id }) => id === held.id);
  const { language } = held.anchors[0]!;
  const name = held.names?.[language] ?? from?.name ?? before?.name ?? held.id;
  const anchor = held.anchors.length > 1 ? undefined : anchorOf(members.map((text) => vectors[text]!));
  const { centre, limit } = anchor ?? held.anchors[0]!;
  return {
    id: held.id,
    language,
    name,
    path: [...((from ?? before)?.path.slice(0, -1) ?? []), name],
    size: members.length,
    phrases: (from ?? before)?.phrases ?? [],
    quotes: [...new Set(members.map((text) => texts[text]!))].slice(0, QUOTES),
    anchor: { centre, limit },
  };
}

/** Pairs what was found with earlier topics, the likest first, each once; ids of the others stay free of known ones. */
export function continueEarlier(
  fresh: readonly Topic[],
  earlier: readonly Topic[],
  reserved: ReadonlySet<string> = new Set(),
): readonly Topic[] {
  const pairs = fresh.flatMap((topic, place) =>
    earlier.flatMap((known) => {
      const likeness = likenessOfTopics(topic, known);
      return likeness >= SAME_TOPIC ? [{ place, id: known.id, likeness }] : [];
    }),
  );
  const idOf = new Map<number, string>();
  const used = new Set<string>(reserved);
  for (const { place, id } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (idOf.has(place) || used.has(id)) continue;
    idOf.set(place, id);
    used.add(id);
  }
  for (const { id } of earlier) used.add(id);
  return fresh.map((topic, place) => {
    let id = idOf.get(place);
    if (id === undefined) {
      id = topic.id;
      for (let number = 2; used.has(id); number++) id = `${topic.id}-${number}`;
      used.add(id);
    }
    return id === topic.id ? topic : { ...topic, id };
  });
}

/** By where they lie; without vectors, by the phrases that both have. */
function likenessOfTopics(a: Topic, b: Topic): number {
  if (a.language !== b.language) return 0;
  if (a.anchor !== undefined && b.anchor?.centre.length === a.anchor.centre.length) {
    return product(a.anchor.centre, b.anchor.centre);
  }
  const shared = a.phrases.filter((phrase) => b.phrases.includes(phrase)).length;
  return shared / Math.max(1, Math.min(a.phrases.length, b.phrases.length));
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? -1;
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
