import type { Topic } from './topic.ts';

/** A topic, or topics under one heading taken together: trouble may lie in any of them or in all. */
export interface Matter {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly Topic[];
}

/** Every heading with several topics, then every topic. A heading is known by the largest topic under it. */
export function mattersOf(topics: readonly Topic[]): readonly Matter[] {
  const headings = [...Map.groupBy(topics, ({ language, path }) => `${language} ${path[0] ?? ''}`).values()]
    .filter((under) => under.length > 1 && under.every(({ path }) => path.length > 1))
    .map((under): Matter => {
      const largest = under.reduce((most, one) => (one.size > most.size ? one : most));
      return { id: `h-${largest.id}`, name: largest.path[0]!, topics: under };
    });
  return [...headings, ...topics.map((topic) => ({ id: topic.id, name: topic.name, topics: [topic] }))];
}

/** Ids of the topics under a heading; any other id stands for itself. */
export function topicsUnder(topics: readonly Topic[], id: string): readonly string[] {
  return (
    mattersOf(topics)
      .find((matter) => matter.id === id)
      ?.topics.map((topic) => topic.id) ?? [id]
  );
}

/** Where the topics of a matter lie, weighed by their size; undefined where no model has read them. */
export function centreOf({ topics }: Matter): Float32Array | undefined {
  const width = topics[0]?.anchor?.centre.length;
  if (width === undefined) return undefined;
  const centre = new Float32Array(width);
  for (const { anchor, size } of topics)
    if (anchor?.centre.length === width)
      for (let i = 0; i < width; i++) centre[i]! += size * anchor.centre[i]!;
  const length = Math.hypot(...centre);
  return length === 0 ? undefined : centre.map((value) => value / length);
}
