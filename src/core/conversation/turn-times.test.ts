import { describe, expect, it } from 'vitest';
import { normaliseConversation } from './normalise.ts';

function read(fields: Record<string, unknown>, ...times: Record<string, unknown>[]) {
  const turns = times.map((time) => ({ role: 'agent', text: '', ...time }));
  return normaliseConversation({ id: 'c', ...fields, turns });
}

function times(fields: Record<string, unknown>, ...given: Record<string, unknown>[]) {
  const result = read(fields, ...given);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.conversation.turns.map(({ at, startMs, endMs }) => at ?? [startMs, endMs]);
}

describe('the times of turns', () => {
  it('of one day and a clock make instants, past midnight too', () => {
    const at = (clock: string) => ({ time: clock });
    expect(times({ date: '2026-01-05' }, at('23:58'), at('23:59:30'), at('00:01'))).toEqual([
      '2026-01-05T23:58:00',
      '2026-01-05T23:59:30',
      '2026-01-06T00:01:00',
    ]);
    expect(times({ date: '2026-01-05' }, at('11:58 PM'), at('晚上12:01'))).toEqual([
      '2026-01-05T23:58:00',
      '2026-01-06T00:01:00',
    ]);
    expect(times({ startedAt: '2026-01-05T09:00:00+08:00' }, at('09:00'), at('09:02'))).toEqual([
      '2026-01-05T09:00:00+08:00',
      '2026-01-05T09:02:00+08:00',
    ]);
  });

  it('of a clock alone are distances from the first, and no call', () => {
    const result = read({}, { at: '09:01' }, { at: '09:03' });
    expect(result).toMatchObject({
      ok: true,
      conversation: { channel: 'chat', turns: [{ startMs: 0 }, { startMs: 120_000 }] },
    });
  });

  it('near zero are distances from the start of a recording', () => {
    expect(read({}, { at: '00:00:03' }, { at: '00:01:23' })).toMatchObject({
      ok: true,
      conversation: { channel: 'voice', turns: [{ startMs: 3000 }, { startMs: 83_000 }] },
    });
    expect(times({}, { at: '00:05' }, { at: '01:10' })).toEqual([
      [5000, undefined],
      [70_000, undefined],
    ]);
  });

  it('just after midnight are a clock when the conversation began then', () => {
    expect(times({ startedAt: '2026-01-05 00:02:10' }, { at: '00:02:10' })).toEqual(['2026-01-05T00:02:10']);
  });

  it('without a unit are seconds, or milliseconds where seconds would be absurd', () => {
    expect(times({}, { start: 0, end: 4 }, { start: 5, end: 9 })).toEqual([
      [0, 4000],
      [5000, 9000],
    ]);
    expect(times({}, { begin_time: 0, end_time: 3200 }, { begin_time: 3500, end_time: 9100 })).toEqual([
      [0, 3200],
      [3500, 9100],
    ]);
    expect(times({}, { timestamp: 0.5 }, { timestamp: 7 })).toEqual([
      [500, undefined],
      [7000, undefined],
    ]);
    expect(times({}, { start: '0.5s', end: '00:00:02' })).toEqual([[500, 2000]]);
  });

  it('as two instants become a moment and a length', () => {
    const result = read(
      { startedAt: '2026-01-05T09:00:00Z' },
      { start: '2026-01-05T09:00:05Z', end: '2026-01-05T09:00:08Z' },
    );
    expect(result).toMatchObject({
      ok: true,
      conversation: { turns: [{ at: '2026-01-05T09:00:05Z', startMs: 5000, endMs: 8000 }] },
    });
  });

  it.each([
    [{ startMs: 5, endMs: 4 }, 'turns[1].endMs'],
    [{ startMs: -1 }, 'turns[1].startMs'],
    [{ endMs: Number.NaN }, 'turns[1].endMs'],
    [{ startMs: Number.POSITIVE_INFINITY }, 'turns[1].startMs'],
    [{ start: 'soon' }, 'turns[1].startMs'],
    [{ at: '2026-13-01T00:00:00Z' }, 'turns[1].at'],
    [{ at: '2026-02-30 08:00' }, 'turns[1].at'],
    [{ time: -7 }, 'turns[1].at'],
  ])('%j is refused at %s', (time, path) => {
    const result = read({}, {}, time);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'bad-time', path }] });
  });

  it('that do not fit the reading of the first are refused where they stand', () => {
    expect(read({}, { at: '09:00' }, { at: '75:10' })).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-time', path: 'turns[1].at' }],
    });
  });

  it('warn when day and month may be the other way round', () => {
    expect(read({}, { at: '3/4/2026 9:00' })).toMatchObject({
      ok: true,
      warnings: [{ code: 'ambiguous-date', path: 'turns[0].at' }],
    });
  });

  it('refuse an impossible start of the conversation and warn of one without an hour', () => {
    expect(read({ startedAt: '2026-00-10' }, {})).toMatchObject({
      ok: false,
      problems: [{ path: 'startedAt' }],
    });
    expect(read({ date: '2026-01-05' }, {})).toMatchObject({
      ok: true,
      conversation: { startedAt: '2026-01-05T00:00:00' },
      warnings: [{ code: 'date-only', path: 'date' }],
    });
  });
});
