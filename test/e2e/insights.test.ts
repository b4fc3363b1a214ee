import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Alert } from '#core/insights/alert.ts';
import { plantedId, plantedTalks } from '../suites/planted-talks.ts';
import { newInsight } from '../suites/sample-insight.ts';
import { openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
let app: DemoApp;

/** The service's own worker looks at what was said, at once and not in a minute. */
async function follow(): Promise<void> {
  await app.service.ports.queue.send([
    { name: 'insights', payload: { organisation: 'demo', refresh: true }, priority: 'fresh' },
  ]);
}

beforeAll(async () => {
  if (browser === null) return;
  // What is planted has vectors of its own.
  app = await startDemoApp(browser, 4, { TINGZHEN_LANGUAGE_MODEL: 'off' });
}, 500_000);
afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** How much wider the page is than the screen, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

describe.skipIf(browser === null)('insights', () => {
  test('before there are topics the pages say what is missing', async () => {
    const analyst = await app.signedIn('zh-CN', '/insights');
    const { page } = analyst;
    await page.getByRole('heading', { name: '找话题需要语言模型' }).waitFor();
    await page.getByRole('link', { name: '查看模型设置' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '话题' }).click();
    await page.getByRole('heading', { name: '找话题需要语言模型' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaintsOf(analyst)).toEqual([]);
    await analyst.close();
  }, 300_000);

  test('the analyst finds the costliest insight, reads its evidence, takes it on and gives it to whom it belongs', async () => {
    const { ports } = app.service;
    await ports.facts.append('demo', plantedTalks(Date.now()));
    await follow();
    await vi.waitFor(
      async () => expect((await ports.workflow.insights.insights('demo')).length).toBeGreaterThan(0),
      { timeout: 200_000, interval: 500 },
    );
    // What only a language model finds: answers that contradict each other.
    const gap = newInsight('gap');
    await ports.workflow.insights.saveInsight('demo', {
      ...gap,
      name: '积分兑换',
      department: 'training',
      claim: {
        ...gap.claim,
        cause: 'knowledge_gap',
        agents: [],
        impact: { conversations: 5, hours: 1, unhappy: 1, avoidable: 0.2 },
        contradictions: [
          {
            one: { conversation: plantedId('points', 1), turn: 1 },
            other: { conversation: plantedId('rent', 1), turn: 1 },
          },
        ],
      },
    });
    const analyst = await app.signedIn('zh-CN', '/insights');
    const { page } = analyst;
    const first = page.getByRole('listitem').filter({ hasText: '系统性问题' }).first();
    await first.waitFor();
    await page.getByRole('button', { name: /与我有关，\d+ 条未看/ }).click();
    const told = page.getByRole('link', { name: /新发现.*洞察/ });
    await told.waitFor();
    await told.click();
    await page.getByRole('button', { name: '与我有关', exact: true }).waitFor();
    expect(page.url()).toContain('/insights?state=new');
    expect(await first.getByText('可避免 / 周').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await first.getByRole('link').click();

    await page.getByRole('heading', { name: '没有好结果的比例' }).waitFor();
    expect(await page.getByText('问题多半不在谁没讲清楚').isVisible()).toBe(true);
    expect(await page.getByText('两笔月租').first().isVisible()).toBe(true);
    expect(await page.getByRole('row').count()).toBe(1 + 3 + 12);
    await page.locator('summary').click();
    await page.getByText('可避免 = 对话 ×').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: '受理' }).click();
    await page.getByRole('button', { name: '退回受理' }).waitFor({ state: 'detached' });
    await page.getByText('li：新发现 → 已受理').waitFor();
    await page.getByRole('button', { name: '开始处理' }).click();
    await page.getByText('li：已受理 → 处理中').waitFor();
    // What comes in meanwhile may close a list that has just been opened, or take its option away from under the pointer.
    await vi.waitFor(
      async () => {
        await page.getByRole('combobox', { name: '负责部门' }).click({ timeout: 5_000 });
        await page.locator('.ant-select-item-option', { hasText: '运营' }).click({ timeout: 5_000 });
        await page.getByText('li交给运营').waitFor({ timeout: 10_000 });
      },
      { timeout: 150_000, interval: 500 },
    );
    const [kept] = (await ports.workflow.insights.insights('demo')).filter(({ id }) => id !== 'gap');
    expect(kept).toMatchObject({ state: 'in_repair', department: 'operations' });

    await page.getByRole('link', { name: '查看这些对话' }).click();
    await page.getByText('话题“').first().waitFor();
    await page.getByText('共 220 通').or(page.getByText('220 通')).first().waitFor();

    await page.goto(`${app.service.url}/insights?department=training`);
    await page.getByRole('link', { name: '积分兑换' }).click();
    const pair = page.getByRole('listitem').filter({ hasText: '会员积分每月五号更新' });
    await pair.waitFor();
    expect(await pair.getByText('中途换套餐当月会有两笔月租').isVisible()).toBe(true);
    // None of its topics is found any more: nothing leads to where nothing is.
    expect(await page.getByText('近来没有对话再说到它').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: /查看这些对话|打开话题/ }).count()).toBe(0);
    await page.getByRole('button', { name: '不处理' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('button', { name: '不处理' }).isDisabled()).toBe(true);
    await dialog.getByLabel('为什么不处理').fill('口径已经统一');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '不处理' }).click();
    await page.getByText('口径已经统一').waitFor();
    expect(complaintsOf(analyst)).toEqual([]);
    await analyst.close();
  }, 400_000);

  test('an insight whose topics were sorted otherwise leads to those that are left', async () => {
    const { insights } = app.service.ports.workflow;
    const { id } = (await insights.board('demo')).topics.find(({ name }) => name.includes('租'))!;
    const first = newInsight('changed');
    const changed = { ...first, topic: 'h-t-gone', topics: ['t-gone', id] };
    await insights.saveInsight('demo', first);
    await insights.saveInsight('demo', changed, first.changedAt);
    const analyst = await app.signedIn('zh-CN', '/insights/changed');
    const { page } = analyst;
    await page.getByText('话题之后重新整理过').waitFor();
    expect(await page.getByRole('link', { name: '打开话题' }).count()).toBe(0);
    const leads = page.locator(`a[href^="/conversations?topic="]`);
    expect(await leads.count()).toBeGreaterThan(28);
    for (const lead of await leads.all())
      expect(await lead.getAttribute('href')).toMatch(new RegExp(`topic=${id}(&(?!topic=)|$)`));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: '查看这些对话' }).click();
    await page.getByText('220 通').first().waitFor();
    expect(complaintsOf(analyst)).toEqual([]);
    await analyst.close();
    await insights.saveInsight('demo', { ...changed, state: 'dismissed' }, changed.changedAt);
  }, 300_000);

  test('a topic is found on the map and in the table, renamed, taken out as a table, and merged with another', async () => {
    const analyst = await app.signedIn('en', '/topics?view=map');
    const { page } = analyst;
    await page
      .getByRole('link', { name: /a week, .* end badly/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    const board = await app.service.ports.workflow.insights.board('demo');
    const apart = await page.getByRole('link', { name: /in no topic/ }).getAttribute('href');
    const asked = new URL(apart!, page.url()).searchParams;
    expect([asked.get('from'), asked.get('to')]).toEqual([board.survey!.from, board.survey!.at]);
    await page.getByText('Flat', { exact: true }).click();
    await page.getByRole('button', { name: 'Avoidable / week' }).click();
    expect(page.url()).toContain('sort=avoidable');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('table').getByRole('row').nth(1).getByRole('link').click();

    await page.getByRole('heading', { name: 'Newest conversations' }).waitFor();
    await page.getByText('(单号').or(page.getByText('单号')).first().waitFor();
    await page.getByText('clearly harder than usual').first().waitFor();
    // Of the days in which those beside the names are counted, as the link to it is of every day.
    const [, who] = await page.getByRole('table').getByRole('link').all();
    expect(await who!.getAttribute('href')).toMatch(/topic=t-[^&]+&from=[^&]+&to=[^&]+&(team|agent)=/);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Name of the topic').fill('Two fees on one bill');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the name' }).click();
    await page.getByRole('heading', { name: 'Two fees on one bill' }).waitFor();
    const { topics, held } = await app.service.ports.workflow.insights.board('demo');
    expect(topics.map(({ name }) => name)).toContain('Two fees on one bill');
    expect(held.map(({ names }) => names?.en)).toEqual(['Two fees on one bill']);

    await page.goto(`${app.service.url}/topics?view=flat`);
    await page.getByRole('link', { name: 'Two fees on one bill' }).waitFor();
    const taken = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const table = readFileSync(await (await taken).path(), 'utf8');
    expect(table).toContain('Two fees on one bill');

    await page.getByRole('checkbox', { name: 'Choose “Two fees on one bill”' }).check();
    await page.getByText('Choose another to make one topic of them').waitFor();
    await page.locator('input[type="checkbox"]:not(:checked)').first().check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('Merging: topics are being looked for anew').waitFor();
    await page
      .getByText('Merging: topics are being looked for anew')
      .waitFor({ state: 'detached', timeout: 100_000 });
    const after = await app.service.ports.workflow.insights.board('demo');
    expect(after.topics).toHaveLength(topics.length - 1);
    expect(after.held.map(({ names }) => names?.en)).toEqual(['Two fees on one bill']);
    expect(after.held[0]!.anchors.length).toBeGreaterThanOrEqual(2);
    expect(await page.getByRole('table').getByRole('row').count()).toBe(topics.length);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaintsOf(analyst)).toEqual([]);
    await analyst.close();
  }, 300_000);

  test('what came up of a sudden is listed, and whom it is told is set, kept and tried', async () => {
    const { insights } = app.service.ports.workflow;
    const topic = (await insights.board('demo')).topics[0]!;
    const surge = { topic: topic.id, hours: 3, conversations: 41, expected: 12, chance: 1e-9 };
    const at = new Date().toISOString();
    const [newest] = await insights.alerts('demo', 1);
    const alert: Alert = { id: 'zz', at, warnings: [{ kind: 'surge', ...surge }] };
    await insights.addAlert('demo', alert, newest?.id ?? null);
    const admin = await app.signedIn('en', '/insights?view=alerts');
    const { page } = admin;
    await page.getByText(`“${topic.name}”: 41 conversations in the last 3 h, where 12 are usual.`).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('False alarms in 30 days').fill('2');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('button', { name: 'Add a target' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Operations');
    await page.getByPlaceholder('Address of the robot').fill('nowhere');
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await page.getByPlaceholder('Address of the robot').fill('https://robot.example/hook');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Send a test' }).and(page.locator(':enabled')).waitFor();
    const kept = await app.service.ports.workflow.insights.settings('demo');
    expect(kept).toMatchObject({
      alerts: { falseAlarms: 2 },
      routing: [{ department: 'product' }],
      targets: [{ name: 'Operations', kind: 'wecom', address: 'https://robot.example/hook' }],
    });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaintsOf(admin)).toEqual([]);
    await admin.close();
  }, 300_000);

  test('who may only look sees evidence and no way to change it', async () => {
    const viewer = { email: 'gao@example.com', password: 'correct horse' };
    const admin = await app.signedIn('en', '/topics');
    const invited = await admin.page.request.post(`${app.service.url}/api/v1/members:invite`, {
      data: { email: viewer.email, role: 'viewer' },
    });
    const { token } = (await invited.json()) as { token: string };
    await admin.close();
    const accepted = await fetch(`${app.service.url}/api/v1/invitations:accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: '高远', password: viewer.password }),
    });
    expect(accepted.status).toBeLessThan(300);
    const looking = await app.signedIn('en', '/insights', viewer);
    const { page } = looking;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('listitem').filter({ hasText: 'Systemic' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Share that ends badly' }).waitFor();
    expect(await page.getByRole('button', { name: /Accept|Repaired|Dismiss/ }).count()).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${app.service.url}/insights?view=settings`);
    await page.getByRole('heading', { name: 'Insights' }).waitFor();
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(1);
    expect(complaintsOf(looking)).toEqual([]);
    await looking.close();
  }, 300_000);

  test('of a topic that was hardly seen nobody is said to find it hard', async () => {
    const store = app.service.ports.workflow.insights;
    const { survey } = await store.board('demo');
    const [report, ...others] = survey!.reports;
    const { topic, claim, weight } = report!;
    const reader = await app.signedIn('en', '/topics');
    const shown = async (changed: object, agentCount: number) => {
      const seen = { ...report!, ...changed, claim: { ...claim, agentCount } };
      await store.saveSurvey('demo', { ...survey!, reports: [seen, ...others] });
      await reader.page.goto(`${app.service.url}/topics/${encodeURIComponent(topic)}`);
      await reader.page.getByText(/conversations: \d/).waitFor();
      return reader.page.getByText('most probably find it').count();
    };
    expect(weight.conversations).toBeGreaterThan(0);
    expect(await shown({ cause: 'systemic' }, 3)).toBe(1);
    expect(await shown({ cause: 'systemic' }, 2)).toBe(0);
    expect(await shown({ cause: 'cannot_tell' }, 3)).toBe(0);
    expect(complaintsOf(reader)).toEqual([]);
    await reader.close();
    await store.saveSurvey('demo', survey!);
  }, 300_000);

  test('a topic of two languages stands in the reader’s, with the other beside it', async () => {
    const store = app.service.ports.workflow.insights;
    const { topics, held } = await store.board('demo');
    // What people have named keeps their name.
    const first = topics.find(({ id }) => held.every((one) => one.id !== id));
    const others = topics.filter((topic) => topic !== first);
    const { id: _, other: __, ...found } = first!;
    const zh = {
      ...found,
      language: 'zh',
      name: '吞卡',
      path: ['吞卡'],
      phrases: ['吞卡', '取款机'],
    } as const;
    const en = {
      ...found,
      language: 'en',
      name: 'card kept',
      path: ['card kept'],
      phrases: ['card', 'machine'],
    } as const;
    const joined = { ...zh, id: first!.id, size: 160, other: { ...en, size: 60 } };
    await store.saveTopics('demo', [joined, ...others], { at: new Date().toISOString(), conversations: 1e6 });
    for (const [language, own, beside, sizes] of [
      ['en', 'card kept', '吞卡', ['60 in English', '100 in Chinese']],
      ['zh-CN', '吞卡', 'card kept', ['中文 100 通', '英文 60 通']],
    ] as const) {
      const reader = await app.signedIn(language, '/topics?view=flat');
      const { page } = reader;
      const row = page.getByRole('row').filter({ hasText: own });
      await row.getByText(beside).waitFor();
      expect(await violations(page)).toEqual([]);
      await row.getByRole('link', { name: own }).click();
      await page.getByRole('heading', { name: own }).waitFor();
      for (const size of sizes) await page.getByText(size).waitFor();
      await page.getByText('card · machine').waitFor();
      await page.getByText('吞卡 · 取款机').waitFor();
      expect(complaintsOf(reader)).toEqual([]);
      await reader.close();
    }
  }, 300_000);
});
