import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAlias, isNode, parseDocument, visit } from 'yaml';
import { at, readForm, withItem, withSwapped, withValue } from './form-document.ts';

const FILE = `# The file's own comment.
lists:
  refund: [退款, refund*] # words
  waiting:
    - 等
    # a word of its own
    - 多久
rules:
  # Why this rule is here.
  - id: refund-asked # an id
    title: { zh: 退款, en: "Refund, asked" }
    find: { by: customer, says: $refund }
    examples:
      - expect: hit
        conversation: |
          客户: 我要退款
          客服: 好的
  - id: second

    title: Second
    find:
      all:
        - { by: agent, signal: agent.empathy } # kept
        - by: agent
          says:
            any: [a, b]
`;

const lines = (text: string) => text.split('\n');
/** Lines of one that the other does not have. */
const lost = (before: string, after: string | null) =>
  lines(before).filter((line) => !lines(after ?? '').includes(line));
function edit(path: (string | number)[], value: unknown, source = FILE): string {
  const text = withValue(readForm(source)!, path, value);
  expect(text).not.toBeNull();
  return text!;
}

describe('a change in the form', () => {
  test('touches one value and nothing else', () => {
    const after = edit(['rules', 0, 'title', 'en'], 'Asks: money');
    expect(lost(FILE, after)).toEqual(['    title: { zh: 退款, en: "Refund, asked" }']);
    expect(after).toContain("    title: { zh: 退款, en: 'Asks: money' }");
    expect(edit(['rules', 0, 'id'], 'other')).toContain('  - id: other # an id\n');
    expect(edit(['rules', 1, 'title'], '第二')).toContain('\n    title: 第二\n');
  });

  test('adds words to a list, in a line or line by line, and keeps the comments between', () => {
    expect(edit(['lists', 'refund'], ['退款', 'refund*', '退钱'])).toContain('[退款, refund*, 退钱] # words');
    const after = edit(['lists', 'waiting'], ['多久', '什么时候']);
    expect(after).toContain('  waiting:\n    # a word of its own\n    - 多久\n    - 什么时候\nrules:');
    expect(lost(FILE, after)).toEqual(['    - 等']);
  });

  test('writes new keys where others stand, in the style of their neighbours', () => {
    expect(edit(['rules', 0, 'find', 'position'], 'first 3')).toContain(
      'find: { by: customer, says: $refund, position: first 3 }',
    );
    const after = edit(['rules', 1, 'advice'], { zh: '先说，再做', en: 'Say, then do' });
    expect(lost(FILE, after)).toEqual([]);
    expect(after).toContain("            any: [a, b]\n    advice: { zh: 先说，再做, en: 'Say, then do' }\n");
    expect(edit(['rules', 1, 'find', 'all', 1, 'says', 'none'], ['c'])).toContain(
      '            any: [a, b]\n            none: [c]\n',
    );
  });

  test('takes keys and items out', () => {
    expect(edit(['rules', 0, 'find', 'says'], undefined)).toContain('find: { by: customer }');
    expect(lost(FILE, edit(['rules', 1, 'title'], undefined))).toEqual(['    title: Second']);
    const after = edit(['rules', 0], undefined);
    expect(lines(after)).not.toContain('          客户: 我要退款');
    expect(at(readForm(after)!.value, ['rules'])).toHaveLength(1);
    expect(edit(['rules', 0, 'examples', 0], undefined)).toContain('examples:\n      []\n');
  });

  test('appends a rule, an example and a condition', () => {
    const rule = { id: 'third', title: { zh: '三', en: 'Three' }, find: { by: 'agent', says: ['x'] } };
    const after = withItem(readForm(FILE)!, ['rules'], rule)!;
    expect(lost(FILE, after)).toEqual([]);
    expect(
      after.endsWith('  - id: third\n    title: { zh: 三, en: Three }\n    find: { by: agent, says: [x] }\n'),
    ).toBe(true);
    const example = { expect: 'miss', conversation: '客户: 你好\n客服: 您好\n' };
    const more = withItem(readForm(FILE)!, ['rules', 0, 'examples'], example)!;
    expect(lost(FILE, more)).toEqual([]);
    expect(more).toContain(
      '      - expect: miss\n        conversation: |\n          客户: 你好\n          客服: 您好\n  - id: second',
    );
    const first = withItem(readForm(FILE)!, ['rules', 1, 'examples'], example)!;
    expect(first).toContain('    examples:\n      - expect: miss\n        conversation: |\n');
  });

  test('changes a conversation of several lines', () => {
    const path = ['rules', 0, 'examples', 0, 'conversation'];
    const after = edit(path, '客户: 退款\n客服: 稍等\n客户: 快点');
    expect(after).toContain(
      'conversation: |\n          客户: 退款\n          客服: 稍等\n          客户: 快点\n  - id',
    );
    expect(lost(FILE, after)).toEqual(['          客户: 我要退款', '          客服: 好的']);
  });

  test('exchanges two rules with everything in them', () => {
    const after = withSwapped(readForm(FILE)!, ['rules'], 0, 1)!;
    expect(at(readForm(after)!.value, ['rules', 1, 'id'])).toBe('refund-asked');
    expect(lost(FILE, after)).toEqual([]);
  });

  test('a condition becomes another one', () => {
    const group = {
      any: [
        { by: 'customer', says: '$refund' },
        { by: 'agent', says: ['退'] },
      ],
    };
    const after = edit(['rules', 0, 'find'], group);
    expect(lost(FILE, after)).toEqual(['    find: { by: customer, says: $refund }']);
  });

  test('every value of a ready pack can be changed and taken out without a change elsewhere', () => {
    for (const name of ['general/scorecard.yaml', 'telecom/rules.yaml']) {
      const source = readFileSync(new URL(`../../../../../packs/${name}`, import.meta.url), 'utf8');
      const part = source.slice(0, source.indexOf('\n  - id: ', 9_000) + 1) || source;
      const form = readForm(part)!;
      const paths = pathsOf(form.value).filter((path, index) => index % 29 === 0 && !isShared(part, path));
      expect(paths.length).toBeGreaterThan(10);
      for (const path of paths) {
        for (const value of ['改 "过", 了', undefined]) {
          const text = withValue(form, path, value);
          expect(text, JSON.stringify([name, path, value])).not.toBeNull();
          const comments = (of: string) => of.match(/(?<=^|\s)# .*/gm)?.length ?? 0;
          if (typeof at(form.value, path) !== 'object') expect(comments(text!)).toBe(comments(part));
          expect(parseDocument(text!).errors).toEqual([]);
        }
      }
    }
  });
});

/** Written once and used in several places, by an anchor: such a place is for the text alone. */
function isShared(source: string, path: (string | number)[]): boolean {
  const document = parseDocument(source);
  let shared = path.some((_, depth) => {
    const node = document.getIn(path.slice(0, depth + 1), true);
    return (
      node === undefined || isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)
    );
  });
  visit(document.getIn(path, true) as never, {
    Alias: () => {
      shared = true;
    },
    Value: (_, { anchor }) => {
      if (anchor !== undefined) shared = true;
    },
  });
  return shared;
}

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...[...keys].flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key])),
  ];
}
