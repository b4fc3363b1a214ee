import { describe, expect, test } from 'vitest';
import { fieldOf, knownMapping, withField } from './column-fields.ts';

const table = { map: { id: 'Vorgang', 'turn.text': 'Satz' } };

describe('columns of a table', () => {
  test('are what they are taken for, and attributes otherwise', () => {
    expect(fieldOf(table, 'Vorgang')).toBe('id');
    expect(fieldOf(table, 'Wer')).toBe('attribute');
    expect(fieldOf({ map: { 'attributes.Wer': 'Wer' } }, 'Wer')).toBe('attribute');
  });

  test('become something else one at a time, and labels of roles stay', () => {
    const wished = { 'role.customer': 'K' };
    expect(withField(table, wished, 'Wer', 'turn.role')).toEqual({
      id: 'Vorgang',
      'turn.text': 'Satz',
      'turn.role': 'Wer',
      'role.customer': 'K',
    });
    expect(withField(table, {}, 'Wer', 'id')).toEqual({ 'turn.text': 'Satz', id: 'Wer' });
    expect(withField(table, {}, 'Satz', 'attribute')).toEqual({ id: 'Vorgang', 'attributes.Satz': 'Satz' });
  });

  test('are known again by all of their names', () => {
    const saved = [{ columns: ['a'] }, { columns: ['b', 'a'] }];
    expect(knownMapping(saved, ['a', 'b'])).toBe(saved[1]);
    expect(knownMapping(saved, ['a', 'c'])).toBeUndefined();
  });
});
