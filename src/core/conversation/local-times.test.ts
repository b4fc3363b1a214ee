import { describe, expect, it } from 'vitest';
import { hasLocalTimes, withInstants } from './local-times.ts';
import type { Conversation } from './schema.ts';

const told = (startedAt: string | undefined, ...ats: string[]): Conversation => ({
  id: 'c-1',
  channel: 'chat',
  ...(startedAt === undefined ? {} : { startedAt }),
  turns: ats.map((at) => ({ role: 'customer', text: '在吗', at })),
});
const times = ({ startedAt, turns }: Conversation) => [startedAt, ...turns.map(({ at }) => at)];

describe('times that say no offset', () => {
  it('are those of the zone, in summer and in winter', () => {
    expect(times(withInstants(told('2026-01-05T09:00:00', '2026-01-05T09:00:05'), 'Asia/Shanghai'))).toEqual([
      '2026-01-05T09:00:00+08:00',
      '2026-01-05T09:00:05+08:00',
    ]);
    expect(
      times(withInstants(told(undefined, '2026-01-05T09:00:00', '2026-07-05T09:00:00.5'), 'Europe/Berlin')),
    ).toEqual([undefined, '2026-01-05T09:00:00+01:00', '2026-07-05T09:00:00.5+02:00']);
    expect(times(withInstants(told('2026-01-05T09:00:00'), 'UTC'))).toEqual(['2026-01-05T09:00:00+00:00']);
    expect(times(withInstants(told('2026-01-05T09:00:00'), 'America/St_Johns'))).toEqual([
      '2026-01-05T09:00:00-03:30',
    ]);
  });

  it('are instants at the hours at which clocks are moved, too', () => {
    const moved = withInstants(
      told(undefined, '2026-03-29T02:30:00', '2026-10-25T02:30:00'),
      'Europe/Berlin',
    );
    for (const at of times(moved).slice(1)) expect(Date.parse(at!)).not.toBeNaN();
    expect(times(moved)[2]).toMatch(/^2026-10-25T02:30:00\+0[12]:00$/);
  });

  it('are read as the conversation’s other times are, where those name an offset', () => {
    expect(
      times(withInstants(told('2026-01-05T09:00:00+01:00', '2026-01-05T09:00:05'), 'Asia/Shanghai')),
    ).toEqual(['2026-01-05T09:00:00+01:00', '2026-01-05T09:00:05+01:00']);
  });

  it('stay as they are where nothing names an offset', () => {
    const local = told('2026-01-05T09:00:00', '2026-01-05T09:00:05');
    expect(withInstants(local)).toBe(local);
    expect(times(withInstants(told(undefined, '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:05')))).toEqual([
      undefined,
      '2026-01-05T09:00:00+08:00',
      '2026-01-05T09:00:05+08:00',
    ]);
  });

  it('are told from instants, which stay as they are', () => {
    const placed = told('2026-01-05T01:00:00Z', '2026-01-05T09:00:05+08:00');
    expect(withInstants(placed, 'Europe/Berlin')).toBe(placed);
    expect([
      hasLocalTimes(placed),
      hasLocalTimes(told(undefined)),
      hasLocalTimes(told('2026-01-05T09:00:00')),
    ]).toEqual([false, false, true]);
  });
});
