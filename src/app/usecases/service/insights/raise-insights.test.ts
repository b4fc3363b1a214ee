import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTopicsThread } from '#app/worker/topics-thread.ts';
import type { Caller } from '#core/access/caller.ts';
import { InsightMoveError, type InsightState } from '#core/insights/insight.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import { MATTERS, type NeedsAsked, needsAbout } from '../../../../../test/suites/planted-needs.ts';
import { newInsight } from '../../../../../test/suites/sample-insight.ts';
import { type ServiceStack, useServiceStack } from '../../../../../test/suites/service-stack.ts';
import { followTopics } from './follow-topics.ts';
import { moveInsightOn } from './move-insight.ts';
import type { InsightPorts } from './ports.ts';
import { raiseInsights, watchRepairs } from './raise-insights.ts';
import { sendDigest } from './send-digests.ts';
import { surveyTopics } from './survey-topics.ts';
import { viewInsights } from './view-insights.ts';
import { watchTopics } from './watch-topics.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TARGET = {
  id: 'robot',
  kind: 'wecom',
  name: '值班群',
  address: 'https://robot.example/',
  secret: '',
  tells: ['alerts', 'insights', 'digest'],
  language: 'zh',
} as const;

const stack = useServiceStack();
let thread: ReturnType<typeof openTopicsThread>;
beforeAll(() => {
  thread = openTopicsThread('off');
});
afterAll(() => thread.close());

/** The service's own parts, and the titles of the notices that were sent. */
function portsOf({ workflow, facts, newId, log, now }: ServiceStack) {
  const told: string[] = [];
  const ports: InsightPorts = {
    workflow,
    facts,
    newId,
    log,
    now,
    queue: {
      ...stack().queue,
      async send(jobs) {
        for (const { name, payload } of jobs)
          if (name === 'notice') told.push((payload as JobPayloads['notice']).notice.title);
        await stack().queue.send(jobs);
      },
    },
    topics: thread,
  };
  return { ports, told };
}

const callerOf = ({ id }: Organisation) =>
  ({ organisation: id, role: 'admin', actor: 'user:1' }) as unknown as Caller;

const topic = (id: string): Topic => ({
  id,
  language: 'zh',
  name: id,
  path: [id],
  size: 100,
  phrases: [],
  quotes: [],
});

interface Planned extends Pick<NeedsAsked, 'count' | 'from' | 'to' | 'more'> {
  readonly topic: string;
  readonly troubled: number;
  readonly prefix?: string;
}

/** An organisation with a chat group that is told, and conversations that stand in their topics. */
async function organisationWith(...planned: readonly Planned[]): Promise<Organisation> {
  const organisation = await stack().organisation();
  const { workflow } = stack();
  await workflow.insights.saveSettings(organisation.id, {
    ...(await workflow.insights.settings(organisation.id)),
    targets: [TARGET],
  });
  await workflow.insights.saveTopics(
    organisation.id,
    [...new Set(planned.map((one) => one.topic))].map(topic),
    null,
  );
  for (const one of planned) await add(organisation, one);
  return organisation;
}

async function add({ id }: Organisation, { topic: of, prefix = '', ...rest }: Planned) {
  const { facts, now } = stack();
  const made = needsAbout({ matter: { ...MATTERS[0]!, name: of }, prefix, ...rest });
  await facts.append(id, made);
  const members = made.map(({ conversation }) => ({ conversation: conversation.id, topic: of }));
  await facts.insights.place(id, members, now());
}

const lately = (topicName: string, count: number, troubled: number): Planned => {
  const now = stack().now();
  return { topic: topicName, count, troubled, from: now - 20 * DAY_MS, to: now - HOUR_MS };
};

/** A billing rule that nobody can explain, and four matters that go well. */
const withBillingRule = () =>
  organisationWith(lately('rule', 240, 0.7), ...['a', 'b', 'c', 'd'].map((name) => lately(name, 240, 0.12)));

async function look(organisation: Organisation, { ports }: ReturnType<typeof portsOf>) {
  const { topics } = await ports.workflow.insights.board(organisation.id);
  return raiseInsights(ports, organisation.id, await surveyTopics(ports, organisation.id), topics);
}

async function listed(ports: InsightPorts, organisation: Organisation, state?: InsightState) {
  const found = await viewInsights(ports, callerOf(organisation), { state, quotes: true });
  return found?.insights ?? [];
}

