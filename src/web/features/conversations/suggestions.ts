import type { Search } from '../../client/address.ts';
import type { FilterName } from '../../client/filters.ts';

/** Something that can be looked for, under the words by which people know it. */
export interface Term {
  readonly name: FilterName;
  readonly value: string;
  readonly label: string;
  readonly group: TermGroup;
  /** What the address says besides. */
  readonly also?: Search;
}

export const TERM_GROUPS = [
  'words',
  'signals',
  'figures',
  'people',
  'time',
  'rules',
  'answers',
  'attributes',
  'ids',
] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

/** So many of each group: whoever wants another writes on. */
const MOST = 6;
const ATTRIBUTE = /^([^:：=\s]+)\s*[:：=]\s*(.+)$/u;

/**
 * What a text in the search field may mean: words that were said first, then what is called like it.
 * Without a text, `usual` says what people mostly look for.
 */
export function suggestionsFor(
  text: string,
  terms: readonly Term[],
  usual: readonly Term[],
  label: {
    readonly said: string;
    readonly byCustomer: string;
    readonly byAgent: string;
    readonly id: string;
    readonly customer: string;
  },
): Term[] {
  const wanted = text.trim();
  if (wanted === '') return [...usual];
  const words: Term[] = [
    { name: 'words', value: wanted, label: label.said, group: 'words' },
    { name: 'words', value: `customer:${wanted}`, label: label.byCustomer, group: 'words' },
    { name: 'words', value: `agent:${wanted}`, label: label.byAgent, group: 'words' },
  ];
  const folded = wanted.toLowerCase();
  const counts = new Map<TermGroup, number>();
  const named = terms.filter((term) => {
    const isLike = term.label.toLowerCase().includes(folded) || term.value.toLowerCase().includes(folded);
    const count = counts.get(term.group) ?? 0;
    if (!isLike || count >= MOST) return false;
    counts.set(term.group, count + 1);
    return true;
  });
  const attribute = ATTRIBUTE.exec(wanted);
  const pair = attribute === null ? null : `${attribute[1]}:${attribute[2]}`;
  return [
    ...words,
    ...named,
    ...(pair === null ? [] : [{ name: 'attribute', value: pair, label: pair, group: 'attributes' } as const]),
    ...(/^[\w.-]+$/.test(wanted)
      ? ([
          { name: 'id', value: wanted, label: label.id, group: 'ids' },
          { name: 'customer', value: wanted, label: label.customer, group: 'ids' },
        ] as const)
      : []),
  ];
}
