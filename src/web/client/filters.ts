import { firstOf, listOf, type Search } from './address.ts';
import { isPeriod, type Period, spanOf } from './period.ts';

/** What an address may say about which conversations are meant: the API's own parameters. */
export const FILTERS = [
  'from',
  'to',
  'hour',
  'weekday',
  'id',
  'channel',
  'language',
  'agent',
  'team',
  'queue',
  'customer',
  'topic',
  'words',
  'signal',
  'rule',
  'score',
  'answer',
  'satisfaction',
  'resolution',
  'attribute',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** The period that an address names; two instants of its own are no named one. */
export function periodOf(search: Search, standard: Period): Period | 'custom' {
  if (search['from'] !== undefined || search['to'] !== undefined) return 'custom';
  const named = firstOf(search['period']);
  return isPeriod(named) ? named : standard;
}

/** The parameters by which an address narrows what is shown; a named period among them, where it is not the usual one. */
export function narrowingOf(search: Search, standard: Period): readonly string[] {
  const named = periodOf(search, standard);
  const asked = FILTERS.filter((name) => listOf(search[name]).some((value) => value !== ''));
  return named === 'custom' || named === standard ? asked : [...asked, 'period'];
}

/** What the API is asked for an address; a named period becomes instants of the organisation's clock. */
export function filterOf(search: Search, standard: Period, zone: string, now: number): Search {
  const named = periodOf(search, standard);
  const span = named === 'custom' ? null : spanOf(named, zone, now);
  const own = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const values = listOf(search[name]).filter((value) => value !== '');
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0]! : values]];
    }),
  );
  return { ...own, ...span };
}

/** The address of the conversations behind a figure: its own filters, and what narrows it further. */
export function narrowed(search: Search, standard: Period, more: Search): Search {
  const kept = Object.fromEntries(
    Object.entries(search).filter(([name]) => FILTERS.some((filter) => filter === name)),
  );
  const named = periodOf(search, standard);
  const period = named === 'custom' || more['from'] !== undefined ? {} : { period: named };
  return { ...kept, ...period, ...more };
}

/** Adds a value to a parameter that may be written several times, once. */
export function withValue(search: Search, name: string, value: string): Search {
  const before = listOf(search[name]);
  return before.includes(value) ? search : { ...search, [name]: [...before, value] };
}

export function withoutValue(search: Search, name: string, value: string): Search {
  const left = listOf(search[name]).filter((one) => one !== value);
  return { ...search, [name]: left.length === 0 ? undefined : left };
}