describe('an insight', { timeout: 60_000 }, () => {
  test('is raised once for what goes badly with everybody, told once, and kept up to date', async () => {
    const organisation = await withBillingRule();
    const service = portsOf(stack());
    const [raised, ...others] = await look(organisation, service);
    expect(others).toEqual([]);
    expect(raised).toMatchObject({ topic: 'rule', state: 'new', department: 'product' });
    expect(raised!.claim).toMatchObject({ cause: 'systemic', conversations: 240, agentCount: 8 });
    expect(raised!.claim.impact.avoidable).toBeGreaterThan(10);
    expect(service.told).toEqual(['听诊新发现（产品）：rule']);
    await add(organisation, { ...lately('rule', 40, 0.7), prefix: 'more-' });
    expect(await look(organisation, service)).toEqual([]);
    expect(service.told).toHaveLength(1);
    const shown = await listed(service.ports, organisation);
    expect(shown.map(({ id, claim }) => [id, claim.conversations])).toEqual([[raised!.id, 280]]);
  });

  test('is one where two look at once, and goes on being kept up to date', async () => {
    const organisation = await withBillingRule();
    const service = portsOf(stack());
    const both = await Promise.all([look(organisation, service), look(organisation, service)]);
    expect(both.flat()).toMatchObject([{ topic: 'rule' }]);
    await add(organisation, { ...lately('rule', 40, 0.7), prefix: 'more-' });
    expect(await look(organisation, service)).toEqual([]);
    const shown = await listed(service.ports, organisation);
    expect(shown.map(({ claim }) => claim.conversations)).toEqual([280]);
  });

  test('says so when its topic goes no worse than others any longer, until it does again', async () => {
    const organisation = await withBillingRule();
    const { ports } = portsOf(stack());
    await look(organisation, portsOf(stack()));
    const begun = ports.now();
    const fourWeeks = async (since: number, troubled: number, prefix: string) => {
      const times = { from: begun + (since + 1) * DAY_MS, to: begun + (since + 28) * DAY_MS, prefix };
      await add(organisation, { topic: 'rule', count: 160, troubled, ...times });
      for (const name of ['a', 'b', 'c', 'd'])
        await add(organisation, { topic: name, count: 160, troubled: 0.12, ...times });
      const later = { ...ports, now: () => begun + (since + 28) * DAY_MS + HOUR_MS };
      expect(await look(organisation, { ports: later, told: [] })).toEqual([]);
      const [one] = await listed(later, organisation);
      return [one!.state, one!.claim.conversations, one!.text.zh.includes('已不比其他话题差')];
    };
    expect(await fourWeeks(0, 0.12, 'well-')).toEqual(['new', 160, true]);
    expect(await fourWeeks(28, 0.7, 'badly-')).toEqual(['new', 160, false]);
  });

  test('that people dismissed is not raised again for the same cause', async () => {
    const organisation = await withBillingRule();
    const service = portsOf(stack());
    const [raised] = await look(organisation, service);
    const caller = callerOf(organisation);
    await moveInsightOn(service.ports, caller, raised!.id, { to: 'dismissed', note: '已知' });
    expect(await look(organisation, service)).toEqual([]);
    expect(await listed(service.ports, organisation, 'new')).toEqual([]);
  });

  test('whose topic is gone stays, and says so', async () => {
    const organisation = await withBillingRule();
    const { ports } = portsOf(stack());
    await look(organisation, portsOf(stack()));
    const shown = async () => {
      const [one] = await listed(ports, organisation);
      return [one?.topic, one?.topicGone, one?.claim.conversations];
    };
    expect(await shown()).toEqual(['rule', false, 240]);
    await ports.workflow.insights.saveTopics(organisation.id, ['a', 'b', 'c', 'd'].map(topic), null);
    await look(organisation, portsOf(stack()));
    expect(await shown()).toEqual(['rule', true, 240]);
  });

  test('leads to what is left of its topics when they are sorted otherwise, and tells of when its figures are', async () => {
    const under = (id: string, heading: string, size: number): Topic => ({
      ...topic(id),
      path: [heading, id],
      size,
    });
    const organisation = await organisationWith(
      ...['rule', 'fee'].map((name) => lately(name, 160, 0.7)),
      ...['a', 'b', 'c', 'd'].map((name) => lately(name, 160, 0.12)),
    );
    const service = portsOf(stack());
    const { insights } = service.ports.workflow;
    const others = ['a', 'b', 'c', 'd'].map(topic);
    const sorted = (...topics: readonly Topic[]) =>
      insights.saveTopics(organisation.id, [...topics, ...others], null);
    const shown = async () => {
      await look(organisation, service);
      const listedNow = await listed(service.ports, organisation);
      return listedNow.map((one) => [one.topic, one.foundBy, one.claim.conversations]);
    };
    await sorted(under('rule', 'bill', 200), under('fee', 'bill', 100));
    expect(await shown()).toEqual([['h-rule', ['h-rule'], 320]]);
    const [first] = await listed(service.ports, organisation);
    const survey = (await insights.board(organisation.id)).survey!;
    expect(first!.counted).toEqual({ from: survey.from, to: survey.at });
    // Of what stands under its heading now the claim speaks, and of nothing else.
    await sorted(under('rule', 'bill', 200), under('fee', 'bill', 100), under('a', 'bill', 90));
    expect(await shown()).toEqual([['h-rule', ['h-rule'], 480]]);
    await sorted(under('rule', 'bill', 100), topic('fee'));
    expect(await shown()).toEqual([['h-rule', ['rule', 'fee', 'a'], 480]]);
    expect((await listed(service.ports, organisation))[0]!.topicGone).toBe(false);
  });

  test('is moved by one person at a time, along its way only', async () => {
    const organisation = await stack().organisation();
    const { ports } = portsOf(stack());
    const caller = callerOf(organisation);
    await ports.workflow.insights.saveInsight(organisation.id, newInsight('i-1'));
    const both = await Promise.all(
      (['accepted', 'dismissed'] as const).map((to) => moveInsightOn(ports, caller, 'i-1', { to, note: '' })),
    );
    expect(both.filter((one) => one === 'changed')).toHaveLength(1);
    expect(await moveInsightOn(ports, caller, 'no', { to: 'accepted', note: '' })).toBeNull();
    await expect(moveInsightOn(ports, caller, 'i-1', { to: 'verified', note: '' })).rejects.toThrow(
      InsightMoveError,
    );
    const other = callerOf(await stack().organisation());
    expect(await moveInsightOn(ports, other, 'i-1', { to: 'accepted', note: '' })).toBeNull();
  });

  test.for([
    { after: 0.05, state: 'verified' },
    { after: 0.7, state: 'in_repair' },
  ])(
    'that counts as repaired becomes $state where $after of what follows goes badly',
    async ({ after, state }) => {
      const organisation = await withBillingRule();
      const { ports } = portsOf(stack());
      const [raised] = await look(organisation, portsOf(stack()));
      const caller = callerOf(organisation);
      const repaired = await moveInsightOn(ports, caller, raised!.id, { to: 'repaired', note: '改了文案' });
      const at = ports.now();
      expect(repaired).toMatchObject({ repair: { conversations: 240 } });
      const later = { ...ports, now: () => at + 15 * DAY_MS };
      expect(await watchRepairs(later, organisation.id)).toEqual([]);
      const following = { topic: 'rule', count: 170, from: at + HOUR_MS, to: at + 14 * DAY_MS };
      await add(organisation, { ...following, troubled: after, prefix: 'after-' });
      expect(await watchRepairs(later, organisation.id)).toMatchObject([{ id: raised!.id, state }]);
    },
  );
});

