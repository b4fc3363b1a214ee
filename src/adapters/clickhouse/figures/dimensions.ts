import type { Dimension, FigureQuestion } from '#core/facts/figures.ts';
import { scoreOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { criterionKey } from '../keys.ts';

/** How a conversation is put into groups. */
export type Grouping =
  /** Into one: a text over its row. */
  | { readonly kind: 'one'; readonly text: string }
  /** Into several: a list of pairs, the group's name and what the conversation gives to its share. */
  | { readonly kind: 'several'; readonly pairs: string };

export function groupingOf(dimension: Dimension, question: FigureQuestion, parameters: Parameters): Grouping {
  switch (dimension) {
    case 'agent':
    case 'team':
    case 'queue':
    case 'channel':
    case 'language':
    case 'resolution':
      return one(`toString(${dimension})`);
    case 'hour':
    case 'weekday':
    case 'day':
    case 'week':
    case 'month':
      return one(clockText(dimension, zoneOf(question, parameters)));
    case 'score_band':
      return one(bandText(scoreOf(scorecardOf(question, dimension), parameters), 10));
    case 'satisfaction_band':
      return one(bandText('satisfaction', 1));
    case 'signal':
      return several('arrayMap(signal -> (signal, 0.), signals)');
    case 'rule':
      return several(`arrayConcat(${rulePairs('rule_hits', '1.')}, ${rulePairs('rule_misses', '0.')})`);
    case 'criterion':
      return several(criterionPairs(scorecardOf(question, dimension), parameters));
  }
}

function one(text: string): Grouping {
  return { kind: 'one', text };
}

function several(pairs: string): Grouping {
  return { kind: 'several', pairs };
}

/** Hours `0`–`23`, weekdays `1` (Monday) – `7`, days and the Mondays of weeks `2026-01-05`, months `2026-01`. */
function clockText(dimension: 'hour' | 'weekday' | 'day' | 'week' | 'month', zone: string): string {
  switch (dimension) {
    case 'hour':
      return `toString(toHour(at, ${zone}))`;
    case 'weekday':
      return `toString(toDayOfWeek(at, 0, ${zone}))`;
    case 'day':
      return `toString(toDate(at, ${zone}))`;
    case 'week':
      return `toString(toMonday(at, ${zone}))`;
    case 'month':
      return `formatDateTime(at, '%Y-%m', ${zone})`;
  }
}

/** The lower bound of the band; an empty text where there is no figure. */
function bandText(figure: string, width: number): string {
  return `ifNull(toString(toInt32(floor(${figure} / ${width}) * ${width})), '')`;
}

function rulePairs(column: string, share: string): string {
  return `arrayMap(rule -> (rule, ${share}), ${column})`;
}

function criterionPairs(scorecard: string, parameters: Parameters): string {
  const prefix = parameters.text(criterionKey(scorecard, ''));
  return (
    `arrayMap((key, share) -> (substring(toString(key), length(${prefix}) + 1), share), ` +
    `arrayFilter(key -> startsWith(key, ${prefix}), criteria), ` +
    `arrayFilter((share, key) -> startsWith(key, ${prefix}), criterion_shares, criteria))`
  );
}

function zoneOf({ timeZone = 'UTC' }: FigureQuestion, parameters: Parameters): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new RangeError(`"${timeZone}" is no time zone: use an IANA name, as Asia/Shanghai`, { cause });
  }
  return parameters.text(timeZone);
}

export function scorecardOf({ scorecard }: FigureQuestion, asked: string): string {
  if (scorecard === undefined) {
    throw new RangeError(`"${asked}" is asked of no scorecard: name one in "scorecard"`);
  }
  return scorecard;
}
