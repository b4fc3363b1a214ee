import type { Language } from '#core/conversation/schema.ts';
import type { Discovery } from '#core/insights/discover-topics.ts';
import type { HeldTopic } from '#core/insights/held-topics.ts';
import type { NewWord } from '#core/insights/new-words.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { ServicePorts } from '../ports.ts';

/** Needs of one language, and what is known of their topics. */
export interface FindTask {
  readonly texts: readonly string[];
  readonly vectors: readonly Float32Array[];
  readonly language: Language;
  readonly earlier: readonly Topic[];
  readonly held: readonly HeldTopic[];
}

/** The part of the work on topics that takes long, off the main thread. */
export interface TopicFinder {
  find(task: FindTask): Promise<Discovery>;
  /** Null where no model knows the language. */
  embed(texts: readonly string[], language: Language): Promise<readonly Float32Array[] | null>;
  newWords(
    recent: readonly string[],
    before: readonly string[],
    language: Language,
  ): Promise<readonly NewWord[]>;
}

export type InsightPorts = Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'now' | 'newId' | 'log'> & {
  readonly topics: TopicFinder;
};
