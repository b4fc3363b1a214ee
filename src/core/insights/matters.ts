import type { Bilingual } from '../bilingual.ts';
import { namesOfTopic, sidesOf, type Topic, type TopicSide } from './topic.ts';

/** A topic, or topics under one heading taken together: trouble may lie in any of them or in all. */
export interface Matter {
  readonly id: string;
  readonly name: string;
  /** Where it has one name in each language. */
  readonly names?: Bilingual;
  readonly topics: readonly Topic[];
}

/** Topics that stand under one heading, or one that stands by itself. */
export interface TopicGroup {
  /** Undefined for a topic that stands by itself. */
  readonly heading: { readonly name: string; readonly names?: Bilingual } | undefined;
  readonly topics: readonly Topic[];
}

/**
 * Topics by their headings, in the order of their first ones. Headings of two languages are one where each has most of
 * its joined topics under the other, and these are half of its topics at least; any other topic stands under the heading
 * of the language that it is spoken of most in.
 */
export function groupsOf(topics: readonly Topic[]): readonly TopicGroup[] {
  const partner = headingPartners(topics);
  return [
    ...Map.groupBy(topics, (topic) => {
      const key = headingOf(topic);
      if (key === undefined) return topic.id;
      return [key, partner.get(key) ?? key].toSorted().join(' = ');
    }).values(),
  ].map((under): TopicGroup => {
    const largest = under.reduce((most, one) => (one.size > most.size ? one : most));
    const key = headingOf(largest);
    if (key === undefined) return { heading: undefined, topics: under };
    const name = largest.path[0]!;
    const other = partner.get(key);
    if (other === undefined) return { heading: { name }, topics: under };
    const known = nameOfHeading(other);
    const names = largest.language === 'zh' ? { zh: name, en: known } : { zh: known, en: name };
    return { heading: { name, names }, topics: under };
  });
}

/** Every heading with several topics, then every topic. A heading is known by the largest topic under it. */
export function mattersOf(topics: readonly Topic[]): readonly Matter[] {
  const headings = groupsOf(topics).flatMap(({ heading, topics: under }): Matter[] => {
    if (heading === undefined || under.length < 2) return [];
    const largest = under.reduce((most, one) => (one.size > most.size ? one : most));
    return [{ id: `h-${largest.id}`, ...heading, topics: under }];
  });
  return [
    ...headings,
    ...topics.map((topic) => {
      const names = namesOfTopic(topic);
      return { id: topic.id, name: topic.name, ...(names === undefined ? {} : { names }), topics: [topic] };
    }),
  ];
}

/** Ids of the topics under a heading; any other id stands for itself. */
export function topicsUnder(topics: readonly Topic[], id: string): readonly string[] {
  return (
    mattersOf(topics)
      .find((matter) => matter.id === id)
      ?.topics.map((topic) => topic.id) ?? [id]
  );
}

/** Where the topics of a matter lie among what is said in each language, weighed by their size; none where no model has read them. */
export function centresOf({
  topics,
}: Matter): readonly { readonly centre: Float32Array; readonly size: number }[] {
  const sides = Map.groupBy(topics.flatMap(sidesOf), ({ language }) => language);
  return [...sides.values()].flatMap((own) => {
    const width = own[0]!.anchor?.centre.length;
    if (width === undefined) return [];
    const centre = new Float32Array(width);
    for (const { anchor, size } of own)
      if (anchor?.centre.length === width)
        for (let i = 0; i < width; i++) centre[i]! += size * anchor.centre[i]!;
    const length = Math.hypot(...centre);
    if (length === 0) return [];
    const size = own.reduce((sum, one) => sum + one.size, 0);
    return [{ centre: centre.map((value) => value / length), size }];
  });
}

const headingOf = ({ language, path }: TopicSide): string | undefined =>
  path.length > 1 ? `${language} ${path[0]}` : undefined;

function nameOfHeading(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** Headings that are one in two languages, each to the other. */
function headingPartners(topics: readonly Topic[]): ReadonlyMap<string, string> {
  const sizes = new Map<string, number>();
  const shared = new Map<string, Map<string, number>>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const topic of topics) {
    const keys = sidesOf(topic).flatMap((side) => headingOf(side) ?? []);
    for (const key of keys) count(sizes, key);
    const [one, other] = keys;
    if (one === undefined || other === undefined) continue;
    count(getOr(shared, one), other);
    count(getOr(shared, other), one);
  }
  const best = (key: string) => [...(shared.get(key) ?? [])].toSorted(([, a], [, b]) => b - a)[0];
  const partners = new Map<string, string>();
  for (const key of shared.keys()) {
    const [other, joined] = best(key)!;
    if (best(other)?.[0] !== key || 2 * joined < Math.max(sizes.get(key)!, sizes.get(other)!)) continue;
    partners.set(key, other);
  }
  return partners;
}

function getOr(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = maps.get(key) ?? new Map<string, number>();
  maps.set(key, known);
  return known;
}
