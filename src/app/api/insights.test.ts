import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { followTopics } from '#app/usecases/service/insights/follow-topics.ts';
import { openTopicsThread } from '#app/worker/topics-thread.ts';
import type {
  alerts,
  insight,
  insightDetail,
  insightSettings,
  insights,
  topicDetail,
  topics,
} from '#contract/api/insights.ts';
import type { Alert } from '#core/insights/alert.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { plantedTalks } from '../../../test/suites/planted-talks.ts';
import { newInsight } from '../../../test/suites/sample-insight.ts';
import { createApi } from './create-api.ts';

type Insight = z.output<typeof insight>;
type Topics = z.output<typeof topics>;

describe('insights and topics over the API', () => {
  const finder = openTopicsThread('off');
  let stack: ApiStack;
  let organisation: string;
  let key: string;

  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'qa_manager');
    await stack.ports.facts.append(organisation, plantedTalks(Date.now()));
    await followTopics({ ...stack.ports, topics: finder }, { organisation });
  });
  afterAll(async () => {
    await stack.close();
    await finder.close();
  });

  async function read<Answer>(path: string, asked: { readonly key?: string; readonly body?: unknown } = {}) {
    const response = await stack.ask(asked.body === undefined ? 'GET' : 'POST', `/api/v1/${path}`, {
      key,
      ...asked,
    });
    expect(response.status, path).toBe(200);
    return (await response.json()) as Answer;
  }

  async function costliest(): Promise<Insight> {
    const { insights: listed } = await read<z.output<typeof insights>>('insights');
    return listed[0]!;
  }

  test('the matter that goes badly whoever answers is the costliest insight, with its course', async () => {
    const first = await costliest();
    expect(first).toMatchObject({ cause: 'systemic', state: 'new', quotes: expect.any(Array) });
    expect(first.quotes[0]?.text).toContain('月租');
    const { trace, steps } = await read<z.output<typeof insightDetail>>(`insights/${first.id}`);
    expect(steps).toEqual([]);
    expect(trace.days.length).toBeGreaterThanOrEqual(27);
    // The last day may be today, which is not over.
    expect(trace.days.slice(0, -1).every(({ expected }) => expected !== null)).toBe(true);
    expect(trace.agents).toHaveLength(12);
    expect(trace.teams.map(({ team }) => team).toSorted()).toEqual(['team-0', 'team-1', 'team-2']);
    for (const { rate, low, high, usual } of [...trace.agents, ...trace.teams]) {
      expect(low).toBeLessThan(rate);
      expect(high).toBeGreaterThan(rate);
      expect(low).toBeGreaterThan(usual);
    }
  });

  test('as many conversations stand beside an agent or a team as a list of the time they are counted in has', async () => {
    const store = stack.ports.workflow.insights;
    const { topic } = await costliest();
    const [first] = plantedTalks(Date.now());
    const early = new Date(Date.now() - 40 * 86_400_000).toISOString();
    const before = { ...first!, conversation: { ...first!.conversation, id: 'early', startedAt: early } };
    const ids = (await store.board(organisation)).topics.map(({ id }) => id);
    expect(ids).toContain(topic);
    await stack.ports.facts.append(organisation, [before]);
    await stack.ports.facts.insights.place(organisation, [{ conversation: 'early', topic }], Date.now());
    const { trace } = await read<z.output<typeof topicDetail>>(`topics/${topic}`);
    const counted = (who: object) => {
      const filter = { topics: [topic], ...trace.lately, ...who };
      return stack.ports.facts.count(organisation, filter);
    };
    for (const { agent, conversations } of trace.agents)
      expect(await counted({ agents: [agent] })).toBe(conversations);
    for (const { team, conversations } of trace.teams)
      expect(await counted({ teams: [team] })).toBe(conversations);
    await stack.ports.facts.erase(organisation, ['early']);
  });

  test('a list goes page by page, and without quotes where nobody reads them', async () => {
    const store = stack.ports.workflow.insights;
    for (const id of ['p-1', 'p-2', 'p-3'])
      await store.saveInsight(organisation, {
        ...newInsight(id),
        state: 'dismissed',
        department: 'marketing',
      });
    type List = z.output<typeof insights>;
    const page = (more: string) => read<List>(`insights?department=marketing&${more}`);
    const whole = await page('');
    expect(whole.cursor).toBeUndefined();
    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${first.cursor}`);
    expect([...first.insights, ...second.insights]).toEqual(whole.insights);
    expect(second.insights).toHaveLength(1);
    expect(second.cursor).toBeUndefined();
    const { insights: bare } = await read<List>('insights?quotes=false');
    expect(bare.map(({ quotes }) => quotes.length)).toEqual(bare.map(() => 0));
    expect(bare[0]!.id).toBe((await costliest()).id);
    const lost = await stack.ask('GET', '/api/v1/insights?cursor=no-such', { key });
    expect(lost.status).toBe(400);
  });

  test('a department is changed by name, and who changed it stays with the step', async () => {
    const { cookie } = await stack.person(organisation, { role: 'qa_manager' });
    const { id } = await costliest();
    const response = await stack.ask('POST', `/api/v1/insights/${id}/assign`, {
      cookie,
      body: { department: 'operations', note: '出账系统' },
    });
    expect(response.status).toBe(200);
    const { insights: theirs } = await read<z.output<typeof insights>>('insights?department=operations');
    expect(theirs.map((one) => one.id)).toEqual([id]);
    expect(theirs[0]?.steps).toMatchObject([
      { from: 'new', to: 'new', department: 'operations', note: '出账系统', by: '李雷' },
    ]);
    const missing = await stack.ask('POST', '/api/v1/insights/no-such/assign', {
      key,
      body: { department: 'product' },
    });
    expect(missing.status).toBe(404);
  });

  test('a claim about some agents calls them as people do', async () => {
    const agent = { agent: 'A07', conversations: 30, troubled: 20, rate: 0.6, usual: 0.2 };
    const base = newInsight('local');
    await stack.ports.workflow.insights.saveInsight(organisation, {
      ...base,
      claim: { ...base.claim, cause: 'local', agents: [agent] },
    });
    await stack.ports.workflow.directory.save(organisation, [{ kind: 'agent', id: 'A07', name: '郑一鸣' }]);
    const { text, trace } = await read<z.output<typeof insightDetail>>('insights/local');
    expect(text.zh).toContain('集中在 郑一鸣');
    // Its topic is no longer there: it has no course, and that is no fault.
    expect(trace.agents).toEqual([]);
    expect(trace.days.every(({ conversations }) => conversations === 0)).toBe(true);
  });

  test('the conversations of a topic are found by it, and a topic shows how it went', async () => {
    const { topics: listed, missing } = await read<Topics>('topics');
    expect(missing).toBeNull();
    const rent = listed.find(({ cause }) => cause === 'systemic')!;
    const found = await read<{ conversations: { id: string }[] }>(
      `conversations?limit=500&topic=${encodeURIComponent(rent.id)}`,
    );
    expect(found.conversations).toHaveLength(rent.size);
    expect(found.conversations.every(({ id }) => id.startsWith('rent-'))).toBe(true);
    const { trace } = await read<z.output<typeof topicDetail>>(`topics/${encodeURIComponent(rent.id)}`);
    const counted = trace.days.reduce((sum, { conversations }) => sum + conversations, 0);
    expect(counted).toBe(rent.size);
  });

  test('insights and topics come as tables that no spreadsheet runs as formulas', async () => {
    const { topics: listed } = await read<Topics>('topics');
    const renamed = await stack.ask('PATCH', `/api/v1/topics/${encodeURIComponent(listed[0]!.id)}`, {
      key,
      body: { name: '=HYPERLINK("http://evil.example")' },
    });
    expect(renamed.status).toBe(200);
    const table = await stack.ask('GET', '/api/v1/topics:export', { key });
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(table.headers.get('content-disposition')).toBe('attachment; filename="topics.csv"');
    const lines = (await table.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(listed.length + 1);
    expect(lines.join('\n')).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const first = await costliest();
    const insightLines = (
      await (await stack.ask('GET', '/api/v1/insights:export?state=new', { key })).text()
    ).split('\r\n');
    expect(insightLines[0]).toContain('weekly_avoidable,claim_zh,claim_en');
    expect(insightLines[1]).toContain(`${first.id},`);
    expect(insightLines[1]).toContain(`,systemic,${first.department},new,`);
  });

  test('a topic of two languages is told with both its names, and what each side says', async () => {
    const bilingual = await stack.organisation();
    const asker = await stack.key(bilingual, 'qa_manager');
    const side = { path: ['cards', 'card kept'], size: 12, phrases: ['card'], quotes: [] };
    const own = {
      language: 'zh',
      name: '吞卡',
      path: ['银行卡', '吞卡'],
      size: 32,
      phrases: ['吞'],
      quotes: [],
    } as const;
    const other = { ...side, language: 'en', name: 'card kept' } as const;
    const topic = { ...own, id: 't-1', other };
    await stack.ports.workflow.insights.saveTopics(bilingual, [topic, { ...own, id: 't-2', size: 9 }], null);
    const shown = await read<Topics>('topics', { key: asker });
    const names = { zh: '吞卡', en: 'card kept' };
    expect(shown.topics[0]).toMatchObject({
      id: 't-1',
      names,
      size: 32,
      other: { language: 'en', size: 12 },
    });
    expect(shown.topics[1]).toMatchObject({ id: 't-2', names: null, other: null });
    expect(shown.headings).toMatchObject([
      { name: '银行卡', names: { zh: '银行卡', en: 'cards' }, size: 41 },
    ]);
    const { topic: heading, under } = await read<z.output<typeof topicDetail>>('topics/h-t-1', {
      key: asker,
    });
    expect(heading).toMatchObject({ names: { zh: '银行卡', en: 'cards' }, size: 41, other: { size: 12 } });
    expect(under.map((one) => one.names)).toEqual([names, null]);
    const table = await (await stack.ask('GET', '/api/v1/topics:export', { key: asker })).text();
    expect(table.split('\r\n')[1]).toContain('吞 · card,吞卡,card kept');
  });

  test('an alert tells its topic by name, also when the topic is found no longer', async () => {
    const store = stack.ports.workflow.insights;
    const [newest] = await store.alerts(organisation, 1);
    const gone: Alert = {
      id: 'zz',
      at: new Date().toISOString(),
      warnings: [{ kind: 'mood', topic: 't-gone', conversations: 9, upset: 8, usual: 0.2, chance: 0 }],
      names: { 't-gone': { zh: '月租', en: 'rent' } },
    };
    expect(await store.addAlert(organisation, gone, newest?.id ?? null)).toBe(true);
    const { alerts: listed } = await read<z.output<typeof alerts>>('alerts');
    expect(listed[0]?.warnings[0]?.text.zh).toContain('“月租”近一天 9 通对话中 8 通没有好结果');
    expect(listed[0]?.warnings[0]?.text.en).toContain('“rent”');
  });

  test('who is told of some departments is kept, and told of all where none was named before', async () => {
    const admin = await stack.key(organisation, 'admin');
    const target = { id: 'm', kind: 'slack', name: 'm', address: 'https://example.com/', language: 'en' };
    const settings = { alerts: { falseAlarms: 1, quietHours: 24 }, routing: [] };
    const put = (more: object) =>
      stack.ask('PUT', '/api/v1/insight-settings', {
        key: admin,
        body: { ...settings, targets: [{ ...target, tells: ['digest'], ...more }] },
      });
    const departments = async (answer: Promise<Response>) =>
      ((await (await answer).json()) as z.output<typeof insightSettings>).targets[0]?.departments;
    expect(await departments(put({}))).toEqual([]);
    expect(await departments(put({ departments: ['marketing'] }))).toEqual(['marketing']);
    expect((await put({ departments: ['sales'] })).status).toBe(400);
  });

  test('where alerts go is on record with what changed of it, and so is a message to try it', async () => {
    const own = await stack.organisation();
    const admin = await stack.key(own, 'admin');
    const targets = (secret: string, address = 'https://hooks.example.com/T00/key-in-the-address') => [
      { id: 'm', kind: 'slack', name: '群', address, secret, tells: ['digest'], language: 'en' },
      { id: 'e', kind: 'email', name: '邮箱', address: 'li@mail.example', tells: ['digest'], language: 'en' },
    ];
    const alerts = { falseAlarms: 1, quietHours: 24 };
    for (const given of [
      targets('s1'),
      targets('••••••'),
      targets('s2'),
      targets('••••••', 'https://elsewhere.example/'),
    ]) {
      const body = { alerts, routing: [], targets: given };
      expect((await stack.ask('PUT', '/api/v1/insight-settings', { key: admin, body })).status).toBe(200);
    }
    await stack.ask('POST', '/api/v1/insight-settings:test', { key: admin, body: { target: 'm' } });
    const log = await stack.ports.workflow.audit.list(own, { limit: 10 });
    expect(log[0]).toMatchObject({
      action: 'insights.test',
      subject: 'm',
      details: { kind: 'slack', name: '群', host: 'elsewhere.example' },
    });
    const saved = log.filter(({ action }) => action === 'insights.settings').reverse();
    const told = saved.map(({ details }) => (details!['targets'] as object[])[0]);
    const slack = { kind: 'slack', name: '群', host: 'hooks.example.com' };
    expect(told).toEqual([
      { ...slack, changed: ['address', 'secret'] },
      { ...slack, changed: [] },
      { ...slack, changed: ['secret'] },
      { ...slack, host: 'elsewhere.example', changed: ['address'] },
    ]);
    expect(saved[0]?.details).toMatchObject({ ...alerts, targets: [{}, { host: 'mail.example' }] });
    expect(JSON.stringify(log)).not.toMatch(/key-in-the-address|s1|s2/);
  });

  test('without topics it is said what is missing', async () => {
    const empty = await stack.organisation();
    const reader = await stack.key(empty, 'viewer');
    expect((await read<Topics>('topics', { key: reader })).missing).toBe('language_model');
    const { dependencies } = stack;
    const languageModel = { ...dependencies.setup.languageModel, state: 'ready' } as const;
    const withModel = createApi({
      ...dependencies,
      registry: new Registry(),
      setup: { ...dependencies.setup, languageModel },
    });
    const missing = async () => {
      const headers = { host: 'localhost', authorization: `Bearer ${reader}` };
      const response = await withModel.request('/api/v1/topics', { headers });
      return ((await response.json()) as Topics).missing;
    };
    expect(await missing()).toBe('conversations');
    await stack.ports.facts.append(empty, plantedTalks(Date.now()).slice(0, 60));
    expect(await missing()).toBe('time');
  });
});
