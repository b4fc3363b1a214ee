import type { Outcome } from '#core/analysis/analysis.ts';
import { scalarText } from '#core/conversation/attributes.ts';
import type { ConversationFilter, Range } from '#core/facts/query.ts';
import { heard } from '../heard.ts';
import { inTopics } from '../insights/placed.ts';
import { answerKey } from '../keys.ts';
import { columnDay, columnInstant } from '../times.ts';
import { clockOf, zoneText } from './clock.ts';
import type { Parameters } from './parameters.ts';
import { type Precision, possiblySaid, saidInLatest, type Word, wordsOf } from './words.ts';

/** Days, both included. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/** SQL over a row of `conversations`, for `exact` over the latest: all of them must hold. */
export function conditionsOf(
  filter: ConversationFilter,
  parameters: Parameters,
  precision: Precision = 'exact',
  period?: Period,
): string[] {
  const days = [...dayConditions(filter, parameters), ...periodConditions(period, parameters)];
  const words = wordsOf(filter);
  return [
    ...days,
    ...timeConditions(filter, parameters),
    ...clockConditions(filter, parameters),
    ...listConditions(filter, parameters),
    ...heardConditions(filter, parameters),
    ...judgedConditions(filter, parameters),
    ...attributeConditions(filter, parameters),
    ...saidConditions(words, days, parameters, precision),
  ];
}

function saidConditions(
  words: readonly Word[],
  days: readonly string[],
  parameters: Parameters,
  precision: Precision,
): string[] {
  if (precision === 'possible') return possiblySaid(words, parameters);
  return words.length === 0 ? [] : [saidInLatest(words, days, parameters)];
}

/** The days of the period: by them the engine finds the months and places to read. */
export function dayConditions({ from, to }: ConversationFilter, parameters: Parameters): string[] {
  return [
    ...(from === undefined ? [] : [`day >= ${parameters.add(columnDay(from), 'Date')}`]),
    ...(to === undefined ? [] : [`day <= ${parameters.add(columnDay(to), 'Date')}`]),
  ];
}

function periodConditions(period: Period | undefined, parameters: Parameters): string[] {
  if (period === undefined) return [];
  const day = (text: string) => parameters.add(text, 'Date');
  return [`day >= ${day(period.first)}`, `day <= ${day(period.last)}`];
}

function timeConditions({ from, to }: ConversationFilter, parameters: Parameters): string[] {
  const instant = (iso: string) => parameters.add(columnInstant(iso), "DateTime64(3, 'UTC')");
  return [
    ...(from === undefined ? [] : [`at >= ${instant(from)}`]),
    ...(to === undefined ? [] : [`at < ${instant(to)}`]),
  ];
}

/** Hours and days of the week on a clock; an empty list finds nothing. */
function clockConditions(
  { hours, weekdays, timeZone = 'UTC' }: ConversationFilter,
  parameters: Parameters,
): string[] {
  const zone = () => zoneText(timeZone, parameters);
  const among = (values: readonly number[]) => parameters.add([...values], 'Array(UInt8)');
  return [
    ...(hours === undefined ? [] : [`${clockOf('hour', zone())} IN ${among(hours)}`]),
    ...(weekdays === undefined ? [] : [`${clockOf('weekday', zone())} IN ${among(weekdays)}`]),
  ];
}

/** Filters that name the values of one column, and topics; an empty list finds nothing. */
function listConditions(filter: ConversationFilter, parameters: Parameters): string[] {
  const columns: [column: string, values: readonly string[] | undefined][] = [
    ['id', filter.ids],
    ['channel', filter.channels],
    ['language', filter.languages],
    ['agent', filter.agents],
    ['team', filter.teams],
    ['queue', filter.queues],
    ['customer', filter.customers],
    ['resolution', filter.resolution],
  ];
  return [
    ...columns.flatMap(([column, values]) =>
      values === undefined ? [] : [`${column} IN ${parameters.texts(values)}`],
    ),
    ...(filter.topics === undefined ? [] : [inTopics(parameters.texts(filter.topics))]),
  ];
}

function heardConditions(filter: ConversationFilter, parameters: Parameters): string[] {
  return (filter.signals ?? []).map(({ type, confidence }) =>
    heard(parameters.text(type), confidence === undefined ? undefined : parameters.number(confidence)),
  );
}

const RULES_BY_OUTCOME: Readonly<Record<Outcome, string>> = {
  hit: 'rule_hits',
  miss: 'rule_misses',
  not_applicable: 'rule_not_applicable',
  cannot_tell: 'rule_cannot_tell',
};

function judgedConditions(filter: ConversationFilter, parameters: Parameters): string[] {
  return [
    ...(filter.rules ?? []).map(
      ({ rule, outcome }) => `has(${RULES_BY_OUTCOME[outcome]}, ${parameters.text(rule)})`,
    ),
    ...(filter.scores ?? []).flatMap(({ scorecard, ...range }) =>
      rangeConditions(scoreOf(scorecard, parameters), range, parameters),
    ),
    ...(filter.answers ?? []).map(
      ({ scorecard, criterion, answer }) =>
        `has(answers, ${parameters.text(answerKey(scorecard, criterion, answer))})`,
    ),
    ...(filter.satisfaction === undefined
      ? []
      : rangeConditions('satisfaction', filter.satisfaction, parameters)),
  ];
}

/** The score by one scorecard; null where it did not judge. */
export function scoreOf(scorecard: string, parameters: Parameters): string {
  return `scores[indexOf(scorecards, ${parameters.text(scorecard)})]`;
}

/** A range without bounds still asks that there is a figure. */
function rangeConditions(figure: string, { min, max }: Range, parameters: Parameters): string[] {
  return [
    `isNotNull(${figure})`,
    ...(min === undefined ? [] : [`${figure} >= ${parameters.number(min)}`]),
    ...(max === undefined ? [] : [`${figure} <= ${parameters.number(max)}`]),
  ];
}

function attributeConditions({ attributes }: ConversationFilter, parameters: Parameters): string[] {
  return (attributes ?? []).map(({ name, value }) => {
    const key = parameters.text(name);
    return `(mapContains(attributes, ${key}) AND attributes[${key}] = ${parameters.text(scalarText(value) ?? '')})`;
  });
}
