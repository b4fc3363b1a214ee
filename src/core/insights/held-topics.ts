import type { Language } from '../conversation/schema.ts';
import { sidesOf, type Topic, type TopicAnchor, topicOf } from './topic.ts';

/** A topic that a person has said something about; one that is held is there after every refresh, whatever is found. */
export interface HeldTopic {
  readonly id: string;
  /** What it is called in each language, as far as a person has said so; the rest is left to what is found. */
  readonly names?: Readonly<Partial<Record<Language, string>>>;
  /** One for each language of each topic that was merged into it; none where it is held no longer and only keeps its name. */
  readonly anchors: readonly HeldAnchor[];
}

export interface HeldAnchor extends TopicAnchor {
  readonly language: Language;
}

/** A topic cannot be edited; `reason` tells why. */
export class TopicEditError extends Error {
  readonly reason: 'unknown-topic' | 'no-anchor' | 'too-few' | 'empty-name';

  constructor(reason: TopicEditError['reason'], message: string) {
    super(message);
    this.name = 'TopicEditError';
    this.reason = reason;
  }
}

/** Topics as they stand, and what people hold of them. */
export interface TopicBoard {
  readonly topics: readonly Topic[];
  readonly held: readonly HeldTopic[];
}

/** Not only named. */
export function isHeld({ anchors }: HeldTopic): boolean {
  return anchors.length > 0;
}

/** What people hold, and the names they gave as long as the topics are found. */
export function stillSaid(held: readonly HeldTopic[], topics: readonly Topic[]): HeldTopic[] {
  const found = new Set(topics.map(({ id }) => id));
  return held.filter((one) => isHeld(one) || found.has(one.id));
}

/** What is held of topics as far as they are spoken of in a language. */
export function heldIn(held: readonly HeldTopic[], language: Language): HeldTopic[] {
  return held.flatMap((one) => {
    const anchors = one.anchors.filter((anchor) => anchor.language === language);
    return anchors.length === 0 ? [] : [{ ...one, anchors }];
  });
}

/** Topics under the names that people gave them; the others as they are. */
export function withGivenNames(topics: readonly Topic[], held: readonly HeldTopic[]): Topic[] {
  const given = new Map(held.map(({ id, names }) => [id, names]));
  return topics.map((topic) => {
    const names = given.get(topic.id);
    if (names === undefined) return topic;
    return topicOf(
      topic.id,
      sidesOf(topic).map((side) => {
        const name = names[side.language] ?? side.name;
        return { ...side, name, path: [...side.path.slice(0, -1), name] };
      }),
    );
  });
}

/** Keeps a topic as it is, even when a refresh would no longer find it. */
export function pinTopic(board: TopicBoard, id: string): readonly HeldTopic[] {
  return replaced(board.held, [holding(board, id)]);
}

/** Leaves a topic to what is found; the name that a person gave it stays its name as long as it is found. */
export function releaseTopic({ held }: TopicBoard, id: string): readonly HeldTopic[] {
  return held.flatMap((one) => {
    if (one.id !== id) return [one];
    return one.names === undefined ? [] : [{ ...one, anchors: [] }];
  });
}

/** A name that a person gives is the topic's in every language. */
export function renameTopic(board: TopicBoard, id: string, name: string): readonly HeldTopic[] {
  const given = name.trim();
  if (given === '')
    throw new TopicEditError('empty-name', `topic ${id} needs a name: write what it is about`);
  return replaced(board.held, [{ ...holding(board, id), names: { zh: given, en: given } }]);
}

/** Makes one topic of several; it keeps the id of the first, and in each language the name of the first that has one. */
export function mergeTopics(board: TopicBoard, ids: readonly string[]): readonly HeldTopic[] {
  const distinct = [...new Set(ids)];
  if (distinct.length < 2) throw new TopicEditError('too-few', 'a merge takes two topics or more: name them');
  const parts = distinct.map((id) => holding(board, id));
  const merged: HeldTopic = {
    id: distinct[0]!,
    anchors: parts.flatMap(({ anchors }) => anchors),
    names: Object.assign(
      {},
      ...parts.toReversed().flatMap((part) => [namesFound(board, part.id), part.names]),
    ) as NonNullable<HeldTopic['names']>,
  };
  const gone = new Set(distinct);
  return replaced(
    board.held.filter(({ id }) => !gone.has(id)),
    [merged],
  );
}

/**
 * Makes several topics of one. The first part keeps its id.
 * @param parts name and places of each, such as the anchors of conversations that a person put together
 */
export function splitTopic(
  board: TopicBoard,
  id: string,
  parts: readonly { readonly name: string; readonly anchors: readonly HeldAnchor[] }[],
): readonly HeldTopic[] {
  if (parts.length < 2)
    throw new TopicEditError('too-few', `topic ${id} is split into two parts or more: name them`);
  holding(board, id);
  const made = parts.map(({ name, anchors }, place) => ({
    id: place === 0 ? id : freeId(board, id, place + 1),
    names: { zh: name, en: name },
    anchors,
  }));
  return replaced(board.held, made);
}

function holding({ topics, held }: TopicBoard, id: string): HeldTopic {
  const topic = topics.find((one) => one.id === id);
  const found = (topic === undefined ? [] : sidesOf(topic)).flatMap(({ anchor, language }) =>
    anchor === undefined ? [] : [{ ...anchor, language }],
  );
  const known = held.find((one) => one.id === id);
  if (known !== undefined && isHeld(known)) {
    // A language that has joined since it was held is held with it.
    const joined = found.filter(
      ({ language }) => !known.anchors.some((anchor) => anchor.language === language),
    );
    return joined.length === 0 ? known : { ...known, anchors: [...known.anchors, ...joined] };
  }
  if (topic === undefined) {
    throw new TopicEditError('unknown-topic', `there is no topic ${id}: choose one from the list`);
  }
  if (found.length === 0) {
    throw new TopicEditError(
      'no-anchor',
      `topic ${id} was found by words alone and cannot be held: switch the language model on and refresh`,
    );
  }
  return { ...known, id, anchors: found };
}

function namesFound({ topics }: TopicBoard, id: string): NonNullable<HeldTopic['names']> {
  const topic = topics.find((one) => one.id === id);
  return Object.fromEntries(
    (topic === undefined ? [] : sidesOf(topic)).map(({ language, name }) => [language, name]),
  );
}

function freeId({ topics, held }: TopicBoard, id: string, from: number): string {
  const taken = new Set([...topics, ...held].map((one) => one.id));
  for (let number = from; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

function replaced(held: readonly HeldTopic[], made: readonly HeldTopic[]): readonly HeldTopic[] {
  const ids = new Set(made.map(({ id }) => id));
  return [...held.filter(({ id }) => !ids.has(id)), ...made];
}