describe('a repair', { timeout: 60_000 }, () => {
  /** A billing rule that was repaired, and what followed for so many days. */
  async function repairedRule(days: number, following: Partial<Planned>) {
    const organisation = await withBillingRule();
    const { ports } = portsOf(stack());
    const [raised] = await look(organisation, portsOf(stack()));
    await moveInsightOn(ports, callerOf(organisation), raised!.id, { to: 'repaired', note: '' });
    const at = ports.now();
    const after = { topic: 'rule', count: 12 * days, troubled: 0.02, from: at + HOUR_MS };
    await add(organisation, { ...after, to: at + days * DAY_MS, prefix: 'after-', ...following });
    return { organisation, ports: { ...ports, now: () => at + days * DAY_MS }, raised: raised! };
  }

  test('that holds does not bring the insight again for what went badly before it', async () => {
    const { organisation, ports, raised } = await repairedRule(9, {});
    expect(await watchRepairs(ports, organisation.id)).toMatchObject([{ id: raised.id, state: 'verified' }]);
    const service = { ports, told: [] };
    // Of the four weeks that are surveyed most days are before the repair.
    expect(await look(organisation, service)).toEqual([]);
    const states = (await listed(ports, organisation)).map(({ state }) => state);
    expect(states).toEqual(['verified']);
  });

  test('after which it goes badly again, when the days before it are out of sight, brings another insight', async () => {
    const { organisation, ports, raised } = await repairedRule(9, {});
    await watchRepairs(ports, organisation.id);
    const at = ports.now();
    const again = (name: string, troubled: number) =>
      add(organisation, {
        ...{ topic: name, count: 240, troubled, prefix: 'again-' },
        ...{ from: at + 10 * DAY_MS, to: at + 29 * DAY_MS },
      });
    await again('rule', 0.7);
    for (const name of ['a', 'b', 'c', 'd']) await again(name, 0.12);
    const later = { ports: { ...ports, now: () => at + 30 * DAY_MS }, told: [] };
    const found = await look(organisation, later);
    expect(found).toMatchObject([{ topic: 'rule', state: 'new' }]);
    expect(found[0]!.id).not.toBe(raised.id);
  });

  test('of a topic that is no longer found is not said to have helped', async () => {
    const { organisation, ports } = await repairedRule(9, { topic: 'a' });
    await ports.workflow.insights.saveTopics(organisation.id, ['a', 'b', 'c', 'd'].map(topic), null);
    expect(await watchRepairs(ports, organisation.id)).toEqual([]);
  });

  test('is given whole days: two that have only begun are not two', async () => {
    const { organisation, ports } = await repairedRule(6.5, {});
    expect(await watchRepairs(ports, organisation.id)).toEqual([]);
  });
});

