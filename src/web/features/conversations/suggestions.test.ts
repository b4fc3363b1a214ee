import { describe, expect, test } from 'vitest';
import { suggestionsFor, type Term } from './suggestions.ts';

const term = (name: Term['name'], value: string, label: string, group: Term['group']): Term => ({
  name,
  value,
  label,
  group,
});
const LABEL = {
  said: 'said',
  byCustomer: 'by customer',
  byAgent: 'by agent',
  id: 'id',
  customer: 'customer',
};
const TERMS = [
  term('signal', 'agent.deflection', '推诿', 'signals'),
  term('agent', 'A07', 'A07', 'people'),
  ...Array.from({ length: 20 }, (_, index) => term('rule', `rule-${index}`, `规则 ${index}`, 'rules')),
];
const found = (text: string) =>
  suggestionsFor(text, TERMS, [TERMS[0]!], LABEL).map(({ name, value }) => `${name}=${value}`);

describe('what a text may mean', () => {
  test('is what was said, by whom, and whatever is called like it', () => {
    expect(found(' 推诿 ')).toEqual([
      'words=推诿',
      'words=customer:推诿',
      'words=agent:推诿',
      'signal=agent.deflection',
    ]);
    expect(found('a07')).toContain('agent=A07');
    expect(found('规则')).toHaveLength(3 + 6);
  });

  test('is an attribute where it names one, and an id where it could be one', () => {
    expect(found('region：华东')).toContain('attribute=region:华东');
    expect(found('demo-17')).toEqual(expect.arrayContaining(['id=demo-17', 'customer=demo-17']));
    expect(found('')).toEqual(['signal=agent.deflection']);
  });
});
