import type { Dimension, FigureQuestion, Measure } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { COUNTED_DIMENSIONS, type CountedDimension, type CountedFigure } from './counted-figures.ts';

/** A question that days counted ahead can answer. */
export interface CountedQuestion {
  readonly figure: CountedFigure;
  readonly dimension: CountedDimension;
  /** Which values of the dimension count; all of them where it is absent. */
  readonly values?: readonly string[];
}

const LISTS = {
  agents: 'agent',
  teams: 'team',
  queues: 'queue',
  channels: 'channel',
  languages: 'language',
} as const satisfies Partial<Record<keyof ConversationFilter, CountedDimension>>;

const MEASURES: Readonly<Record<CountedFigure, ReadonlySet<Measure>>> = {
  rule: new Set(['conversations', 'share']),
  criterion: new Set(['conversations', 'share']),
  first_contact: new Set(['conversations', 'first_contact_resolution']),
};

/**
 * Undefined for what is asked of the conversations themselves: by two dimensions at once, or with a filter that looks at
 * more than one list. Such filters leave fewer conversations to go through.
 */
export function countedQuestion(
  filter: ConversationFilter,
  question: FigureQuestion,
): CountedQuestion | undefined {
  const figure = figureOf(question);
  if (figure === undefined) return undefined;
  const groups = question.by.filter((dimension) => !isNamed(dimension));
  const lists = listsOf(filter);
  if (lists === undefined) return undefined;
  const dimensions = new Set([...groups, ...lists.map(({ dimension }) => dimension)]);
  const [dimension = ''] = dimensions;
  if (dimensions.size > 1 || groups.length > 1 || !isCounted(dimension)) return undefined;
  const [list] = lists;
  return { figure, dimension, ...(list === undefined ? {} : { values: list.values }) };
}

function figureOf({ by, measures, scorecard }: FigureQuestion): CountedFigure | undefined {
  const [named, ...others] = by.filter(isNamed);
  if (others.length > 0 || (named === 'criterion' && scorecard === undefined)) return undefined;
  const figure = named ?? 'first_contact';
  const isAsked = named !== undefined || measures.includes('first_contact_resolution');
  return isAsked && measures.every((measure) => MEASURES[figure].has(measure)) ? figure : undefined;
}

/** What entries name, where other dimensions are their value. */
export function isNamed(dimension: Dimension): dimension is 'rule' | 'criterion' {
  return dimension === 'rule' || dimension === 'criterion';
}

/** The lists that narrow, beside the period; undefined where something else does. */
function listsOf({ from: _from, to: _to, timeZone: _zone, ...narrowing }: ConversationFilter) {
  const lists: { readonly dimension: CountedDimension; readonly values: readonly string[] }[] = [];
  for (const [name, values] of Object.entries(narrowing)) {
    if (values === undefined) continue;
    if (!isList(name)) return undefined;
    lists.push({ dimension: LISTS[name], values: values as readonly string[] });
  }
  return lists;
}

function isList(name: string): name is keyof typeof LISTS {
  return Object.hasOwn(LISTS, name);
}

function isCounted(dimension: string): dimension is CountedDimension {
  return dimension === '' || COUNTED_DIMENSIONS.some((one) => one === dimension);
}
