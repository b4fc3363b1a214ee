import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import type { Conversation, Turn } from '#core/conversation/schema.ts';
import { choose, openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
const DEMO = 6;
const PHONE = '13812345678';
const LONG_TURNS = 5_000;
const AGENT = { email: 'han@example.com', password: 'correct horse', name: '韩梅梅' };
let app: DemoApp;

const agent = { id: 'A01', name: '小林', team: 'north' };
const chat = (id: string, turns: Turn[], more: Partial<Conversation> = {}): Conversation => ({
  id,
  channel: 'chat',
  language: 'zh',
  startedAt: new Date().toISOString(),
  agent,
  customer: { id: 'u-9' },
  turns,
  ...more,
});
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString();

/** Every word is polite, and nothing is settled. */
const POLITE = chat('polite', [
  { role: 'customer', text: `你好，我的电话是${PHONE}，上周买的电饭煲一直没发货`, at: at(0) },
  { role: 'agent', text: '您好，请您耐心等待哦。', at: at(3) },
  { role: 'customer', text: '我已经等了一周了，能帮我看一下具体什么时候发吗', at: at(4) },
  { role: 'agent', text: '亲，这是规定，我们也没办法。', at: at(5) },
  { role: 'customer', text: '好吧，我再看看', at: at(6) },
  { role: 'agent', text: '感谢您的理解，祝您生活愉快！', at: at(7) },
]);
const SCRIPT = chat('script', [
  { role: 'customer', text: '<img src=x onerror="document.title=1"><script>document.title=2</script>' },
  { role: 'agent', text: '您好，收到 <b>您的</b> 问题。' },
]);
const LETTER = chat(
  'letter',
  [
    {
      role: 'customer',
      text: '发票什么时候开？',
      speaker: '王芳',
      at: at(0),
      attributes: { from: 'customer@example.com', to: ['service@example.com'] },
    },
    {
      role: 'agent',
      text: '您好，今天就开。\n\n在 2026年1月5日 写道：\n> 发票什么时候开？',
      speaker: '客服部',
      at: at(90),
    },
  ],
  { channel: 'email', attributes: { subject: '关于发票' } },
);
const LONG = chat(
  'long',
  Array.from({ length: LONG_TURNS }, (_, index): Turn => {
    const text = index === LONG_TURNS - 10 ? '这里有一只藏起来的考拉' : `第 ${index + 1} 句`;
    return { role: index % 2 === 0 ? 'customer' : 'agent', text };
  }),
);

beforeAll(async () => {
  if (browser === null) return;
  app = await startDemoApp(browser, DEMO);
  const { ports } = app.service;
  await receiveConversations(ports, 'demo', [POLITE, SCRIPT, LETTER]);
  // What is shown of thousands of turns is the page's matter; to hear them all would take the test's time.
  const metrics = { turns: LONG_TURNS, turnsByRole: {}, charactersByRole: {} };
  const nothing = { signals: [], rules: [], evaluations: [], metrics };
  await ports.facts.append('demo', [
    {
      conversation: LONG,
      analysis: { id: LONG.id, language: 'zh', ...nothing },
      receivedAt: at(0),
      version: 1,
      turnsBefore: 0,
      rulebooks: [],
    },
  ]);
  await vi.waitFor(
    async () => expect(await ports.workflow.receipts.coverage('demo')).toMatchObject({ analysed: DEMO + 3 }),
    { timeout: 400_000, interval: 300 },
  );
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

const json = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async (asked) => {
      const response = await fetch(asked.path, {
        method: asked.method,
        headers: { 'content-type': 'application/json' },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
      return response.text();
    },
    { method, path, body },
  );

describe.skipIf(browser === null)('the page of a conversation', () => {
  test('leads to the evidence in three clicks, shows personal data for a reason, and takes a correction', async () => {
    const watched = await app.signedIn('zh-CN', '/conversations');
    const { page, close } = watched;
    await choose(page, page.getByRole('combobox').first(), '话里有话的不满', '话里有话');
    await page.getByText(/^共 \d+ 通$/).waitFor();
    await page.locator('a[href*="/conversations/polite"]').first().dblclick();
    await page.waitForURL(/\/conversations\/polite/);
    const found = page.locator('[data-refs^="s"][tabindex]', { hasText: '话里有话的不满' }).first();
    await found.click();
    const evidence = page.locator('.transcript mark.lit').first();
    await evidence.waitFor();
    await expect.poll(() => evidence.evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);

    await page.getByText('138****5678').first().waitFor();
    await page.getByRole('button', { name: '显示个人信息' }).click();
    await page.getByRole('button', { name: '核实投诉' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^显\s?示$/ }).click();
    await page.locator('.transcript').getByText(PHONE).waitFor();
    const [revealed] = await app.service.ports.workflow.audit.list('demo', {
      action: 'conversation.reveal',
      limit: 5,
    });
    expect(revealed).toMatchObject({ subject: 'polite', details: { reason: '核实投诉' } });

    const chip = page.locator('#turn-4 button[aria-expanded]').first();
    await chip.click();
    const card = page.locator('#turn-4 section');
    await card.getByText('把握').waitFor();
    expect(await violations(page)).toEqual([]);
    await choose(page, card.getByRole('combobox'), '想走了');
    await card.getByText(/改为“想走了”/).waitFor();
    const exported = await json(page, 'GET', '/api/v1/corrections');
    expect(exported).not.toContain(PHONE);
    expect(JSON.parse(exported)).toMatchObject({
      id: 'polite',
      turns: [{}, {}, {}, {}, { labels: expect.arrayContaining(['customer.churn_intent']) }, {}],
    });

    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('下一处依据').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(0);
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 240_000);

  test('two people talk about a turn, each seeing the other without reloading', async () => {
    const manager = await app.signedIn('zh-CN', '/conversations/polite');
    const invitation = await json(manager.page, 'POST', '/api/v1/members:invite', {
      email: AGENT.email,
      role: 'agent',
      agentIds: ['A01'],
    });
    const { token } = JSON.parse(invitation) as { token: string };
    const { name, password } = AGENT;
    // Who accepts is signed in: not in the manager's browser.
    const accepted = await fetch(`${app.service.url}/api/v1/invitations:accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name, password }),
    });
    expect(accepted.ok).toBe(true);

    const hers = await app.signedIn('en', '/conversations/polite', AGENT);
    await hers.page.locator('#turn-3').waitFor();
    // Whom one may mention was asked when the page was opened, before there was anybody.
    await manager.page.reload();
    await manager.page.locator('#turn-3').hover();
    await manager.page.getByRole('button', { name: '给第 4 句写批注' }).click();
    await manager.page
      .getByLabel('批注', { exact: true })
      .pressSequentially('这里可以先说理由，再给个办法 @韩');
    await manager.page.locator('.ant-mentions-dropdown').getByText(AGENT.name).click();
    await manager.page.getByRole('button', { name: /^发\s?送$/ }).click();

    const thread = hers.page.getByRole('region', { name: 'Comments on turn 4' });
    await thread.getByText('mentions you').waitFor();
    expect(await violations(hers.page)).toEqual([]);
    await thread.getByRole('button', { name: 'Answer' }).click();
    await thread.getByRole('combobox').or(thread.getByRole('textbox')).fill('明白了，下次这样做');
    await thread.getByRole('button', { name: 'Send' }).click();
    const his = manager.page.getByRole('region', { name: '第 4 句的批注' });
    await his.getByText('明白了，下次这样做').waitFor();
    await his.getByRole('button', { name: '标为已解决' }).click();
    await hers.page.getByRole('button', { name: 'Settled comments (2)' }).waitFor();
    // Agents do not correct what was heard of them.
    expect(await hers.page.getByRole('button', { name: 'Add a missed signal to turn 4' }).count()).toBe(0);
    expect(complaintsOf(manager)).toEqual([]);
    expect(complaintsOf(hers)).toEqual([]);
    await hers.close();
    await manager.close();
  }, 240_000);

  test('shows script as text, letters as letters, and thousands of turns without waiting', async () => {
    const watched = await app.signedIn('en', '/conversations/script');
    const { page, close } = watched;
    await page.locator('.transcript').getByText('<script>document.title=2</script>').waitFor();
    expect(await page.title()).toContain('script');

    await page.goto(`${app.service.url}/conversations/letter`);
    await page.getByRole('heading', { name: /关于发票/ }).waitFor();
    const quoted = page.locator('.transcript details');
    expect(await quoted.getAttribute('open')).toBeNull();
    await quoted.locator('summary').click();
    await page.locator('.transcript').getByText('> 发票什么时候开？').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.goto(`${app.service.url}/conversations/long`);
    await page.locator('#turn-0').waitFor();
    expect(await page.locator('.transcript > li').count()).toBeLessThan(100);
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('#turn-0').getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Control+f');
    await page.getByLabel('Find in the conversation').fill('考拉');
    await page.locator(`#turn-${LONG_TURNS - 10} mark`).waitFor();
    await page.getByText('1 of 1').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 240_000);
});
