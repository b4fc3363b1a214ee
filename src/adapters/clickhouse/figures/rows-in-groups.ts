import type { FigureQuestion } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { conditionsOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { fromLatest } from '../latest.ts';
import { type Grouping, type GroupList, groupingOf } from './dimensions.ts';
import { contactsOf, FIRST_CONTACT, fromFirstContacts } from './first-contact.ts';

/** What measures and groups read; the engine leaves out those that a question does not need. */
const COLUMNS =
  'id, customer, at, channel, language, agent, team, queue, turns, duration_ms, first_response_ms, ' +
  'mean_response_ms, satisfaction, resolution, effort, signals, signal_confidences, rule_hits, rule_misses, ' +
  'scorecards, scores, criteria, criterion_shares';

/** Days to which a question is narrowed, and those on whose conversations their figures depend. */
export interface SomeDays {
  readonly days: readonly string[];
  readonly nearby: readonly string[];
}

/**
 * SQL: one row a conversation and group that it falls into, with what measures read, `group_0`, `group_1` … in the order
 * of the question, and `group_share`.
 */
export function rowsInGroups(
  filter: ConversationFilter,
  question: FigureQuestion,
  parameters: Parameters,
  only?: SomeDays,
): string {
  const groupings = question.by.map((dimension) => groupingOf(dimension, question, parameters));
  const firstContacts = question.measures.includes('first_contact_resolution');
  const among = (days: readonly string[]) => `day IN ${parameters.add([...days], 'Array(Date)')}`;
  const narrowed = only === undefined ? [] : [among(only.days)];
  const source = firstContacts
    ? fromFirstContacts(
        COLUMNS,
        withMore(contactsOf(filter, parameters), narrowed, only === undefined ? [] : [among(only.nearby)]),
      )
    : fromLatest([...narrowed, ...conditionsOf(filter, parameters)]);
  const columns = firstContacts ? `${COLUMNS}, ${FIRST_CONTACT}` : COLUMNS;
  const rows = joinsOf(groupings).map(({ names, pairs }) =>
    pairs.reduce(
      (inner, pair) => `SELECT *, ${pair.columns} FROM (${inner}) ARRAY JOIN ${pair.arrays}`,
      `SELECT ${[columns, ...names].join(', ')} ${source}`,
    ),
  );
  const counting = groupings.flatMap((grouping, index) => {
    const prefix = prefixOf(grouping);
    return prefix === undefined ? [] : [`startsWith(name_${index}, ${prefix})`];
  });
  return `(SELECT *, ${groupColumns(groupings)} FROM (${rows.join('\nUNION ALL\n')})
${counting.length === 0 ? '' : `WHERE ${counting.join(' AND ')}`})`;
}

/** The names of the groups, as in `rowsInGroups`. */
export function groupNames({ by }: FigureQuestion): string {
  return by.map((_, index) => `group_${index}`).join(', ');
}

function withMore(
  { wanted, nearby, ...rest }: ReturnType<typeof contactsOf>,
  moreWanted: readonly string[],
  moreNearby: readonly string[],
) {
  return { ...rest, wanted: [...moreWanted, ...wanted], nearby: [...moreNearby, ...nearby] };
}

/** What makes several rows of one: columns beside the others, and arrays that are gone through side by side. */
interface Join {
  readonly names: readonly string[];
  readonly pairs: readonly { readonly columns: string; readonly arrays: string }[];
}

/**
 * A conversation that falls into several groups becomes several rows, one for each, for each way in which the lists of
 * the groupings go together.
 */
function joinsOf(groupings: readonly Grouping[]): Join[] {
  return groupings.reduce<Join[]>(
    (joins, grouping, index) => {
      if (grouping.kind === 'one') return joins;
      return grouping.lists.flatMap((list) => joins.map((join) => joined(join, list, index)));
    },
    [{ names: [], pairs: [] }],
  );
}

function joined(join: Join, { names, share }: GroupList, index: number): Join {
  if (typeof share === 'number') {
    const columns = [`arrayJoin(${names}) AS name_${index}`, `toFloat64(${share}) AS share_${index}`];
    return { ...join, names: [...join.names, ...columns] };
  }
  const pair = {
    columns: `name_${index}, share_${index}`,
    arrays: `${names} AS name_${index}, ${share.list} AS share_${index}`,
  };
  return { ...join, pairs: [...join.pairs, pair] };
}

function groupColumns(groupings: readonly Grouping[]): string {
  const first = groupings.findIndex(({ kind }) => kind === 'several');
  const share = first < 0 ? "CAST(NULL, 'Nullable(Float64)')" : `share_${first}`;
  const texts = groupings.map((grouping, index) => {
    const name = grouping.kind === 'one' ? grouping.text : nameOf(grouping.prefix, index);
    // Several texts together are grouped sooner as texts than in the form in which the table keeps each of them.
    return `${groupings.length > 1 ? `toString(${name})` : name} AS group_${index}`;
  });
  return [`${share} AS group_share`, ...texts].join(', ');
}

function nameOf(prefix: string | undefined, index: number): string {
  return prefix === undefined ? `name_${index}` : `substring(name_${index}, length(${prefix}) + 1)`;
}

function prefixOf(grouping: Grouping): string | undefined {
  return grouping.kind === 'one' ? undefined : grouping.prefix;
}