describe('whose problem a topic is', { timeout: 120_000 }, () => {
  const onBothChannels = (planned: Planned): Planned[] =>
    (['chat', 'voice'] as const).map((channel) => ({ ...planned, prefix: channel, more: { channel } }));
  const NAMES = ['a', 'b', 'c', 'd'];

  async function causesIn(organisation: Organisation) {
    const { reports } = await surveyTopics(portsOf(stack()).ports, organisation.id);
    return Object.fromEntries(reports.map(({ topic: of, cause }) => [of, cause]));
  }

  test('in the first days of an organisation is not a fault of a system, though everything is new', async () => {
    const now = stack().now();
    const begun = (name: string) =>
      onBothChannels({
        ...{ topic: name, count: 15, troubled: 0.3 },
        ...{ from: now - 2 * DAY_MS, to: now - HOUR_MS },
      });
    const causes = await causesIn(await organisationWith(...NAMES.flatMap(begun)));
    expect(causes).toEqual(Object.fromEntries(NAMES.map((name) => [name, 'cannot_tell'])));
  });

  test('is a fault of a system where one topic comes up on every channel, not where all of them do', async () => {
    const now = stack().now();
    const usual = (name: string, troubled = 0.1) =>
      onBothChannels({
        ...{ topic: name, count: 60, troubled },
        ...{ from: now - 27 * DAY_MS, to: now - 3 * DAY_MS },
      });
    const late = (name: string, troubled = 0.1) =>
      onBothChannels({
        ...{ topic: name, count: 60, troubled },
        ...{ from: now - 2 * DAY_MS, to: now - HOUR_MS },
      }).map((planned) => ({ ...planned, prefix: `late-${planned.prefix}` }));
    const others = NAMES.flatMap((name) => usual(name));
    const fault = await organisationWith(...others, ...usual('login'), ...late('login', 0.9));
    expect((await causesIn(fault))['login']).toBe('system_fault');
    const rush = await organisationWith(
      ...[...others, ...NAMES.flatMap((name) => late(name))],
      ...[...usual('login', 0.6), ...late('login', 0.6)],
    );
    expect((await causesIn(rush))['login']).toBe('systemic');
  });
});

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
    const service = portsOf(stack());
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
    const { ports, told } = portsOf(stack());
    const at = (ms: number) => ({ ...ports, now: () => ms });
    expect(await watchTopics(at(end), organisation.id)).toBeNull();
    for (const name of ['a', 'b']) {
      const surge = { topic: name, count: 60, from: end, to: end + 3 * HOUR_MS - 1, troubled: 0.1 };
      await add(organisation, { ...surge, prefix: 'surge-' });
    }
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
  }, 60_000);
});

describe('what was found by a process that was ended before it could tell', { timeout: 60_000 }, () => {
  test('is told at the next look, once', async () => {
    const organisation = await organisationWith();
    const { ports, told } = portsOf(stack());
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
    const { ports, told } = portsOf(stack());
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
    const { ports, told } = portsOf(stack());
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
    const { ports, told } = portsOf(stack());
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
    const { ports } = portsOf(stack());
    await ports.workflow.insights.saveInsight(organisation.id, newInsight('i-1'));
    const now = () => MONDAY;
    const queue = { ...ports.queue, send: () => Promise.reject(new Error('the store is away')) };
    await expect(sendDigest({ ...ports, queue, now }, organisation)).rejects.toThrow('away');
    expect(await sendDigest({ ...ports, now }, organisation)).toBe(1);
  });
});
