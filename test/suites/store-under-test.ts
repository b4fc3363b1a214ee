import type { ConversationFilter, PageRequest } from '#core/facts/query.ts';
import type { FactStore } from '#core/ports/facts.ts';
import type { SampleFact } from './sample-fact.ts';

/** A store with an organisation of its own, and the calls that most statements make. */
export interface StoreUnderTest {
  readonly store: FactStore;
  readonly organisation: string;
  add(...samples: readonly SampleFact[]): Promise<void>;
  /** An organisation with just these conversations, written once for all statements that share them. */
  given(samples: readonly SampleFact[]): Promise<void>;
  /** Ids of a page of what the filter finds, newest first; `count` is how many it finds in all. */
  found(filter: ConversationFilter, page?: Partial<PageRequest>, count?: number): Promise<string[]>;
}

/** Everything that a store lists, in its order. */
export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
