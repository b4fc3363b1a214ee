import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { angryTalk } from '../suites/angry-talk.ts';
import { chooseAll, openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
const SUPERVISOR = { email: 'song@example.com', password: 'correct horse', name: '宋以宁' };
const AGENT = { email: 'lu@example.com', password: 'correct horse', name: '陆青禾' };
/** Of five conversations with angry customers, so many end well. */
const WELL = { A01: 1, A02: 4, A03: 3, A04: 4 };
let app: DemoApp;

beforeAll(async () => {
  if (browser === null) return;
  app = await startDemoApp(browser, 4);
  const talks = Object.entries(WELL).flatMap(([agent, well]) =>
    Array.from({ length: 40 }, (_, index) => {
      const id = `${agent}-${String(index).padStart(3, '0')}`;
      return angryTalk(id, agent, 'team-billing', index % 5 < well);
    }),
  );
  await app.service.ports.facts.append('demo', talks);
  const admin = await app.signedIn('zh-CN', '/growth');
  await admit(admin.page, SUPERVISOR, { role: 'supervisor', teams: ['team-billing'] });
  await admit(admin.page, AGENT, { role: 'agent', agentIds: ['A01'] });
  await admin.close();
}, 500_000);
afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** An account that comes in by an invitation. */
async function admit(page: Page, { email, name, password }: typeof AGENT, place: object): Promise<void> {
  const invited = await page.request.post(`${app.service.url}/api/v1/members:invite`, {
    data: { email, ...place },
  });
  const { token } = (await invited.json()) as { token: string };
  const accepted = await fetch(`${app.service.url}/api/v1/invitations:accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name, password }),
  });
  expect(accepted.status).toBeLessThan(300);
}

/** Gives the playbook of the page another title, as somebody at another desk would. */
async function saveMeanwhile(page: Page, title: string): Promise<void> {
  const path = `${app.service.url}/api/v1${new URL(page.url()).pathname.replace(/^.*(?=\/playbooks\/)/, '')}`;
  const seen = (await (await page.request.get(path)).json()) as {
    readonly phrases: readonly { readonly text: string }[];
    readonly exemplars: readonly { readonly place: object }[];
    readonly [field: string]: unknown;
  };
  const { version, changedAt, steps, whenNot } = seen;
  const saved = await page.request.put(path, {
    data: {
      ...{ version, changedAt, title, steps, whenNot },
      phrases: seen.phrases.map(({ text }) => ({ text })),
      exemplars: seen.exemplars.map(({ place }) => place),
    },
  });
  expect(saved.status()).toBe(200);
}

async function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}

describe.skipIf(browser === null)('coaching', () => {
  test('what works becomes a draft, a person edits it, and it is approved', async () => {
    const admin = await app.signedIn('zh-CN', '/growth?view=playbooks');
    const { page } = admin;
    await page.getByRole('heading', { name: '还没有手册' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '从有效的做法提炼草稿' }).click();
    await page.getByRole('link', { name: '生气：共情' }).click();
    await page.getByText('换作是我也会着急').first().waitFor();
    expect(await page.getByText('我是{姓名}，这就替您去催，第{号码}单').isVisible()).toBe(true);
    expect(await page.getByText('13800138000').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('标题').fill('先接住，再办事');
    await page.getByLabel('可以这样说').fill('换作是我也会着急，我先替您查 {产品}');
    expect(await violations(page)).toEqual([]);
    // Somebody else is quicker: what was typed is not lost, and is saved upon theirs.
    await saveMeanwhile(page, '别人的标题');
    await page.getByRole('button', { name: '保存草稿' }).click();
    const both = page.getByRole('dialog', { name: '这本手册刚被别人改过' });
    await both.getByText('先接住，再办事').first().waitFor();
    await both.getByText('别人的标题').first().waitFor();
    await both.getByRole('button', { name: '用右边的继续编辑' }).click();
    await both.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('可以这样说').inputValue()).toContain('我先替您查 {产品}');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { level: 1, name: '先接住，再办事' }).waitFor();
    expect(await page.getByText('由人撰写').isVisible()).toBe(true);
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('已启用').first().waitFor();
    await page.getByText('再有 30 个相似时刻才下判断').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaintsOf(admin).filter((text) => !text.includes('409'))).toEqual([]);
    await admin.close();
  }, 300_000);

  test('a supervisor makes a plan, its agent answers on a phone, and the supervisor sees it', async () => {
    const coach = await app.signedIn('zh-CN', '/growth', SUPERVISOR);
    const { page } = coach;
    await page
      .getByText(/值得感谢/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '为A01定计划' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('想对客服说的话').fill('你耐心听完客户的话，很好。一起练练先接住感受。');
    await chooseAll(page, form.getByRole('combobox', { name: '手册' }), ['先接住，再办事']);
    expect(await violations(page)).toEqual([]);
    // Two clicks make one plan.
    await form.getByRole('button', { name: '发给客服' }).dblclick();
    await form.waitFor({ state: 'detached' });
    const made = await page.request.get(`${app.service.url}/api/v1/coaching/plans`);
    expect(((await made.json()) as { plans: unknown[] }).plans).toHaveLength(1);
    expect(complaintsOf(coach)).toEqual([]);

    const own = await app.signedIn('en', '/growth', AGENT);
    await own.page.setViewportSize({ width: 390, height: 844 });
    await own.page.getByRole('button', { name: /For you, 1 new/ }).click();
    await own.page.getByRole('link', { name: /宋以宁 made a plan for you/ }).click();
    await own.page.getByText('你耐心听完客户的话').waitFor();
    expect(own.page.url()).toContain('plan=');
    expect(await own.page.getByRole('heading', { name: 'This week' }).isVisible()).toBe(true);
    expect(await overflows(own.page)).toBe(false);
    expect(await violations(own.page)).toEqual([]);
    await own.page.getByLabel('Your answer').fill('好，我先试一周');
    await own.page.getByRole('button', { name: 'Acknowledge and begin' }).click();
    await own.page.getByText('15 more are needed to tell').first().waitFor();
    await own.page.getByRole('link', { name: '先接住，再办事' }).click();
    await own.page.getByRole('heading', { level: 1, name: '先接住，再办事' }).waitFor();
    expect(await own.page.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    expect(await overflows(own.page)).toBe(false);
    expect(complaintsOf(own)).toEqual([]);
    await own.close();

    await page.goto(`${app.service.url}/growth?view=plans`);
    await page.getByText('好，我先试一周').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /与我有关，1 条未看/ }).click();
    await page.getByRole('link', { name: /陆青禾回应了你定的计划/ }).click();
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('已完成').first().waitFor();
    expect(complaintsOf(coach)).toEqual([]);
    await coach.close();
  }, 300_000);

  test('a supervisor reads the names of their teams in their own settings', async () => {
    const admin = await app.signedIn('zh-CN', '/growth');
    const named = await admin.page.request.put(`${app.service.url}/api/v1/directory`, {
      data: { entries: [{ kind: 'team', id: 'team-billing', name: '账务组' }] },
    });
    expect(named.ok()).toBe(true);
    await admin.close();
    const { page, close } = await app.signedIn('zh-CN', '/settings', SUPERVISOR);
    await page.getByText('负责的团队').waitFor();
    await page.getByText('账务组').waitFor();
    expect(await page.getByText('team-billing').count()).toBe(0);
    await close();
  });
});
