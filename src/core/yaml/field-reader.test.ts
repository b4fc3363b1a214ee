import { describe, expect, it } from 'vitest';
import { FieldReader } from './field-reader.ts';
import { readYaml } from './read-yaml.ts';

function reading(source: string) {
  const { root, problems } = readYaml(source, 'f.yaml');
  return { node: root!, read: new FieldReader(problems), problems: () => problems.all() };
}

describe('typed values from a positioned tree', () => {
  it('come with the place and the found value where they are of another kind', () => {
    const { node, read, problems } = reading('weight: many');
    expect(read.number(read.required(read.map(node)!, 'weight')!)).toBeNull();
    expect(problems()).toMatchObject([
      {
        code: 'wrong-value',
        file: 'f.yaml',
        line: 1,
        column: 9,
        message: { en: 'Expected a number, found many' },
      },
    ]);
  });

  it('respect the limits of numbers', () => {
    const { node, read, problems } = reading('[1.5, -1, .inf, "3"]');
    const items = read.list(node)!.items;
    expect(items.map((item) => read.number(item, { min: 0, integer: true }))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(problems()).toHaveLength(4);
    expect(read.number(items[0]!)).toBe(1.5);
  });

  it('suggest the key and the word that were meant', () => {
    const { node, read, problems } = reading('wieght: 1\nrole: agnet');
    const map = read.map(node)!;
    read.onlyKeys(map, ['weight', 'role']);
    expect(
      read.oneOf(read.required(map, 'role')!, ['agent', 'customer'], { zh: '角色', en: 'role' }),
    ).toBeNull();
    expect(problems()).toMatchObject([
      { code: 'unknown-key', line: 1, hint: { en: 'Did you mean weight?' } },
      { code: 'unknown-role', line: 2, column: 7, hint: { zh: '是不是想写 agent？' } },
    ]);
  });

  it('take one text for both languages, and ask for both where one is given', () => {
    expect(reading('问候').read.bilingual(reading('问候').node)).toEqual({ zh: '问候', en: '问候' });
    const { node, read, problems } = reading('{ zh: 问候 }');
    expect(read.bilingual(node)).toBeNull();
    expect(problems()).toMatchObject([{ code: 'missing-key', message: { en: 'en is missing' } }]);
  });

  it('turn a bad id into a good one in the hint', () => {
    const { node, read, problems } = reading('Greets The_Customer');
    expect(read.id(node)).toBeNull();
    expect(problems()[0]?.hint?.en).toBe('Write greets-the-customer');
  });
});
