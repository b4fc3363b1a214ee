import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentGrowth, TeamGrowth } from '#app/usecases/service/coaching/views.ts';
import { addDays, dayOf, spanOfDays } from '#core/facts/days.ts';
import { angryTalk } from '../../../test/suites/angry-talk.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';

describe('coaching over the API', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;

  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
    const talks = (agent: string, team: string, count: number, well: (index: number) => boolean) =>
      Array.from({ length: count }, (_, index) =>
        angryTalk(`${agent}-${String(index).padStart(3, '0')}`, agent, team, well(index)),
      );
    await stack.ports.facts.append(organisation, [
      ...talks('weak', 'north', 40, (index) => index % 5 === 0),
      ...talks('star', 'north', 40, (index) => index % 5 !== 0),
      ...talks('good', 'north', 40, (index) => index % 2 === 0),
      ...talks('new', 'south', 8, () => true),
    ]);
    const entry = { kind: 'agent', id: 'star', name: '张小北', team: 'north' } as const;
    await stack.ports.workflow.directory.save(organisation, [entry]);
  });
  afterAll(() => stack.close());

  async function growth(agent: string, asked: Asked = { key }, query = ''): Promise<AgentGrowth> {
    const response = await stack.ask('GET', `/api/v1/coaching/agents/${agent}${query}`, asked);
    expect(response.status).toBe(200);
    return (await response.json()) as AgentGrowth;
  }

  test('what an agent can work on stands beside colleagues who handled the same moment well', async () => {
    const found = await growth('weak');
    expect(found.competencies.find(({ competency }) => competency === 'empathy')).toMatchObject({
      standing: 'growth',
      conversations: 40,
      peersFrom: 'team',
    });
    const [lesson] = found.lessons;
    expect(lesson?.own).toMatchObject({ by: 'own', situation: 'anger', conversation: expect.any(String) });
    expect(lesson?.exemplars[0]).toMatchObject({ by: 'colleague', situation: 'anger', outcome: 'recovered' });
    expect(found.best.length).toBeGreaterThan(0);
    expect(found.best[0]?.passage).toMatchObject({ by: 'own', outcome: 'recovered' });
    expect(found.practices[0]).toMatchObject({ situation: 'anger', helps: expect.any(Boolean) });
  });

  test('personal data is hidden, and names of colleagues who did not agree to be named', async () => {
    const texts = async () => JSON.stringify((await growth('weak')).lessons);
    const before = await texts();
    expect(before).not.toContain('13800138000');
    expect(before).not.toContain('张小北');
    await stack.ports.workflow.sharing.choose(organisation, 'star', 'named', new Date().toISOString());
    await stack.ports.workflow.sharing.choose(organisation, 'good', 'withheld', new Date().toISOString());
    await stack.ports.workflow.sharing.choose(organisation, 'new', 'withheld', new Date().toISOString());
    const named = (await growth('weak')).lessons.flatMap(({ exemplars }) => exemplars);
    expect(new Set(named.map(({ name }) => name))).toEqual(new Set(['张小北']));
    await stack.ports.workflow.sharing.choose(organisation, 'star', 'withheld', new Date().toISOString());
    const [lesson] = (await growth('weak')).lessons;
    expect(lesson).toMatchObject({ exemplars: [], reason: { zh: expect.stringContaining('还没有同事') } });
  });

  test('an agent with 8 conversations gets no verdict and hears how many more are needed', async () => {
    const { competencies, conversations } = await growth('new');
    expect(conversations).toBe(8);
    const empathy = competencies.find(({ competency }) => competency === 'empathy');
    expect(empathy).toMatchObject({ standing: 'too_few', needed: 22, level: null, abovePeers: null });
    expect(competencies.every(({ level }) => level === null)).toBe(true);
  });

  test('agents see themselves alone, supervisors their teams', async () => {
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['weak'] });
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    const status = async (asked: Asked, id: string) =>
      (await stack.ask('GET', `/api/v1/coaching/agents/${id}`, asked)).status;
    expect([await status(agent, 'weak'), await status(agent, 'star')]).toEqual([200, 404]);
    expect([await status(supervisor, 'new'), await status(supervisor, 'weak')]).toEqual([200, 404]);
    const own = await growth('weak', agent);
    expect(own.sharing).toBe('unnamed');
    for (const { conversation, by } of own.lessons.flatMap(({ exemplars }) => exemplars))
      expect([by, conversation]).toEqual(['colleague', undefined]);
    const team = (await (await stack.ask('GET', '/api/v1/coaching/agents', supervisor)).json()) as TeamGrowth;
    expect(team.agents.map(({ id }) => id)).toEqual(['new']);
    const put = async (id: string) =>
      (
        await stack.ask('PUT', `/api/v1/coaching/agents/${id}/sharing`, {
          ...agent,
          body: { sharing: 'named' },
        })
      ).status;
    expect([await put('weak'), await put('star')]).toEqual([200, 404]);
    expect((await growth('weak', agent)).sharing).toBe('named');
  });

  test('a supervisor is shown what an agent said for their team, not what they said for another', async () => {
    const other = await stack.organisation();
    const talks = (team: string, index: number) =>
      Array.from({ length: 12 }, (_, place) =>
        angryTalk(`moved-${team}-${index + place}`, 'moved', team, place % 3 === 0),
      );
    await stack.ports.facts.append(other, [...talks('north', 100), ...talks('south', 200)]);
    const shownTo = async (asked: Asked) => {
      const { best, lessons } = await growth('moved', asked);
      return [...best.map(({ passage }) => passage), ...lessons.map(({ own }) => own)];
    };
    const all = await shownTo({ key: await stack.key(other, 'admin') });
    expect(new Set(all.map(({ conversation }) => conversation!.split('-')[1]))).toEqual(
      new Set(['north', 'south']),
    );
    const south = await shownTo(await stack.person(other, { role: 'supervisor', teams: ['south'] }));
    expect(south.length).toBeGreaterThan(0);
    expect(south.every(({ conversation }) => conversation?.startsWith('moved-south-'))).toBe(true);
  });

  test('a period is whole days up to and with today, and so is the week in it', async () => {
    const zone = (await stack.ports.workflow.people.organisation(organisation))!.timeZone;
    for (const days of [1, 30, 365]) {
      const { period, week, conversations } = await growth('weak', { key }, `?days=${days}`);
      const last = dayOf(Date.parse(period.to) - 1, zone);
      expect(period).toMatchObject({ ...spanOfDays(addDays(last, 1 - days), last, zone), timeZone: zone });
      expect(Date.parse(period.to)).toBeGreaterThan(Date.now());
      expect(Date.parse(spanOfDays(last, last, zone).from)).toBeLessThanOrEqual(Date.now());
      expect(week).toMatchObject(spanOfDays(addDays(last, -6), last, zone));
      const { from, to } = period;
      const filter = { from, to, agents: ['weak'] };
      expect(conversations).toBe(await stack.ports.facts.count(organisation, filter));
    }
  });

  test('a period without conversations says so, and an unknown agent is not found', async () => {
    const quiet = await growth('star', { key }, '?days=5&to=2020-01-06T00:00:00Z');
    expect(quiet.competencies.every(({ standing }) => standing === 'not_seen')).toBe(true);
    expect(quiet.notes[0]?.en).toBe('There is no conversation in this period');
    expect((await stack.ask('GET', '/api/v1/coaching/agents/nobody', { key })).status).toBe(404);
    expect((await stack.ask('GET', '/api/v1/coaching/agents/star?days=0', { key })).status).toBe(400);
  });

  test('passages of an erased conversation are gone at once', async () => {
    const shown = (await growth('good')).best[0]?.passage.conversation;
    await stack.ports.facts.erase(organisation, [shown!]);
    expect(JSON.stringify(await growth('good'))).not.toContain(`"${shown}"`);
  });
});
