import { describe, expect, test } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  type Planned,
  TARGET,
  useInsights,
} from '../../../../../test/suites/planted-insights.ts';
import { newInsight } from '../../../../../test/suites/sample-insight.ts';
import { followTopics } from './follow-topics.ts';
import { sendDigest } from './send-digests.ts';
import { watchTopics } from './watch-topics.ts';

const { stack, portsOf, organisationWith, add, lately, withBillingRule, look } = useInsights();

describe('who is told of insights', { timeout: 60_000 }, () => {
  test('what one look finds comes in one notice, and departments hear of their own alone', async () => {
    const organisation = await organisationWith(
      ...['rule', '优惠券'].map((name) => lately(name, 240, 0.7)),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => lately(name, 240, 0.12)),
    );
    const { workflow } = stack();
    await workflow.insights.saveSettings(organisation.id, {
      ...(await workflow.insights.settings(organisation.id)),
      targets: [
        TARGET,
        ...(['product', 'marketing', 'training'] as const).map((department) => ({
          ...TARGET,
          id: department,
          departments: [department],
        })),
      ],
    });
    const service = portsOf();
    expect(await look(organisation, service)).toHaveLength(2);
    expect(service.told).toEqual([
      '听诊新发现：2 项',
      '听诊新发现（产品）：rule',
      '听诊新发现（市场）：优惠券',
    ]);
    // Monday, 9:30 in Shanghai.
    const monday = () => Date.parse('2026-03-02T01:30:00Z');
    expect(await sendDigest({ ...service.ports, now: monday }, organisation)).toBe(3);
  });
});

describe('what comes up of a sudden', () => {
  test('is told once, all of one look in one alert, and again after the quiet hours', async () => {
    const now = stack().now();
    const end = Math.floor(now / HOUR_MS) * HOUR_MS;
    const usual = (name: string): Planned => ({
      topic: name,
      count: 40 * 24,
      from: end - 40 * DAY_MS,
      to: end - 1,
      troubled: 0.1,
    });
    const organisation = await organisationWith(...['a', 'b', 'c', 'd', 'e'].map(usual));
    const { ports, told } = portsOf();
    const at = (ms: number) => ({ ...ports, now: () => ms });
    expect(await watchTopics(at(end), organisation.id)).toBeNull();
    const surge = { count: 60, from: end, to: end + 3 * HOUR_MS - 1, troubled: 0.1, prefix: 'surge-' };
    await add(organisation, { topic: 'a', ...surge }, { topic: 'b', ...surge });
    const looks = [1, 2].map(() => watchTopics(at(end + 3 * HOUR_MS), organisation.id));
    const [alert, ...others] = (await Promise.all(looks)).filter((one) => one !== null);
    expect(others).toEqual([]);
    expect(alert?.warnings.map((one) => (one.kind === 'surge' ? one.topic : one.kind)).toSorted()).toEqual([
      'a',
      'b',
    ]);
    expect(told).toEqual(['听诊预警：2 项异常']);
    expect(alert?.names).toEqual({ a: { zh: 'a', en: 'a' }, b: { zh: 'b', en: 'b' } });
    expect(await watchTopics(at(end + 4 * HOUR_MS), organisation.id)).toBeNull();
    const again = {
      topic: 'a',
      count: 200,
      from: end + 26 * HOUR_MS,
      to: end + 28 * HOUR_MS - 1,
      troubled: 0.1,
    };
    await add(organisation, { ...again, prefix: 'again-' });
    expect(await watchTopics(at(end + 28 * HOUR_MS), organisation.id)).toMatchObject({
      warnings: [{ kind: 'surge', topic: 'a' }],
    });
    expect(told).toHaveLength(2);
    expect(await ports.workflow.insights.alerts(organisation.id, 10)).toHaveLength(2);
  });
});

