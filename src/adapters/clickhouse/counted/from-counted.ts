import type { FigureQuestion, FigureRow, Measure } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { type FigureAnswer, figureRows } from '../figures/figure-rows.ts';
import { contactsKnownBefore, FIRST_CONTACT } from '../figures/first-contact.ts';
import { groupNames, rowsInGroups } from '../figures/rows-in-groups.ts';
import { criterionKey } from '../keys.ts';
import { OWN } from '../latest.ts';
import { COUNTED_DAYS } from '../schema/tables.ts';
import { REACH, SLOTS } from './counted-figures.ts';
import { type CountedPeriod, countedPeriod, isWhole, slotAt, withNeighbours } from './counted-period.ts';
import { type CountedQuestion, countedQuestion, isNamed } from './counted-question.ts';
import { daysWithMarks, markOf } from './marks.ts';

/**
 * The figures, from what was counted ahead of days whose conversations are still the same, and from the conversations of
 * all other days. Undefined where nothing of it was counted.
 */
export async function figuresFromCounted(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  question: FigureQuestion,
): Promise<FigureRow[] | undefined> {
  const asked = countedQuestion(filter, question);
  if (asked === undefined) return undefined;
  const period = countedPeriod(filter, SLOTS[asked.figure]);
  const days = await daysOf(database, organisation, asked, period);
  const isTaken = ({ on_day, is_counted }: Day) => is_counted && isWhole(on_day, period);
  const taken = days.filter(isTaken).map(({ on_day }) => on_day);
  if (taken.length === 0) return undefined;
  const rest = days.filter((day) => !isTaken(day)).map(({ on_day }) => on_day);
  const parameters = new Parameters(organisation);
  const parts = [countedPart(asked, question, period, taken, parameters)];
  if (rest.length > 0) parts.push(restPart(asked, filter, question, rest, parameters));
  const names = groupNames(question);
  const answer = await database.rows<FigureAnswer>(
    `SELECT [${names}]::Array(String) AS figure_group,
  [${question.measures.map(measureOf).join(', ')}]::Array(Nullable(Float64)) AS figure_values,
  toString(sum(part_conversations)) AS conversations_in_group
FROM (${parts.join('\nUNION ALL\n')})
${names === '' ? '' : `GROUP BY ${names}`}
ORDER BY figure_group`,
    parameters.values,
  );
  return figureRows(answer);
}

interface Day {
  readonly on_day: string;
  readonly is_counted: boolean;
}

/** The days of the period that have conversations. */
function daysOf(
  database: Database,
  organisation: string,
  { figure, dimension }: CountedQuestion,
  { first, last }: CountedPeriod,
): Promise<Day[]> {
  const parameters = new Parameters(organisation);
  const between = (from: string, to: string) =>
    `day BETWEEN ${parameters.add(from, 'Date')} AND ${parameters.add(to, 'Date')}`;
  const around = [first, last].flatMap((day) => withNeighbours([day], REACH[figure])).toSorted();
  return database.rows<Day>(
    `SELECT toString(day) AS on_day, counted_mark = mark AS is_counted
FROM (SELECT day, ${markOf(figure)} AS mark FROM (${daysWithMarks([between(around[0]!, around.at(-1)!)])})) AS now
LEFT JOIN (
  SELECT day, mark AS counted_mark FROM ${COUNTED_DAYS.name} FINAL
  WHERE ${[...OWN, `figure = '${figure}'`, `dimension = '${dimension}'`].join(' AND ')}
) AS ahead USING (day)
WHERE ${between(first, last)}`,
    parameters.values,
  );
}

function countedPart(
  { figure, dimension, values }: CountedQuestion,
  { by, scorecard = '' }: FigureQuestion,
  { from, to }: CountedPeriod,
  taken: readonly string[],
  parameters: Parameters,
): string {
  const prefix = figure === 'criterion' ? parameters.text(criterionKey(scorecard, '')) : "''";
  const name = `substring(entry.name, length(${prefix}) + 1)`;
  const groups = by.map(
    (group, index) => `toString(${isNamed(group) ? name : 'entry.value'}) AS group_${index}`,
  );
  const date = (day: string) => parameters.add(day, 'Date');
  const conditions = [
    ...(from.slot === 0 ? [] : [`(day > ${date(from.day)} OR entry.slot >= ${from.slot})`]),
    ...(to.slot === 0 ? [] : [`(day < ${date(to.day)} OR entry.slot < ${to.slot})`]),
    ...(figure === 'criterion' ? [`startsWith(entry.name, ${prefix})`] : []),
    ...(values === undefined ? [] : [`entry.value IN ${parameters.texts(values)}`]),
  ];
  const isKnown = figure === 'first_contact' ? isContactKnown(date) : '1';
  const sums = [
    `if(${isKnown}, entry.share, 0) AS part_share`,
    `if(${isKnown}, toUInt64(entry.judged), 0) AS part_judged`,
    'toUInt64(entry.conversations) AS part_conversations',
  ];
  return `SELECT ${[...groups, ...sums].join(', ')}
FROM (
  SELECT day, arrayJoin(entries) AS entry FROM ${COUNTED_DAYS.name} FINAL
  WHERE ${[...OWN, `figure = '${figure}'`, `dimension = '${dimension}'`].join(' AND ')}
    AND day IN ${parameters.add([...taken], 'Array(Date)')}
)
${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`;
}

/** SQL: what was counted ahead holds contacts whose customers may still come back. */
function isContactKnown(date: (day: string) => string): string {
  const { day, slot } = slotAt(contactsKnownBefore(Date.now()), SLOTS.first_contact, 'before');
  return `(day < ${date(day)} OR day = ${date(day)} AND entry.slot < ${slot})`;
}

function restPart(
  { figure }: CountedQuestion,
  filter: ConversationFilter,
  question: FigureQuestion,
  days: readonly string[],
  parameters: Parameters,
): string {
  const names = groupNames(question);
  const groups = question.by.map((_, index) => `toString(group_${index}) AS group_${index}`);
  const share = figure === 'first_contact' ? FIRST_CONTACT : 'group_share';
  const sums = [
    `ifNull(toFloat64(sum(${share})), 0) AS part_share`,
    `count(${share}) AS part_judged`,
    'count() AS part_conversations',
  ];
  const rows = rowsInGroups(filter, question, parameters, {
    days,
    nearby: withNeighbours(days, REACH[figure]),
  });
  return `SELECT ${[...groups, ...sums].join(', ')}
FROM ${rows}
${names === '' ? '' : `GROUP BY ${names}`}`;
}

function measureOf(measure: Measure): string {
  return measure === 'conversations'
    ? 'toFloat64(sum(part_conversations))'
    : 'if(sum(part_judged) = 0, NULL, sum(part_share) / sum(part_judged))';
}
