import type { Language } from '../conversation/schema.ts';
import type { WordCutter } from '../ports/words.ts';
import { groupCentroids, nearestOf } from './centroids.ts';
import { membersOf } from './communities.ts';
import { groupEqualTexts } from './equal-texts.ts';
import { findGroups, usualMinimum } from './find-groups.ts';
import { namesOf } from './name-topics.ts';
import type { Topic } from './topic.ts';
import { anchorOf } from './topic-anchor.ts';
import { topicSpace } from './topic-space.ts';
import { findHeadings } from './topic-tree.ts';
import { contrastingPhrases, READ_OF_EACH } from './topic-words.ts';

export interface TopicInput {
  /** What each conversation is about, in the customer's words; an empty one is in no topic. */
  readonly texts: readonly string[];
  readonly language: Language;
  /** Unit vectors of the texts, in order; absent where no model has read them. */
  readonly vectors?: readonly Float32Array[];
}

export interface DiscoveryOptions {
  readonly cut: WordCutter;
  /** Fewer conversations make no topic; default by how many there are. */
  readonly minimumSize?: number;
  /** A text as it may be told in names and quotes; as it was said when absent. */
  readonly hide?: (text: string) => string;
}

export interface Discovery {
  /** Largest first. */
  readonly topics: readonly Topic[];
  /** Place in `topics` of each text; −1 where it is like no others. */
  readonly of: Int32Array;
}

const QUOTES = 3;
/** Vectors that a topic's anchor is taken from. */
const ANCHORED_BY = 2_000;

/** Finds what conversations of one language are about, without being told how many topics there are. */
export function discoverTopics(
  input: TopicInput,
  { cut, minimumSize, hide = (text) => text }: DiscoveryOptions,
): Discovery {
  const { texts, language, vectors } = input;
  const equal = groupEqualTexts(texts);
  if (equal.first.length === 0) return { topics: [], of: equal.of };
  const firstTexts = equal.first.map((place) => texts[place]!);
  const firstVectors = vectors && equal.first.map((place) => vectors[place]!);
  const space = topicSpace(firstTexts, firstVectors);
  const found = findGroups(space, {
    weights: equal.sizes,
    minimumSize: minimumSize ?? usualMinimum(texts.length),
  });
  const sizes = new Float64Array(found.groups);
  for (const [row, group] of found.of.entries()) if (group >= 0) sizes[group]! += equal.sizes[row]!;
  const order = [...sizes.keys()].toSorted((a, b) => sizes[b]! - sizes[a]!);
  const place = new Int32Array(found.groups);
  for (const [to, from] of order.entries()) place[from] = to;
  const partition = { groups: found.groups, of: found.of.map((group) => (group < 0 ? -1 : place[group]!)) };

  const centroids = groupCentroids(space, partition);
  const { likeness } = nearestOf(space, centroids);
  const members = membersOf(partition).map((rows) => rows.toSorted((a, b) => likeness[b]! - likeness[a]!));
  const textsOf = members.map((rows) => rows.slice(0, READ_OF_EACH).map((row) => hide(firstTexts[row]!)));
  const phrases = contrastingPhrases(textsOf, language, cut);
  const headings = findHeadings(
    centroids,
    order.map((from) => sizes[from]!),
  );
  const names = namesOf({ phrases, texts: textsOf, headings, language, cut });
  const ids = new Set<string>();
  const topics = members.map((rows, topic): Topic => {
    const anchor = firstVectors && anchorOf(rows.slice(0, ANCHORED_BY).map((row) => firstVectors[row]!));
    return {
      id: uniqueId(`${language}:${firstTexts[rows[0]!]!}`, ids),
      language,
      name: names.topics[topic]!,
      path: names.paths[topic]!,
      size: sizes[order[topic]!]!,
      phrases: phrases[topic]!.map(({ phrase }) => phrase),
      quotes: textsOf[topic]!.slice(0, QUOTES),
      ...(anchor === undefined ? {} : { anchor }),
    };
  });
  return { topics, of: equal.of.map((row) => (row < 0 ? -1 : partition.of[row]!)) };
}

/** Short, and the same for the same text. */
function uniqueId(seed: string, taken: Set<string>): string {
  let hash = 0xcbf29ce484222325n;
  for (let salt = 0; ; salt++) {
    for (const unit of salt === 0 ? seed : `${salt}`) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0)!)) * 0x100000001b3n);
    }
    const id = `t-${hash.toString(36).slice(-8)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
