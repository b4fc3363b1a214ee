import { describe, expect, test } from 'vitest';
import { isSelected, NOTHING_SELECTED, type Selection, toggled } from './selection.ts';

const LIST = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: Selection) => LIST.filter((id) => isSelected(selection, id)).join('');
const steps = (...clicks: string[]) =>
  clicks.reduce(
    (selection, click) => toggled(selection, click.at(-1)!, LIST, click.startsWith('shift ')),
    NOTHING_SELECTED,
  );

describe('a selection', () => {
  test('takes one up and lets it go', () => {
    expect(chosen(steps('b', 'd'))).toBe('bd');
    expect(chosen(steps('b', 'd', 'b'))).toBe('d');
  });

  test('takes a range in either direction, from the last one touched', () => {
    expect(chosen(steps('b', 'shift d'))).toBe('bcd');
    expect(chosen(steps('d', 'shift b'))).toBe('bcd');
    expect(chosen(steps('a', 'shift c', 'shift e'))).toBe('abcde');
  });

  test('lets a range go when its end was selected', () => {
    expect(chosen(steps('a', 'shift e', 'b', 'shift d'))).toBe('ae');
  });

  test('a range without a beginning is the one conversation', () => {
    expect(chosen(steps('shift c'))).toBe('c');
  });

  test('one taken out of everything leaves the others that are loaded', () => {
    const all: Selection = { ...NOTHING_SELECTED, isAll: true };
    expect(chosen(toggled(all, 'c', LIST, false))).toBe('abde');
  });
});
