import type { Dimension } from '#core/facts/figures.ts';
import { CONTACT_SLOTS } from '../figures/first-contact.ts';

/**
 * Figures that go over every rule, criterion or earlier visit of each conversation: of these, days are counted ahead.
 */
export const COUNTED_FIGURES = ['rule', 'criterion', 'first_contact'] as const;
export type CountedFigure = (typeof COUNTED_FIGURES)[number];

/** By each of these alone; more of them at once are nearly as many groups as there are conversations. */
export const COUNTED_DIMENSIONS = [
  'agent',
  'team',
  'queue',
  'channel',
  'language',
] as const satisfies readonly Dimension[];
/** Of everything together where it is empty. */
export type CountedDimension = (typeof COUNTED_DIMENSIONS)[number] | '';
export const DIMENSIONS: readonly CountedDimension[] = ['', ...COUNTED_DIMENSIONS];

/**
 * In how many parts days are counted. A quarter of an hour is where days begin in every time zone. Rules and
 * criteria are many, and the rest of a day is soon gone through; to tell first contacts of the rest of a day takes the weeks around it.
 */
export const SLOTS: Readonly<Record<CountedFigure, number>> = {
  rule: 1,
  criterion: 1,
  first_contact: CONTACT_SLOTS,
};

/** Days before and after a day whose conversations its figure depends on. */
export const REACH: Readonly<Record<CountedFigure, number>> = { rule: 0, criterion: 0, first_contact: 7 };
