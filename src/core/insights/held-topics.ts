import type { Topic, TopicAnchor } from './topic.ts';

/** A topic that a person has said something about: it is there after every refresh, whatever is found. */
export interface HeldTopic {
  readonly id: string;
  /** What the person called it; undefined leaves the name to what is found. */
  readonly name?: string;
  /** One for each topic that was merged into it. */
  readonly anchors: readonly TopicAnchor[];
}

/** A topic cannot be edited; `reason` tells why. */
export class TopicEditError extends Error {
  readonly reason: 'unknown-topic' | 'no-anchor' | 'too-few' | 'empty-name' | 'two-languages';

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

/** Keeps a topic as it is, even when a refresh would no longer find it. */
export function pinTopic(board: TopicBoard, id: string): readonly HeldTopic[] {
  return replaced(board.held, [holding(board, id)]);
}

export function renameTopic(board: TopicBoard, id: string, name: string): readonly HeldTopic[] {
  const given = name.trim();
  if (given === '')
    throw new TopicEditError('empty-name', `topic ${id} needs a name: write what it is about`);
  return replaced(board.held, [{ ...holding(board, id), name: given }]);
}

/** Makes one topic of several; it keeps the id and the name of the first. */
export function mergeTopics(board: TopicBoard, ids: readonly string[]): readonly HeldTopic[] {
  const distinct = [...new Set(ids)];
  if (distinct.length < 2) throw new TopicEditError('too-few', 'a merge takes two topics or more: name them');
  const parts = distinct.map((id) => holding(board, id));
  const languages = new Set(
    board.topics.flatMap(({ id, language }) => (distinct.includes(id) ? [language] : [])),
  );
  if (languages.size > 1) {
    throw new TopicEditError(
      'two-languages',
      'topics of two languages cannot be merged, since what is said in them cannot be compared: merge those of one',
    );
  }
  const first = parts[0]!;
  const name = first.name ?? board.topics.find(({ id }) => id === first.id)?.name;
  const merged: HeldTopic = {
    id: first.id,
    anchors: parts.flatMap(({ anchors }) => anchors),
    ...(name === undefined ? {} : { name }),
  };
  const gone = new Set(distinct);
  return replaced(
    board.held.filter(({ id }) => !gone.has(id)),
    [merged],
  );
}

/**
 * Makes several topics of one. The first part keeps its id.
 * @param parts name and place of each, such as the anchor of conversations that a person put together
 */
export function splitTopic(
  board: TopicBoard,
  id: string,
  parts: readonly { readonly name: string; readonly anchor: TopicAnchor }[],
): readonly HeldTopic[] {
  if (parts.length < 2)
    throw new TopicEditError('too-few', `topic ${id} is split into two parts or more: name them`);
  holding(board, id);
  const made = parts.map(({ name, anchor }, place) => ({
    id: place === 0 ? id : freeId(board, id, place + 1),
    name,
    anchors: [anchor],
  }));
  return replaced(board.held, made);
}

function holding({ topics, held }: TopicBoard, id: string): HeldTopic {
  const known = held.find((one) => one.id === id);
  if (known !== undefined) return known;
  const topic = topics.find((one) => one.id === id);
  if (topic === undefined) {
    throw new TopicEditError('unknown-topic', `there is no topic ${id}: choose one from the list`);
  }
  if (topic.anchor === undefined) {
    throw new TopicEditError(
      'no-anchor',
      `topic ${id} was found by words alone and cannot be held: switch the language model on and refresh`,
    );
  }
  return { id, anchors: [topic.anchor] };
}

function freeId({ topics, held }: TopicBoard, id: string, from: number): string {
  const taken = new Set([...topics, ...held].map((one) => one.id));
  for (let number = from; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

function replaced(held: readonly HeldTopic[], made: readonly HeldTopic[]): readonly HeldTopic[] {
  const ids = new Set(made.map(({ id }) => id));
  return [...held.filter(({ id }) => !ids.has(id)), ...made];
}
