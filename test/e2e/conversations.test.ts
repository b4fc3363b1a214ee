import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { openBrowser, PATIENCE_MS } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
const CONVERSATIONS = 40;
const ARRIVING = 1_000;
let app: DemoApp;

beforeAll(async () => {
  if (browser !== null) app = await startDemoApp(browser, CONVERSATIONS);
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** Short and alike: what arrives is a matter of the page here, not of the analysis. */
function arriving(): Conversation[] {
  // After whatever the demo's last day holds.
  const tomorrow = Date.now() + 86_400_000;
  return Array.from({ length: ARRIVING }, (_, index) => ({
    id: `new-${String(index).padStart(4, '0')}`,
    channel: 'chat',
    startedAt: new Date(tomorrow - index * 1_000).toISOString(),
    agent: { id: 'A02', team: 'team-billing' },
    attributes: { queue: 'billing' },
    turns: [
      { role: 'customer', text: '请问发票怎么开？' },
      { role: 'agent', text: '您好，在订单页面就可以开。' },
    ],
  }));
}

/** What moved on the page by itself since `watchShifts`, as browsers count layout shift. */
async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.shifts = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shifts += value;
    }).observe({ type: 'layout-shift' });
  `);
}

const shifts = (page: Page) => page.evaluate<number>('globalThis.shifts');
const total = (page: Page) => page.locator('[data-total]').getAttribute('data-total');

async function member(role: string): Promise<{ email: string; password: string }> {
  const { page, close } = await app.signedIn('en', '/conversations/none');
  const email = `${role}@example.com`;
  const invited = await page.request.post(`${app.service.url}/api/v1/members:invite`, {
    data: { email, role },
  });
  const { token } = (await invited.json()) as { token: string };
  const password = 'correct horse battery';
  const accepted = await page.request.post(`${app.service.url}/api/v1/invitations:accept`, {
    data: { token, name: '韩梅梅', password },
  });
  expect(accepted.ok()).toBe(true);
  await close();
  return { email, password };
}

describe.skipIf(browser === null)('overview and list', () => {
  test('every figure of the overview leads to its conversations', async () => {
    const watched = await app.signedIn('zh-CN');
    const { page, close } = watched;
    await page.getByRole('button', { name: '按渠道和队列' }).click();
    const all = page.getByRole('row', { name: /^全部/ });
    await expect
      .poll(() => all.getByRole('cell').allTextContents(), { timeout: PATIENCE_MS })
      .toEqual([...[CONVERSATIONS, CONVERSATIONS, 0, 0].map(String), String(CONVERSATIONS)]);
    // Each that is worth reading says why, in one sentence, and shows the words.
    const reading = page.locator('section').filter({ hasText: '最值得读' }).locator('ol li');
    await reading.first().waitFor();
    expect(await reading.first().locator('strong').textContent()).toMatch(/。$/);
    await reading.locator('q mark').first().waitFor();
    await page.getByText('和上期相比，变了什么').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByText('星期 × 时段').click();
    const cell = page.locator('td a[title*="通，预测满意度"]').first();
    const words = (await cell.getAttribute('title')) ?? '';
    expect(await violations(page)).toEqual([]);
    await cell.click();
    await expect.poll(() => total(page), { timeout: PATIENCE_MS }).toBe(/：(\d+) 通/.exec(words)?.[1]);
    await page.getByRole('button', { name: /^去掉 星期/ }).waitFor();
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  });

  test('a view that is shared with the organisation opens for somebody else', async () => {
    const viewer = await member('viewer');
    const { page, close } = await app.signedIn('zh-CN', '/conversations?channel=chat&sort=lowest_score');
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByPlaceholder('给当前筛选起个名字').fill('在线低分');
    await page.getByRole('checkbox', { name: '共享给整个组织' }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存“在线低分”').waitFor();
    await close();

    const other = await app.signedIn('zh-CN', '/', viewer);
    await other.page.getByRole('button', { name: '视图' }).click();
    await other.page.getByRole('link', { name: '在线低分' }).click();
    await other.page.locator('[data-selected] a').first().waitFor();
    const { pathname, search } = new URL(other.page.url());
    expect(pathname + search).toBe('/conversations?channel=chat&sort=lowest_score');
    // Who may only look has nothing to send or take out, and nothing of others to remove.
    await other.page.locator('[data-selected] input').first().check();
    await other.page.getByText('已选 1 通').waitFor();
    expect(await other.page.getByRole('button', { name: /送复核|导出/ }).count()).toBe(0);
    expect(complaintsOf(other)).toEqual([]);
    await other.close();
  });

  test('a list that is left open stays as it is while a thousand conversations arrive', async () => {
    const watched = await app.signedIn('en', '/conversations');
    const { page, close } = watched;
    await expect.poll(() => total(page), { timeout: PATIENCE_MS }).toBe(String(CONVERSATIONS));
    const rows = page.locator('[data-selected] a');
    await rows.nth(3).click();
    await page.locator('aside .transcript li').first().waitFor();
    const chosen = page.locator('[data-selected] a[aria-current="true"]');
    const before = { href: await chosen.getAttribute('href'), box: await chosen.boundingBox() };
    await watchShifts(page);

    const sent = arriving();
    for (let from = 0; from < ARRIVING; from += 100) {
      await receiveConversations(app.service.ports, 'demo', sent.slice(from, from + 100), 'backfill');
    }
    const arrived = page.getByRole('button', { name: '1,000 new' });
    await arrived.waitFor({ timeout: 120_000 });
    expect({ href: await chosen.getAttribute('href'), box: await chosen.boundingBox() }).toEqual(before);
    expect(await total(page)).toBe(String(CONVERSATIONS));
    expect(await shifts(page)).toBeLessThan(0.01);
    expect(await violations(page)).toEqual([]);

    await arrived.click();
    await expect.poll(() => total(page), { timeout: PATIENCE_MS }).toBe(String(CONVERSATIONS + ARRIVING));
    expect(await rows.first().getAttribute('href')).toContain('/conversations/new-0000');

    // Three of them, by the first and with Shift the third, go to people.
    const boxes = page.locator('[data-selected] input');
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').waitFor();
    await page.getByRole('toolbar').getByRole('button', { name: 'Review' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('3 were sent to review.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    const waiting = await page.request.get(`${app.service.url}/api/v1/reviews?state=open`);
    const { reviews } = (await waiting.json()) as { reviews: { conversation: string }[] };
    expect(reviews.map(({ conversation }) => conversation).sort()).toEqual([
      'new-0000',
      'new-0001',
      'new-0002',
    ]);

    // All that were found go into a file, and it tells how far it has come.
    await page.getByRole('checkbox', { name: 'Select all that were found' }).click();
    await page.getByText('1,040 selected').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: /NDJSON/ }).check();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    const file = await (await download).path();
    await page.getByText('Done: 1,040 conversations are in the file.').waitFor();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(1_040);
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 300_000);

  test('from a conversation one goes on through the whole list, also from a link deep in it', async () => {
    const watched = await app.signedIn('en', '/conversations/new-0057');
    const { page, close } = watched;
    const at = (id: string) => page.waitForURL((url) => url.pathname === `/conversations/${id}`);
    for (const id of ['new-0058', 'new-0059', 'new-0060', 'new-0061']) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await at(id);
    }
    await page.goto(`${app.service.url}/conversations/new-0150`);
    await page.getByRole('button', { name: 'Previous', exact: true }).click();
    await at('new-0149');
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  });
});
