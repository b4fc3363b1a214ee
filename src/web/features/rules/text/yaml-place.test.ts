import { describe, expect, test } from 'vitest';
import { placeAt } from './yaml-place.ts';

/** The place at the bar. */
function at(text: string) {
  const offset = text.indexOf('|');
  const { keys, isKey, word } = placeAt(text.replace('|', ''), offset);
  return `${keys.join('.')} ${isKey ? 'key' : 'value'} ${word}`.trim();
}

describe('where somebody writes', () => {
  test('keys and values of block mappings', () => {
    expect(at('ru|')).toBe('key ru');
    expect(at('rules:\n  - id: a\n    se|')).toBe('rules key se');
    expect(at('rules:\n  - id: a\n    severity: ma|')).toBe('rules.severity value ma');
    expect(at('rules:\n  - id: a\n    find:\n      |')).toBe('rules.find key');
    expect(at('rules:\n  - id: a\n    find:\n      all:\n        - by: agent\n          sig|')).toBe(
      'rules.find.all key sig',
    );
    expect(
      at('rules:\n  - id: a\n    find:\n      all:\n        - by: agent\n          signal: agent.e|'),
    ).toBe('rules.find.all.signal value agent.e');
  });

  test('a new item of a list', () => {
    expect(at('rules:\n  - id: a\n    find:\n      any:\n        - b|')).toBe('rules.find.any key b');
    expect(at('rules:\n  - find:\n      says:\n        - 退|')).toBe('rules.find.says value 退');
  });

  test('inside brackets, also over several lines', () => {
    expect(at('rules:\n  - id: a\n    find: { by: agent, si|')).toBe('rules.find key si');
    expect(at('rules:\n  - id: a\n    find: { by: a|')).toBe('rules.find.by value a');
    expect(at('rules:\n  - id: a\n    find: { signal: { type: agent.e|')).toBe(
      'rules.find.signal.type value agent.e',
    );
    expect(at('rules:\n  - id: a\n    find: { by: agent, after: { by: customer, |')).toBe(
      'rules.find.after key',
    );
    expect(at('rules:\n  - find: { says: [a, $re|')).toBe('rules.find.says value $re');
    expect(at('lists:\n  a: [\n    b, c,\n    d|')).toBe('lists.a value d');
    expect(at('rules:\n  - find:\n      all:\n        - { by: agent, position: f|')).toBe(
      'rules.find.all.position value f',
    );
  });

  test('after brackets that are closed the line counts again', () => {
    expect(at('rules:\n  - title: { zh: 甲, en: "b: [" }\n    f|')).toBe('rules key f');
  });
});
