import type { FigureQuestion, FigureRow } from '#core/facts/figures.ts';
import type {
  ConversationFilter,
  ConversationPage,
  PageRequest,
  SimilarConversation,
} from '#core/facts/query.ts';
import type { CoachingFacts } from '#core/ports/coaching.ts';
import type { ConversationFact, FactStore, PackedFacts, StoredConversation } from '#core/ports/facts.ts';
import type { InsightFacts } from '#core/ports/insights.ts';
import { conversation, conversations, count, ids, idsWithAgents } from './asking/conversation.ts';
import { search } from './asking/search.ts';
import { similar } from './asking/similar.ts';
import { cases } from './coaching/cases.ts';
import { momentGroups, moments } from './coaching/moments.ts';
import type { Database } from './connection/database.ts';
import { CountAhead } from './counted/count-ahead.ts';
import { figures } from './figures/figures.ts';
import { cells, days, hours, turns } from './insights/counts.ts';
import { countNeeds, needs, needTexts, place, sample, typical } from './insights/needs.ts';
import type { Layout } from './schema/layout.ts';
import { append } from './writing/append.ts';
import { erase } from './writing/erase.ts';

/** Facts in the ClickHouse dialect, whatever engine stands behind it. */
export class ClickHouseFactStore implements FactStore {
  readonly #database: Database;
  readonly #layout: Layout;
  readonly #ahead: CountAhead;
  readonly coaching: CoachingFacts;
  readonly insights: InsightFacts;

  constructor(database: Database, layout: Layout) {
    this.#database = database;
    this.#layout = layout;
    this.#ahead = new CountAhead(database);
    this.coaching = {
      cases: (organisation, ...asked) => cases(database, organisation, ...asked),
      momentGroups: (organisation, filter) => momentGroups(database, organisation, filter),
      moments: (organisation, filter, question) => moments(database, organisation, filter, question),
    };
    this.insights = {
      countNeeds: (organisation, period, language) => countNeeds(database, organisation, period, language),
      needTexts: (organisation, period, limit) => needTexts(database, organisation, period, limit),
      needs: (organisation, period, limit) => needs(database, organisation, period, limit),
      arrivals: (organisation, period, limit) => needs(database, organisation, period, limit, 'unplaced'),
      place: (organisation, members, at) => place(database, organisation, members, at),
      days: (organisation, period, timeZone) => days(database, organisation, period, timeZone),
      cells: (organisation, period, topics) => cells(database, organisation, period, topics),
      hours: (organisation, period) => hours(database, organisation, period),
      turns: (organisation, period, since) => turns(database, organisation, period, since),
      sample: (organisation, ...asked) => sample(database, organisation, ...asked),
      typical: (organisation, ...asked) => typical(database, organisation, ...asked),
    };
  }

  append(organisation: string, facts: readonly ConversationFact[] | PackedFacts): Promise<void> {
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

  similar(
    organisation: string,
    id: string,
    filter: ConversationFilter,
    limit: number,
  ): Promise<SimilarConversation[] | null> {
    return similar(this.#database, organisation, id, filter, limit);
  }

  count(organisation: string, filter: ConversationFilter): Promise<number> {
    return count(this.#database, organisation, filter);
  }

  figures(organisation: string, filter: ConversationFilter, question: FigureQuestion): Promise<FigureRow[]> {
    return figures(this.#database, organisation, filter, question);
  }

  countAhead(organisation: string): Promise<void> {
    return this.#ahead.look(organisation);
  }

  ids(organisation: string, filter: ConversationFilter): AsyncIterable<string> {
    return ids(this.#database, organisation, filter);
  }

  idsWithAgents(organisation: string, filter: ConversationFilter) {
    return idsWithAgents(this.#database, organisation, filter);
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
