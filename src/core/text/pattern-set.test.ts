import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PatternId } from './pattern-hits.ts';
import { PatternError, type PatternRegistry, PatternSetBuilder } from './pattern-set.ts';
import { TextView } from './text-view.ts';

function found(text: string, register: (patterns: PatternRegistry) => PatternId): string[] {
  const builder = new PatternSetBuilder();
  const id = register(builder);
  const view = new TextView(text);
  return builder
    .build()
    .scan(view, 'customer')
    .of(id)
    .map(({ start, end }) => {
      const origin = view.origin(start, end);
      return text.slice(origin.start, origin.end);
    });
}

describe('a pattern set', () => {
  it('finds a phrase in any script, width and case', () => {
    expect(found('我要退錢!', (patterns) => patterns.phrase('退钱'))).toEqual(['退錢']);
    expect(found('请加VX联系', (patterns) => patterns.phrase('vx'))).toEqual(['VX']);
  });

  it('matches Latin phrases as whole words, and lets them go on after a star', () => {
    expect(found('I define it', (patterns) => patterns.phrase('fine'))).toEqual([]);
    expect(found('Fine, fine.', (patterns) => patterns.phrase('fine'))).toEqual(['Fine', 'fine']);
    expect(found('it was refunded', (patterns) => patterns.phrase('refund*'))).toEqual(['refund']);
    expect(found('it was refunded', (patterns) => patterns.phrase('refund'))).toEqual([]);
  });

  it('runs expressions of users in linear time, whatever they say', () => {
    const evil = `${'a'.repeat(50_000)}!`;
    expect(found(evil, (patterns) => patterns.userRegex('(a+)+$'))).toEqual([]);
  });

  it('reads the literals of an expression like the text', () => {
    expect(found('這是公司的規定', (patterns) => patterns.userRegex('這是.*規定'))).toEqual([
      '這是公司的規定',
    ]);
    expect(found('真的吗?', (patterns) => patterns.userRegex('吗[?]'))).toEqual(['吗?']);
    expect(found('你好 ok', (patterns) => patterns.userRegex('\\p{Han}+'))).toEqual(['你好']);
    expect(found('REFUND now', (patterns) => patterns.userRegex('Refund'))).toEqual(['REFUND']);
  });

  it('finds with an expression what the expression finds by itself, prefiltered or not', () => {
    const sources = [
      '退.?款',
      '(好|行)吧',
      'a+b',
      '[退好]款',
      '.行',
      '(?:款|吧){2}',
      '(?:退|好|行).{0,3}(?:吧|款)',
      '(?:a|ab)b?',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.string({ unit: fc.constantFrom('退', '款', '好', '行', '吧', 'a', 'b', ' '), maxLength: 20 }),
        (source, text) => {
          const plain = [...new TextView(text).text.matchAll(new RegExp(source, 'g'))].map(
            ([match]) => match,
          );
          const builder = new PatternSetBuilder();
          const ids = [builder.userRegex(source), builder.regex(source)];
          const view = new TextView(text);
          const hits = builder.build().scan(view, 'customer');
          for (const id of ids) {
            expect(hits.of(id).map(({ start, end }) => view.text.slice(start, end))).toEqual(plain);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('bears a text that says one thing two hundred thousand times', () => {
    expect(found('生日'.repeat(200_000), (patterns) => patterns.regex('(?:出生|生日)'))).toHaveLength(
      200_000,
    );
  });

  it('searches a pattern only in turns of the roles that it was registered for', () => {
    const builder = new PatternSetBuilder();
    const ids = [
      builder.forRoles(['agent']).phrase('规定'),
      builder.forRoles(['agent']).regex('这是.?规定'),
      builder.forRoles(['agent']).userRegex('[规]定'),
    ];
    const shared = builder.forRoles(['customer']).phrase('这是');
    expect(builder.forRoles(['agent']).phrase('这是')).toBe(shared);
    const set = builder.build();
    const view = new TextView('这是规定');
    expect(ids.map((id) => set.scan(view, 'agent').has(id))).toEqual([true, true, true]);
    expect(ids.map((id) => set.scan(view, 'customer').has(id))).toEqual([false, false, false]);
    expect(set.scan(view, 'agent').has(shared) && set.scan(view, 'customer').has(shared)).toBe(true);
  });

  it('gives one id to a pattern that is registered twice', () => {
    const builder = new PatternSetBuilder();
    expect(builder.phrase('退款')).toBe(builder.phrase('退款'));
    expect(builder.phrase('退款')).not.toBe(builder.regex('退款'));
  });

  it('refuses what cannot be searched', () => {
    const builder = new PatternSetBuilder();
    expect(() => builder.phrase(' \u200b ')).toThrow(PatternError);
    expect(() => builder.userRegex('(?=a)')).toThrow(PatternError);
    expect(() => builder.regex('.*')).toThrow(PatternError);
  });
});
