import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../test/suites/properties.ts';
import { parseNamePattern, readName } from './name-pattern.ts';

const told = (source: string, name: string) => {
  const read = parseNamePattern(source);
  if (!read.ok) throw new Error(read.problem.message.en);
  return readName(read.pattern, name);
};
const refusal = (source: string) => {
  const read = parseNamePattern(source);
  return read.ok ? undefined : `${read.problem.message.en} — ${read.problem.hint?.en ?? ''}`;
};

describe('a pattern of file names', () => {
  test('tells who spoke and when, and what else stands in the name', () => {
    const pattern = '{startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{attributes.direction}';
    expect(told(pattern, '20260301-093012_1001_13800138000_in')).toEqual({
      startedAt: '2026-03-01T09:30:12',
      'agent.id': '1001',
      'customer.id': '13800138000',
      attributes: { direction: 'in' },
    });
  });

  test('leaves out what is of no interest, what is empty, and the ending', () => {
    expect(told('{*}_{id}_{customer.id}.wav', 'REC01_c-7_')).toEqual({ id: 'c-7' });
  });

  test('takes figures as numbers and numbers of things as text', () => {
    expect(told('{attributes.level}_{attributes.队列}', '3_0042')).toEqual({
      attributes: { level: 3, 队列: '0042' },
    });
  });

  test('knows its text in however many characters a system writes it', () => {
    expect(told('caf\u00e9_{id}', 'cafe\u0301_c-7')).toEqual({ id: 'c-7' });
  });

  test('finds the moment behind names of any length', () => {
    expect(told('{agent.name}_{startedAt:yyyyMMdd}', 'li_ming_20260301')).toEqual({
      'agent.name': 'li_ming',
      startedAt: '2026-03-01',
    });
  });

  test.each([
    ['{startedAt:yyyy-MM-dd HH.mm.ss.SSS}', '2026-03-01 09.30.12.250', '2026-03-01T09:30:12.250'],
    ['{startedAt:yyyyMMddTHHmmssZ}', '20260301T093012Z', '2026-03-01T09:30:12Z'],
    ['{startedAt:yyyy年MM月dd日HH时mm分}', '2026年03月01日09时30分', '2026-03-01T09:30:00'],
    ['{startedAt:yyyyMMdd}_1001_{startedAt:HHmm}', '20260301_1001_0930', '2026-03-01T09:30:00'],
    ['{startedAt:unix}', '1772328612', '2026-03-01T01:30:12Z'],
    ['{startedAt:unixms}', '1772328612250', '2026-03-01T01:30:12.250Z'],
  ])('%s reads %s', (pattern, name, startedAt) => {
    expect(told(pattern, name)).toEqual({ startedAt });
  });

  test.each([
    ['{startedAt:yyyyMMdd}_{id}', '20261301_7'],
    ['{startedAt:yyyyMMdd}_{id}', '2026031_7'],
    ['{startedAt:unix}', '1772328612250'],
    ['{agent.id}_{customer.id}', '1001-1002'],
    ['{id}_in', '7_out'],
  ])('%s does not fit %s', (pattern, name) => {
    expect(told(pattern, name)).toBeUndefined();
  });

  test.each([
    ['{agent.idd}_{id}', 'there is no field agent.idd — Did you mean agent.id?'],
    ['{agent.id}{customer.id}', 'nothing stands between {customer.id} and the field before it'],
    ['{startedAt:YYYYMMdd}', 'the letter Y in the date form YYYYMMdd is not known'],
    ['{startedAt:yyyyMMdd-mm}', 'startedAt lacks HH'],
    ['{startedAt:HHmmss}', 'startedAt lacks yyyy, MM, dd'],
    ['{startedAt:yyyyMMdd}_{startedAt:MM}', 'MM stands twice in startedAt'],
    ['{startedAt:unix}_{startedAt:yyyyMMdd}', 'stand alone'],
    ['{startedAt}', 'does not say how the time is written'],
    ['{id:yyyy}', 'id takes no form'],
    ['{id}_{id}', 'id stands twice'],
    ['{agent.team}/{id}', 'there is a slash in it — it is of the name alone'],
    ['{agent.id_{id}', 'without its other half'],
    ['attributes', 'it has no field'],
    ['', 'it has no field'],
    ['{attributes.}', 'there is no field attributes.'],
  ])('%s is refused with the reason', (pattern, reason) => {
    expect(refusal(pattern)).toContain(reason);
  });

  test('takes no long time over a name that nearly fits', () => {
    const pattern = Array.from({ length: 30 }, (_, at) => `{attributes.a${at}}`).join('_');
    const started = performance.now();
    expect(told(`${pattern}!`, '_'.repeat(250))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('reads again whatever was written by it', () => {
    const words = fc.stringMatching(/^[a-z一-龥][a-z0-9一-龥]{0,8}$/u);
    const names = ['id', 'agent.id', 'agent.name', 'customer.id', 'language', 'attributes.queue'];
    const dates = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.array(words, { minLength: names.length, maxLength: names.length }),
        fc.array(fc.constantFrom('_', '-', '__', ' ', '#'), { minLength: 8, maxLength: 8 }),
        dates,
        (fields, values, gaps, date) => {
          const iso = date.toISOString().slice(0, 19);
          const pattern = ['{startedAt:yyyyMMddHHmmss}', ...fields.map((name) => `{${name}}`)];
          const name = [iso.replaceAll(/\D/g, ''), ...fields.map((_, at) => values[at]!)];
          const joined = (pieces: readonly string[]) =>
            pieces.reduce((text, piece, at) => (at === 0 ? piece : `${text}${gaps[at]}${piece}`), '');
          const expected: Record<string, unknown> = { startedAt: iso };
          for (const [at, field] of fields.entries()) {
            if (field === 'attributes.queue') expected['attributes'] = { queue: values[at] };
            else expected[field] = values[at];
          }
          expect(told(joined(pattern), joined(name))).toEqual(expected);
        },
      ),
    );
  });
});
