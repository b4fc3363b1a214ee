import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { angryTalk } from '../suites/angry-talk.ts';
import { openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
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
}, 500_000);
afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** The account of an agent, who comes in by an invitation. */
async function admit(page: Page): Promise<void> {
  const invited = await page.request.post(`${app.service.url}/api/v1/members:invite`, {
    data: { email: AGENT.email, role: 'agent', agentIds: ['A01'] },
  });
  const { token } = (await invited.json()) as { token: string };
  const accepted = await fetch(`${app.service.url}/api/v1/invitations:accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: AGENT.name, password: AGENT.password }),
  });
  expect(accepted.status).toBeLessThan(300);
}

describe.skipIf(browser === null)('growth', () => {
  test('a supervisor finds everybody by name and opens one; the agent sees the same, and chooses what to share', async () => {
    const coach = await app.signedIn('zh-CN', '/growth');
    const { page } = coach;
    const table = page.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThanOrEqual(5);
    expect(await page.getByText('这里有效的做法').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    const row = table.getByRole('row').filter({ hasText: 'A01' });
    const count = row.getByRole('link', { name: '40', exact: true });
    expect(await count.getAttribute('href')).toMatch(/^\/conversations\?agent=A01&from=[^&]+&to=[^&]+$/);
    await table.getByRole('link', { name: 'A01' }).click();
    await page.getByRole('heading', { name: '可以借鉴' }).waitFor();
    expect(page.url()).toContain('/growth?agent=A01');
    expect(await page.getByRole('link', { name: '40 通对话' }).isVisible()).toBe(true);
    // Days, not hours: the last of them is today.
    expect(await page.getByText(/^(\d+年)?\d+月\d+日 – (\d+年)?\d+月\d+日$/).count()).toBe(2);
    expect(await page.getByText('一位同事').first().isVisible()).toBe(true);
    expect(await page.getByText('13800138000').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await admit(page);
    expect(complaintsOf(coach)).toEqual([]);
    await coach.close();

    const own = await app.signedIn('en', '/growth', AGENT);
    await own.page.setViewportSize({ width: 390, height: 844 });
    await own.page.getByRole('heading', { name: 'My growth' }).waitFor();
    await own.page.getByRole('heading', { name: 'Your best moments' }).waitFor();
    expect(await own.page.getByRole('heading', { name: 'Worth trying' }).isVisible()).toBe(true);
    const looks = { action: 'coaching.view', subject: 'A01', limit: 9 };
    const looked = await app.service.ports.workflow.audit.list('demo', looks);
    expect(new Set(looked.map(({ actor }) => actor)).size).toBe(looked.length);
    const overflow = await own.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await own.page.getByRole('radio', { name: 'Not at all' }).check();
    await own.page.getByText('Your choice is kept').waitFor({ timeout: 30_000 });
    expect(Object.fromEntries(await app.service.ports.workflow.sharing.all('demo'))).toEqual({
      A01: 'withheld',
    });
    expect(await violations(own.page)).toEqual([]);
    expect(complaintsOf(own)).toEqual([]);
    await own.close();
  }, 300_000);
});