describe('what was found by a process that was ended before it could tell', { timeout: 60_000 }, () => {
  test('is told at the next look, once', async () => {
    const organisation = await organisationWith();
    const { ports, told } = portsOf();
    const words = [{ word: '退卡', conversations: 9, before: 0 }];
    const at = new Date(stack().now()).toISOString();
    const store = ports.workflow.insights;
    await store.addAlert(organisation.id, { id: 'alert-1', at, warnings: [{ kind: 'words', words }] }, null);
    await store.saveInsight(organisation.id, newInsight('i-1'));
    await store.saveInsight(organisation.id, { ...newInsight('i-2'), state: 'accepted' });
    await followTopics(ports, { organisation: organisation.id });
    expect(told).toEqual(['听诊预警：1 项异常', expect.stringMatching(/^听诊新发现（/)]);
    await followTopics(ports, { organisation: organisation.id });
    expect(told).toHaveLength(2);
  });

  test('is told by the next try where the queue was away', async () => {
    const organisation = await withBillingRule();
    const { ports, told } = portsOf();
    const queue = { ...ports.queue, send: () => Promise.reject(new Error('the store is away')) };
    await expect(look(organisation, { ports: { ...ports, queue }, told: [] })).rejects.toThrow('away');
    expect(await look(organisation, { ports, told })).toEqual([]);
    expect(told).toEqual(['听诊新发现（产品）：rule']);
  });
});

describe('the digest of the week', () => {
  /** Monday, 9:30 in Shanghai. */
  const MONDAY = Date.parse('2026-03-02T01:30:00Z');

  test('is sent once on Monday, however many processes look at the clock', async () => {
    const organisation = await organisationWith();
    const { ports, told } = portsOf();
    await ports.workflow.insights.saveInsight(organisation.id, newInsight('i-1'));
    const send = (ms: number) => sendDigest({ ...ports, now: () => ms }, organisation);
    expect(await send(MONDAY - HOUR_MS)).toBe(0);
    const sent = await Promise.all(Array.from({ length: 5 }, () => send(MONDAY)));
    expect(sent.toSorted()).toEqual([0, 0, 0, 0, 1]);
    expect(await send(MONDAY + 2 * HOUR_MS)).toBe(0);
    expect(await send(MONDAY + DAY_MS)).toBe(0);
    expect(told).toEqual(['听诊一周洞察']);
    expect(await send(MONDAY + 7 * DAY_MS)).toBe(1);
  });

  test('is sent by a later look where the process ended before it could', async () => {
    const organisation = await organisationWith();
    const { ports, told } = portsOf();
    await ports.workflow.insights.saveInsight(organisation.id, newInsight('i-1'));
    let hasEnded: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      hasEnded = resolve;
    });
    // Killed here, it does nothing more, and gives nothing back.
    const send = () => {
      hasEnded();
      return new Promise<void>(() => {});
    };
    void sendDigest({ ...ports, queue: { ...ports.queue, send }, now: () => MONDAY }, organisation);
    await ended;
    expect(await sendDigest({ ...ports, now: () => MONDAY + 60_000 }, organisation)).toBe(0);
    expect(await sendDigest({ ...ports, now: () => MONDAY + 600_000 }, organisation)).toBe(1);
    expect(await sendDigest({ ...ports, now: () => MONDAY + 1_200_000 }, organisation)).toBe(0);
    expect(told).toEqual(['听诊一周洞察']);
  });

  test('is sent by the next where the first could not', async () => {
    const organisation = await organisationWith();
    const { ports } = portsOf();
    await ports.workflow.insights.saveInsight(organisation.id, newInsight('i-1'));
    const now = () => MONDAY;
    const queue = { ...ports.queue, send: () => Promise.reject(new Error('the store is away')) };
    await expect(sendDigest({ ...ports, queue, now }, organisation)).rejects.toThrow('away');
    expect(await sendDigest({ ...ports, now }, organisation)).toBe(1);
  });
});
