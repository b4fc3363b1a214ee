import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml, type YamlNode } from './read-yaml.ts';

const codes = (source: string, limits = {}) =>
  readYaml(source, 'a.yaml', limits)
    .problems.all()
    .map((problem) => problem.code);

describe('reading YAML with positions', () => {
  it('gives every key and value its line and column', () => {
    const { root } = readYaml('title: 问候\nsections:\n  - id: opening\n');
    if (root?.kind !== 'map') throw new Error('not a mapping');
    expect(root.get('title')).toMatchObject({
      keyPlace: { line: 1, column: 1 },
      value: { line: 1, column: 8, text: '问候' },
    });
    const sections = root.get('sections')!.value;
    expect(sections.kind === 'list' && sections.items[0]).toMatchObject({ kind: 'map', line: 3, column: 5 });
  });

  it('keeps plain scalars as they were written and reads yes and no as words', () => {
    const { root } = readYaml('[yes, no, 007, 1.0, true, "12"]');
    expect(root?.kind === 'list' && root.items.map((item) => item.kind === 'scalar' && item.text)).toEqual([
      'yes',
      'no',
      '007',
      '1.0',
      'true',
      '12',
    ]);
  });

  it('names the place of a duplicate key and of the first one', () => {
    const { root, problems } = readYaml('a: 1\nb: 2\na: 3\n', 'x.yaml');
    expect(root).toBeNull();
    expect(problems.all()).toMatchObject([
      {
        code: 'duplicate-key',
        file: 'x.yaml',
        line: 3,
        column: 1,
        hint: { en: 'First on line 1; keep one' },
      },
    ]);
  });

  it('names the place of broken syntax in both languages', () => {
    const [problem] = readYaml('a: [1, 2\nb: 3').problems.all();
    expect(problem).toMatchObject({ code: 'not-yaml', severity: 'error', line: 2 });
    expect(problem!.message.zh).toMatch(/YAML 写法有误/);
  });

  it('follows aliases and refuses those that would explode', () => {
    const { root } = readYaml('a: &x [1, 2]\nb: *x\n');
    expect(root?.kind === 'map' && root.get('b')?.value).toMatchObject({ kind: 'list', line: 1 });
    const bomb = ['a: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) bomb.push(`b${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`);
    expect(codes(bomb.join('\n'))).toEqual(['too-many-values']);
    expect(codes('a: &a [*a]')).toEqual(['unknown-anchor']);
  });

  it('refuses what is too large or too deep, also through aliases', () => {
    expect(codes('a: 1', { maxCharacters: 3 })).toEqual(['file-too-large']);
    expect(codes(`${'['.repeat(70)}${']'.repeat(70)}`)).toEqual(['too-deep']);
    expect(codes('['.repeat(50_000))).toEqual(['not-yaml']);
    const nest = (inner: string) => `${'['.repeat(40)}${inner}${']'.repeat(40)}`;
    expect(codes(`a: &a ${nest('1')}\nb: ${nest('*a')}`)).toEqual(['too-deep']);
    expect(codes(`a: &a ${nest('1')}\nb: *a`)).toEqual([]);
  });

  it('reports an empty file, keys that are no words and unknown tags', () => {
    expect(codes('# nothing')).toEqual(['empty-file']);
    expect(codes('? [a, b]\n: 1')).toEqual(['bad-key']);
    expect(codes('a: !secret 1')).toEqual(['yaml-warning']);
  });

  it('never throws, and never gives a tree together with an error', () => {
    const fragment = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '"',
      "'",
      '|',
      '#',
      ',',
      '!',
      '\t',
      '问',
      '? ',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        const { root, problems } = readYaml(parts.join(''));
        expect(root === null).toBe(problems.failed);
        if (root !== null) visit(root);
      }),
    );
  });
});

function visit(node: YamlNode): void {
  expect(node.line).toBeGreaterThan(0);
  expect(node.column).toBeGreaterThan(0);
  if (node.kind === 'list') node.items.forEach(visit);
  if (node.kind === 'map') for (const entry of node.entries) visit(entry.value);
}
