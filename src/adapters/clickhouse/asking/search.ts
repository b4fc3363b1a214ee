import type {
  ConversationFilter,
  ConversationPage,
  ConversationSummary,
  PageRequest,
  Sort,
} from '#core/facts/query.ts';
import type { Database } from '../connection/database.ts';
import { fromAnyVersion, fromLatest } from '../latest.ts';
import { conditionsOf, type Period } from './conditions.ts';
import { afterPosition, FIGURE, orderOf, type Position, readCursor, writeCursor } from './cursor.ts';
import { highlightsOf } from './highlights.ts';
import { Parameters } from './parameters.ts';
import { periodsOf } from './periods.ts';
import { conversationOf, SUMMARY_COLUMNS, type SummaryRow, summaryOf } from './summary.ts';
import { needsConfirming, type Precision, type Word, wordsOf } from './words.ts';

/** Names of their own, so that conditions on `day` and `at` mean the columns. */
interface Found {
  readonly found_day: string;
  readonly found_at: string;
  readonly id: string;
  readonly found_version: string;
  readonly figure: number;
}

export async function search(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  page: PageRequest,
): Promise<ConversationPage> {
  if (!(page.limit >= 1)) throw new RangeError(`A page of ${page.limit} conversations: ask for 1 or more`);
  const words = wordsOf(filter);
  const start = readCursor(page);
  const ask = async (after: Position | undefined, limit: number, precision: Precision) => {
    const found: Found[] = [];
    for (const period of await periodsOf(database, organisation, filter, page.sort, after)) {
      const within = { filter, sort: page.sort, after, period, limit: limit - found.length, precision };
      found.push(...(await find(database, organisation, within)));
      if (found.length === limit) break;
    }
    return found;
  };
  // To sort out former versions of all conversations, or to read all their text, for a page of a few is
  // what makes a search slow. So candidates come from any version, by the index alone, and are confirmed
  // by the few rows that the page reads anyway. Where they do not fill it, the rest is asked exactly.
  const enough = candidatesFor(page.limit, words);
  const candidates = await ask(start, enough, 'possible');
  const shown = await show(database, organisation, candidates, words);
  if (candidates.length === enough && shown.length <= page.limit) {
    // Not after the last candidate: where that is a former version, the one that counts may stand at the same place.
    const after = shown.at(-1)?.position ?? start;
    const rest = await ask(after, page.limit + 1 - shown.length, 'exact');
    shown.push(...(await show(database, organisation, rest, words)));
  }
  return finish(page, shown);
}

/** One more than the page shows tells whether there is another page; the rest makes up for those that fall out. */
function candidatesFor(limit: number, words: readonly Word[]): number {
  return needsConfirming(words) ? 2 * (limit + 1) : limit + 1 + Math.ceil(limit / 8);
}

interface Shown {
  readonly position: Position;
  readonly summary: ConversationSummary;
}

function finish(page: PageRequest, shown: readonly Shown[]): ConversationPage {
  const kept = shown.slice(0, page.limit);
  return {
    conversations: kept.map(({ summary }) => summary),
    ...(shown.length > page.limit ? { cursor: writeCursor(page.sort, kept.at(-1)!.position) } : {}),
  };
}

interface Wanted {
  readonly filter: ConversationFilter;
  readonly sort: Sort;
  readonly after: Position | undefined;
  readonly period: Period | undefined;
  readonly limit: number;
  readonly precision: Precision;
}

/** First the keys alone, from narrow columns: what a list shows is wide and read for its page only. */
async function find(
  database: Database,
  organisation: string,
  { filter, sort, after, period, limit, precision }: Wanted,
): Promise<Found[]> {
  const parameters = new Parameters(organisation);
  const conditions = conditionsOf(filter, parameters, precision, period);
  if (after !== undefined) conditions.push(...afterPosition(sort, after, parameters));
  return database.rows<Found>(
    `SELECT day AS found_day, toString(at) AS found_at, id, toString(version) AS found_version,
  ${FIGURE[sort]} AS figure
${precision === 'exact' ? fromLatest(conditions) : fromAnyVersion(conditions)}
${orderOf(sort)}
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
}

/**
 * The conversations found, in the same order and each once, less those whose version does not count and
 * those in which a word was not said after all.
 */
async function show(
  database: Database,
  organisation: string,
  found: readonly Found[],
  words: readonly Word[],
): Promise<Shown[]> {
  if (found.length === 0) return [];
  const parameters = new Parameters(organisation);
  const days = parameters.add([...new Set(found.map(({ found_day }) => found_day))], 'Array(Date)');
  const rows = await database.rows<SummaryRow & { readonly known_need: number | null }>(
    `SELECT ${SUMMARY_COLUMNS}, if(empty(need), NULL, need_turn) AS known_need
${fromLatest([`day IN ${days}`, `id IN ${parameters.texts(found.map(({ id }) => id))}`])}`,
    parameters.values,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap((place) => {
    const row = byId.get(place.id);
    if (row?.shown_version !== place.found_version) return [];
    byId.delete(place.id);
    const highlights = highlightsOf(conversationOf(row), words, row.known_need ?? undefined);
    return highlights === undefined
      ? []
      : [{ position: positionOf(place), summary: summaryOf(row, highlights) }];
  });
}

function positionOf({ figure, found_at, id }: Found): Position {
  return { figure, at: found_at, id };
}
