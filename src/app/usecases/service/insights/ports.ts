import type { Language } from '#core/conversation/schema.ts';
import type { HeldTopic } from '#core/insights/held-topics.ts';
import type { Joined } from '#core/insights/join-languages.ts';
import type { NewWord } from '#core/insights/new-words.ts';
import type { TopicPlaces } from '#core/insights/place-topics.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { ServicePorts } from '../ports.ts';

/** Needs of one language. */
export interface NeedsOfLanguage {
  readonly language: Language;
  readonly texts: readonly string[];
  readonly vectors: readonly Float32Array[];
}

/** Needs of each language among which topics are looked for, and what is known of topics in all of them. */
export interface FindTask {
  readonly needs: readonly NeedsOfLanguage[];
  readonly earlier: readonly Topic[];
  readonly held: readonly HeldTopic[];
}

/** The part of the work on topics that takes long, off the main thread. */
export interface TopicFinder {
  /** Topics of all languages, those of languages without needs as they were; places of the needs in their order. */
  find(task: FindTask): Promise<Joined>;
  place(topics: readonly Topic[]): Promise<TopicPlaces>;
  /** Null where no model knows the language. */
  embed(texts: readonly string[], language: Language): Promise<readonly Float32Array[] | null>;
  /** @param falseAlarms of this language in 30 days */
  newWords(
    recent: readonly string[],
    before: readonly string[],
    language: Language,
    falseAlarms: number,
  ): Promise<readonly NewWord[]>;
}

export type InsightPorts = Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'now' | 'newId' | 'log'> & {
  readonly topics: TopicFinder;
};
