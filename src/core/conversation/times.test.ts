import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationSchema } from './schema.ts';
import { instantMs, parseTime, shiftInstant } from './times.ts';

describe('a written time', () => {
  it.each([
    ['2026-01-05T09:00:00+08:00', '2026-01-05T09:00:00+08:00'],
    ['2026-01-05T09:00:00.250Z', '2026-01-05T09:00:00.250Z'],
    ['2026-01-05T09:00Z', '2026-01-05T09:00:00Z'],
    ['2026-01-05 09:00:00', '2026-01-05T09:00:00'],
    ['2026-01-05 09:00:00 +0800', '2026-01-05T09:00:00+08:00'],
    ['2026/1/5 9:00', '2026-01-05T09:00:00'],
    ['2026.1.5 9:00:07', '2026-01-05T09:00:07'],
    ['2026年1月5日 下午3:20', '2026-01-05T15:20:00'],
    ['2026年1月5日9时5分', '2026-01-05T09:05:00'],
    ['2026-01-05 星期一 09:00', '2026-01-05T09:00:00'],
    ['20260105090000', '2026-01-05T09:00:00'],
    ['Mon, 05 Jan 2026 09:00:00 +0800 (CST)', '2026-01-05T09:00:00+08:00'],
    ['5 January 2026 09:00', '2026-01-05T09:00:00'],
    ['Jan 5, 2026 12:05 AM', '2026-01-05T00:05:00'],
    ['2026-01-05 AM9:05', '2026-01-05T09:05:00'],
    ['2026年1月5日 上午12:05', '2026-01-05T00:05:00'],
    ['2026年1月5日 早上12:05', '2026-01-05T00:05:00'],
    ['2026年1月5日 中午12:05', '2026-01-05T12:05:00'],
    ['2026年1月5日 下午12:05', '2026-01-05T12:05:00'],
    ['2026年1月5日 晚上12:05', '2026-01-05T00:05:00'],
    ['2026年1月5日 清晨5:05', '2026-01-05T05:05:00'],
    ['2026年1月5日 午后1:05', '2026-01-05T13:05:00'],
    ['2026年1月5日 半夜11:06', '2026-01-05T23:06:00'],
    ['2026年1月5日 夜里2点5分', '2026-01-05T02:05:00'],
    ['13/1/2026 09:00', '2026-01-13T09:00:00'],
    ['1/13/2026, 9:00 PM', '2026-01-13T21:00:00'],
    ['[2026-01-05 09:00:00]', '2026-01-05T09:00:00'],
    [1767574800, '2026-01-05T01:00:00Z'],
    [1767574800123, '2026-01-05T01:00:00.123Z'],
    ['1767574800', '2026-01-05T01:00:00Z'],
  ])('%s is the instant %s', (written, iso) => {
    expect(parseTime(written)).toEqual({ kind: 'instant', iso });
  });

  it.each([
    '2026-13-05 09:00:00',
    '2026-02-30T09:00:00Z',
    '2025-02-29 09:00',
    '2026-01-05T25:00:00',
    '2026-01-05 09:61',
    '0001-01-01T00:00:00',
    '2026-01-05T09:00:00+99:00',
    'gestern',
    '',
    -5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    {},
  ])('%s is impossible or unreadable', (written) => {
    expect(parseTime(written)).toEqual({ kind: 'bad' });
  });

  it('without a time is a day', () => {
    expect(parseTime('2026年1月5日')).toEqual({ kind: 'date', date: '2026-01-05' });
    expect(parseTime('20260105')).toEqual({ kind: 'date', date: '2026-01-05' });
  });

  it('without a day may be a clock or a distance', () => {
    expect(parseTime('09:01')).toMatchObject({ dayMs: 32_460_000, distanceMs: 541_000 });
    expect(parseTime('00:01:23.5')).toMatchObject({ dayMs: 83_500, distanceMs: 83_500 });
    expect(parseTime('75:10')).toMatchObject({ dayMs: null, distanceMs: 4_510_000 });
    expect(parseTime('09:75')).toMatchObject({ dayMs: null, distanceMs: null });
  });

  it.each([
    ['9:05 AM', 9 * 60 + 5],
    ['9:05:00 p.m.', 21 * 60 + 5],
    ['12:01 am', 1],
    ['12:01 PM', 12 * 60 + 1],
    ['上午9:05', 9 * 60 + 5],
    ['下午 3:20', 15 * 60 + 20],
    ['晚上12:01', 1],
    ['下午15:20', 15 * 60 + 20],
  ])('%s is a clock and no distance', (written, minutes) => {
    expect(parseTime(written)).toMatchObject({ kind: 'clock', dayMs: minutes * 60_000, distanceMs: null });
  });

  it('in halves of the day, as a Chinese or an English clock shows it, is that moment again', () => {
    const zh = (hour: number) => (hour < 12 ? '上午' : '下午');
    const en = (hour: number) => (hour < 12 ? 'AM' : 'PM');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const minutes = String(minute).padStart(2, '0');
        const shown = `${hour % 12 || 12}:${minutes}`;
        const iso = `2026-01-05T${String(hour).padStart(2, '0')}:${minutes}:00`;
        for (const clock of [`${zh(hour)}${shown}`, `${shown} ${en(hour)}`]) {
          expect(parseTime(clock)).toMatchObject({ dayMs: (hour * 60 + minute) * 60_000 });
          expect(parseTime(`2026-01-05 ${clock}`)).toEqual({ kind: 'instant', iso });
        }
      }),
    );
  });

  it('says when day and month may be the other way round', () => {
    expect(parseTime('3/4/2026 09:00')).toEqual({
      kind: 'instant',
      iso: '2026-03-04T09:00:00',
      ambiguous: true,
    });
    expect(parseTime('4/4/2026 09:00')).not.toHaveProperty('ambiguous');
  });

  it('once canonical stays as it is, and fits the schema', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.double(), dates()), (written) => {
        const time = parseTime(written);
        if (time.kind !== 'instant') return;
        expect(parseTime(time.iso)).toEqual({ kind: 'instant', iso: time.iso });
        const turns = [{ role: 'agent', text: '', at: time.iso }];
        expect(conversationSchema.safeParse({ id: 'c', channel: 'chat', turns }).success).toBe(true);
      }),
    );
  });

  it('shifted there and back is the same moment in the same zone', () => {
    fc.assert(
      fc.property(dates(), fc.integer({ min: 0, max: 10 ** 9 }), (iso, ms) => {
        const shifted = shiftInstant(iso, ms);
        expect(instantMs(shifted) - instantMs(iso)).toBe(ms);
        expect(instantMs(shiftInstant(shifted, -ms))).toBe(instantMs(iso));
        expect(shifted.slice(-6)).toBe(iso.endsWith('Z') ? shifted.slice(-6) : iso.slice(-6));
      }),
    );
  });
});

function dates(): fc.Arbitrary<string> {
  const date = fc.date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  return fc
    .tuple(date, fc.constantFrom('Z', '+08:00', '-03:30'))
    .map(([moment, zone]) => moment.toISOString().replace('Z', zone));
}
