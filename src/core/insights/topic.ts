import type { Bilingual } from '../bilingual.ts';
import { LANGUAGES, type Language } from '../conversation/schema.ts';

/** A matter as it is spoken of in one language. */
export interface TopicSide {
  readonly language: Language;
  /** Its most telling phrases, or what a person called it. */
  readonly name: string;
  /** Names from the broadest heading down to the topic itself. */
  readonly path: readonly string[];
  /** Conversations in it. */
  readonly size: number;
  readonly phrases: readonly string[];
  /** What customers said, most typical first, each once. */
  readonly quotes: readonly string[];
  /** Absent where no model has read the texts. */
  readonly anchor?: TopicAnchor;
}

/** A group of conversations about the same matter; told as in the language that most of them are in. */
export interface Topic extends TopicSide {
  /** Stays the same across refreshes as long as the topic does. */
  readonly id: string;
  /** Conversations in it, of both languages. */
  readonly size: number;
  /** As it is spoken of in the other language; absent where it is spoken of in one. */
  readonly other?: TopicSide;
}

/** Where a topic lies among the vectors of its language's model. */
export interface TopicAnchor {
  /** Unit length. */
  readonly centre: Float32Array;
  /** A vector less like the centre than this is about something else. */
  readonly limit: number;
}

/** A topic as it is spoken of in each language, each with its own conversations, that of the most first. */
export function sidesOf({ id: _, other, ...own }: Topic): readonly TopicSide[] {
  return other === undefined ? [own] : [{ ...own, size: own.size - other.size }, other];
}

/** Topics as far as they are spoken of in a language, under their ids. */
export function topicsIn(topics: readonly Topic[], language: Language): Topic[] {
  return topics.flatMap((topic) =>
    sidesOf(topic)
      .filter((side) => side.language === language)
      .map((side) => ({ ...side, id: topic.id })),
  );
}

/** One topic of what one or two languages say of it; those that nobody speaks of any more go last. */
export function topicOf(id: string, sides: readonly TopicSide[]): Topic {
  const [most, other] = sides.toSorted(
    (a, b) => b.size - a.size || LANGUAGES.indexOf(a.language) - LANGUAGES.indexOf(b.language),
  );
  if (other === undefined) return { ...most!, id };
  return { ...most!, id, size: most!.size + other.size, other };
}

/** Its names, where it has one in each language and they differ. */
export function namesOfTopic({ language, name, other }: Topic): Bilingual | undefined {
  if (other === undefined || other.name === name) return undefined;
  return language === 'zh' ? { zh: name, en: other.name } : { zh: other.name, en: name };
}
