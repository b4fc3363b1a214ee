import type { FigureQuestion, FigureRow } from '#core/facts/figures.ts';
import type { ConversationFilter, ConversationPage, PageRequest } from '#core/facts/query.ts';
import type { ConversationFact, FactStore, StoredConversation } from '#core/ports/facts.ts';
import { conversation, conversations, count, ids } from './asking/conversation.ts';
import { search } from './asking/search.ts';
import type { Database } from './connection/database.ts';
import { figures } from './figures/figures.ts';
import type { Layout } from './schema/layout.ts';
import { append } from './writing/append.ts';
import { erase } from './writing/erase.ts';

/** Facts in the ClickHouse dialect, whatever engine stands behind it. */
export class ClickHouseFactStore implements FactStore {
  readonly #database: Database;
  readonly #layout: Layout;

  constructor(database: Database, layout: Layout) {
    this.#database = database;
    this.#layout = layout;
  }

  append(organisation: string, facts: readonly ConversationFact[]): Promise<void> {
    return append(this.#database, organisation, facts);
  }

  conversation(organisation: string, id: string): Promise<StoredConversation | null> {
    return conversation(this.#database, organisation, id);
  }

  conversations(organisation: string, ids: readonly string[]): Promise<StoredConversation[]> {
    return conversations(this.#database, organisation, ids);
  }

  search(organisation: string, filter: ConversationFilter, page: PageRequest): Promise<ConversationPage> {
    return search(this.#database, organisation, filter, page);
  }

  count(organisation: string, filter: ConversationFilter): Promise<number> {
    return count(this.#database, organisation, filter);
  }

  figures(organisation: string, filter: ConversationFilter, question: FigureQuestion): Promise<FigureRow[]> {
    return figures(this.#database, organisation, filter, question);
  }

  ids(organisation: string, filter: ConversationFilter): AsyncIterable<string> {
    return ids(this.#database, organisation, filter);
  }

  erase(organisation: string, erased: readonly string[]): Promise<void> {
    return erase(this.#database, this.#layout, organisation, erased);
  }

  async check(): Promise<void> {
    await this.#database.rows("SELECT id FROM conversations WHERE organisation = '' LIMIT 1");
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
