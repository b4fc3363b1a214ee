import type { Dimension, FigureQuestion } from '#core/facts/figures.ts';
import { clockOf, zoneText } from '../asking/clock.ts';
import { scoreOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { HEARD_TYPES } from '../heard.ts';
import { criterionKey } from '../keys.ts';

/** How a conversation is put into groups. */
export type Grouping =
  /** Into one: a text over its row. */
  | { readonly kind: 'one'; readonly text: string }
  /**
   * Into several, read one list after the other: the names of one list are counted in the form in which the
   * table keeps them, which takes half the time that pairs of name and share take.
   */
  | {
      readonly kind: 'several';
      readonly lists: readonly GroupList[];
      /** SQL of a text with which names begin that count, and which is left out of what they are called. */
      readonly prefix?: string;
    };

/** Names over a row, and what a conversation gives to the share of each: the same to all, or a list beside. */
export interface GroupList {
  readonly names: string;
  readonly share: number | { readonly list: string };
}

export function groupingOf(dimension: Dimension, question: FigureQuestion, parameters: Parameters): Grouping {
  switch (dimension) {
    case 'agent':
    case 'team':
    case 'queue':
    case 'channel':
    case 'language':
    case 'resolution':
      return one(dimension);
    case 'hour':
    case 'weekday':
    case 'day':
    case 'week':
    case 'month':
      return one(`toString(${clockOf(dimension, zoneText(question.timeZone ?? 'UTC', parameters))})`);
    case 'score_band':
      return one(bandText(scoreOf(scorecardOf(question, dimension), parameters), 10));
    case 'satisfaction_band':
      return one(bandText('satisfaction', 1));
    case 'signal':
      return several({ names: HEARD_TYPES, share: 0 });
    case 'rule':
      return several({ names: 'rule_hits', share: 1 }, { names: 'rule_misses', share: 0 });
    case 'criterion':
      return {
        ...several({ names: 'criteria', share: { list: 'criterion_shares' } }),
        prefix: parameters.text(criterionKey(scorecardOf(question, dimension), '')),
      };
  }
}

function one(text: string): Grouping {
  return { kind: 'one', text };
}

function several(...lists: readonly GroupList[]) {
  return { kind: 'several', lists } as const;
}

/** The lower bound of the band; an empty text where there is no figure. */
function bandText(figure: string, width: number): string {
  return `ifNull(toString(toInt32(floor(${figure} / ${width}) * ${width})), '')`;
}

export function scorecardOf({ scorecard }: FigureQuestion, asked: string): string {
  if (scorecard === undefined) {
    throw new RangeError(`"${asked}" is asked of no scorecard: name one in "scorecard"`);
  }
  return scorecard;
}
