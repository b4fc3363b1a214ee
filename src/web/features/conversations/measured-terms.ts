import { spanOfDays } from '#core/facts/days.ts';
import type { Term } from './suggestions.ts';

/** A figure that has bounds, under the name by which people know it. */
export interface Measured {
  readonly name: 'score' | 'satisfaction';
  /** Before the range in the parameter's value. */
  readonly prefix: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
}

const COMPARED = /^(.*?)\s*(<=|>=|<|>|≤|≥)\s*(\d+(?:\.\d+)?)$/u;
const BETWEEN = /^(.*?)\s*(\d+(?:\.\d+)?)\s*(?:-|–|~|到|\.\.)\s*(\d+(?:\.\d+)?)$/u;
/** Just less: both bounds of a range belong to it. */
const BELOW = 0.01;

/** What `<60`, `满意度 ≤ 2` or `60-80` may ask for: of each figure that can have such a value. */
export function rangeTerms(text: string, figures: readonly Measured[]): Term[] {
  const asked = rangeOf(text.trim());
  if (asked === null) return [];
  const wanted = asked.of.toLowerCase();
  return figures
    .filter(({ title, least, most }) => {
      const bounds = [asked.min, asked.max].filter((bound) => bound !== undefined);
      return title.toLowerCase().includes(wanted) && bounds.every((bound) => bound >= least && bound <= most);
    })
    .map(({ name, prefix, title }) => ({
      name,
      value: `${prefix}${asked.min ?? ''}..${asked.max ?? ''}`,
      label: `${title} ${asked.shown}`,
      group: 'figures',
    }));
}

interface Asked {
  readonly of: string;
  readonly min?: number;
  readonly max?: number;
  readonly shown: string;
}

function rangeOf(text: string): Asked | null {
  const compared = COMPARED.exec(text);
  if (compared !== null) {
    const [, of = '', sign = '', figure = ''] = compared;
    const value = Number(figure);
    const shown = `${sign.replace('<=', '≤').replace('>=', '≥')} ${figure}`;
    if (sign === '<') return { of, max: rounded(value - BELOW), shown };
    if (sign === '>') return { of, min: rounded(value + BELOW), shown };
    return sign === '<=' || sign === '≤' ? { of, max: value, shown } : { of, min: value, shown };
  }
  const between = BETWEEN.exec(text);
  if (between === null) return null;
  const [, of = '', one = '', other = ''] = between;
  const [min, max] = [Number(one), Number(other)].toSorted((a, b) => a - b) as [number, number];
  return { of, min, max, shown: `${min}–${max}` };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

/** A day that was written down, as the span from its beginning to its end. */
export function dayTerm(text: string, zone: string, label: (day: string) => string): Term[] {
  const [, year = '', month = '', date = ''] = DAY.exec(text.trim()) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const isReal = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (!isReal) return [];
  const { from, to } = spanOfDays(day, day, zone);
  return [{ name: 'from', value: from, label: label(day), group: 'time', also: { to, period: undefined } }];
}
