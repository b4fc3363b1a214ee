import { describe, expect, test } from 'vitest';
import type { Caller } from '#core/access/caller.ts';
import { InsightMoveError, type InsightState } from '#core/insights/insight.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import {
  DAY_MS,
  HOUR_MS,
  type Planned,
  topicNamed,
  useInsights,
} from '../../../../../test/suites/planted-insights.ts';
import { newInsight } from '../../../../../test/suites/sample-insight.ts';
import { moveInsightOn } from './move-insight.ts';
import type { InsightPorts } from './ports.ts';
import { watchRepairs } from './raise-insights.ts';
import { surveyTopics } from './survey-topics.ts';
import { viewInsights } from './view-insights.ts';

const { stack, portsOf, organisationWith, add, lately, withBillingRule, look } = useInsights();

const callerOf = ({ id }: Organisation) =>
  ({ organisation: id, role: 'admin', actor: 'user:1' }) as unknown as Caller;

async function listed(ports: InsightPorts, organisation: Organisation, state?: InsightState) {
  const found = await viewInsights(ports, callerOf(organisation), { state, quotes: true });
  return found?.insights ?? [];
}

describe('an insight', { timeout: 60_000 }, () => {
  test('is raised once for what goes badly with everybody, told once, and kept up to date', async () => {
    const organisation = await withBillingRule();
    const service = portsOf();
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
    const service = portsOf();
    const both = await Promise.all([look(organisation, service), look(organisation, service)]);
    expect(both.flat()).toMatchObject([{ topic: 'rule' }]);
    await add(organisation, { ...lately('rule', 40, 0.7), prefix: 'more-' });
    expect(await look(organisation, service)).toEqual([]);
    const shown = await listed(service.ports, organisation);
    expect(shown.map(({ claim }) => claim.conversations)).toEqual([280]);
  });

  test('says so when its topic goes no worse than others any longer, until it does again', async () => {
    const organisation = await withBillingRule();
    const { ports } = portsOf();
    await look(organisation, portsOf());
    const begun = ports.now();
    const fourWeeks = async (since: number, troubled: number, prefix: string) => {
      const times = { from: begun + (since + 1) * DAY_MS, to: begun + (since + 28) * DAY_MS, prefix };
      await add(organisation, { topic: 'rule', count: 160, troubled, ...times });
      const others = ['a', 'b', 'c', 'd'].map((name) => ({
        topic: name,
        count: 160,
        troubled: 0.12,
        ...times,
      }));
      await add(organisation, ...others);
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
    const service = portsOf();
    const [raised] = await look(organisation, service);
    const caller = callerOf(organisation);
    await moveInsightOn(service.ports, caller, raised!.id, { to: 'dismissed', note: '已知' });
    expect(await look(organisation, service)).toEqual([]);
    expect(await listed(service.ports, organisation, 'new')).toEqual([]);
  });

  test('whose topic is gone stays, and says so', async () => {
    const organisation = await withBillingRule();
    const { ports } = portsOf();
    await look(organisation, portsOf());
    const shown = async () => {
      const [one] = await listed(ports, organisation);
      return [one?.topic, one?.topicGone, one?.claim.conversations];
    };
    expect(await shown()).toEqual(['rule', false, 240]);
    await ports.workflow.insights.saveTopics(organisation.id, ['a', 'b', 'c', 'd'].map(topicNamed), null);
    await look(organisation, portsOf());
    expect(await shown()).toEqual(['rule', true, 240]);
  });

  test('leads to what is left of its topics when they are sorted otherwise, and tells of when its figures are', async () => {
    const under = (id: string, heading: string, size: number): Topic => ({
      ...topicNamed(id),
      path: [heading, id],
      size,
    });
    const organisation = await organisationWith(
      ...['rule', 'fee'].map((name) => lately(name, 160, 0.7)),
      ...['a', 'b', 'c', 'd'].map((name) => lately(name, 160, 0.12)),
    );
    const service = portsOf();
    const { insights } = service.ports.workflow;
    const others = ['a', 'b', 'c', 'd'].map(topicNamed);
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
    await sorted(under('rule', 'bill', 100), topicNamed('fee'));
    expect(await shown()).toEqual([['h-rule', ['rule', 'fee', 'a'], 480]]);
    expect((await listed(service.ports, organisation))[0]!.topicGone).toBe(false);
  });

  test('is moved by one person at a time, along its way only', async () => {
    const organisation = await stack().organisation();
    const { ports } = portsOf();
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
      const { ports } = portsOf();
      const [raised] = await look(organisation, portsOf());
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
    const { ports } = portsOf();
    const [raised] = await look(organisation, portsOf());
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
    const again = (name: string, count: number, troubled: number): Planned => ({
      ...{ topic: name, count, troubled, prefix: 'again-' },
      ...{ from: at + 10 * DAY_MS, to: at + 29 * DAY_MS },
    });
    const others = ['a', 'b', 'c', 'd'].map((name) => again(name, 120, 0.12));
    await add(organisation, again('rule', 240, 0.7), ...others);
    const later = { ports: { ...ports, now: () => at + 30 * DAY_MS }, told: [] };
    const found = await look(organisation, later);
    expect(found).toMatchObject([{ topic: 'rule', state: 'new' }]);
    expect(found[0]!.id).not.toBe(raised.id);
  });

  test('of a topic that is no longer found is not said to have helped', async () => {
    const { organisation, ports } = await repairedRule(9, { topic: 'a' });
    await ports.workflow.insights.saveTopics(organisation.id, ['a', 'b', 'c', 'd'].map(topicNamed), null);
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
    const { reports } = await surveyTopics(portsOf().ports, organisation.id);
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
