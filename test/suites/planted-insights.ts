import { afterAll, beforeAll } from 'vitest';
import type { InsightPorts } from '#app/usecases/service/insights/ports.ts';
import { raiseInsights } from '#app/usecases/service/insights/raise-insights.ts';
import { surveyTopics } from '#app/usecases/service/insights/survey-topics.ts';
import { openTopicsThread } from '#app/worker/topics-thread.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import { MATTERS, type NeedsAsked, needsAbout } from './planted-needs.ts';
import { useServiceStack } from './service-stack.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A chat group that is told of everything. */
export const TARGET = {
  id: 'robot',
  kind: 'wecom',
  name: '值班群',
  address: 'https://robot.example/',
  secret: '',
  tells: ['alerts', 'insights', 'digest'],
  language: 'zh',
} as const;

export const topicNamed = (id: string): Topic => ({
  id,
  language: 'zh',
  name: id,
  path: [id],
  size: 100,
  phrases: [],
  quotes: [],
});

/** Conversations that stand in a topic. */
export interface Planned extends Pick<NeedsAsked, 'count' | 'from' | 'to' | 'more'> {
  readonly topic: string;
  readonly troubled: number;
  readonly prefix?: string;
}

/** The service's own parts, and the titles of the notices that were sent. */
export interface ToldPorts {
  readonly ports: InsightPorts;
  readonly told: string[];
}

/** Opens what insights are raised with once for a test file; each test works in an organisation of its own. */
export function useInsights() {
  const stack = useServiceStack();
  let thread: ReturnType<typeof openTopicsThread>;
  beforeAll(() => {
    thread = openTopicsThread('off');
  });
  afterAll(() => thread.close());

  function portsOf(): ToldPorts {
    const { workflow, facts, queue, newId, log, now } = stack();
    const told: string[] = [];
    const send: typeof queue.send = async (jobs) => {
      for (const { name, payload } of jobs)
        if (name === 'notice') told.push((payload as JobPayloads['notice']).notice.title);
      await queue.send(jobs);
    };
    return { ports: { workflow, facts, newId, log, now, queue: { ...queue, send }, topics: thread }, told };
  }

  /** An organisation with a chat group that is told, and conversations that stand in their topics. */
  async function organisationWith(...planned: readonly Planned[]): Promise<Organisation> {
    const organisation = await stack().organisation();
    const { insights } = stack().workflow;
    const settings = await insights.settings(organisation.id);
    await insights.saveSettings(organisation.id, { ...settings, targets: [TARGET] });
    const topics = [...new Set(planned.map((one) => one.topic))].map(topicNamed);
    await insights.saveTopics(organisation.id, topics, null);
    await add(organisation, ...planned);
    return organisation;
  }

  async function add({ id }: Organisation, ...planned: readonly Planned[]): Promise<void> {
    const { facts, now } = stack();
    const made = planned.map(({ topic, prefix = '', ...rest }) => ({
      topic,
      facts: needsAbout({ matter: { ...MATTERS[0]!, name: topic }, prefix, ...rest }),
    }));
    await facts.append(
      id,
      made.flatMap((one) => one.facts),
    );
    const members = made.flatMap(({ topic, facts: own }) =>
      own.map(({ conversation }) => ({ conversation: conversation.id, topic })),
    );
    await facts.insights.place(id, members, now());
  }

  const lately = (topic: string, count: number, troubled: number): Planned => {
    const now = stack().now();
    return { topic, count, troubled, from: now - 20 * DAY_MS, to: now - HOUR_MS };
  };

  /** A billing rule that nobody can explain, and four matters that go well. */
  const withBillingRule = () =>
    organisationWith(
      lately('rule', 240, 0.7),
      ...['a', 'b', 'c', 'd'].map((name) => lately(name, 120, 0.12)),
    );

  /** One look for what goes badly; returns what is new. */
  async function look(organisation: Organisation, { ports }: ToldPorts) {
    const { topics } = await ports.workflow.insights.board(organisation.id);
    return raiseInsights(ports, organisation.id, await surveyTopics(ports, organisation.id), topics);
  }

  return { stack, portsOf, organisationWith, add, lately, withBillingRule, look };
}
