import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, chooseAll, openBrowser, PATIENCE_MS } from './browser.ts';
import { ADMIN, complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
/** Enough for every figure, and analysed in seconds. */
const CONVERSATIONS = 48;
let app: DemoApp;

beforeAll(async () => {
  if (browser !== null) app = await startDemoApp(browser, CONVERSATIONS);
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

describe.skipIf(browser === null)('the web application', () => {
  test('leads from a figure to its conversations and into the evidence of one', async () => {
    const watched = await app.signedIn('zh-CN');
    const { page, requests, close } = watched;
    await expect
      .poll(() => page.locator('[data-figure="conversations"]').textContent(), { timeout: PATIENCE_MS })
      .toBe(String(CONVERSATIONS));
    await page.getByText('最值得读').waitFor();
    await page.getByRole('rowheader', { name: '主动问候' }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page
      .getByRole('link', { name: /平均评分/ })
      .first()
      .click();
    await page.getByText(`共 ${CONVERSATIONS} 通`).waitFor();
    expect(new URL(page.url()).search).toContain('sort=lowest_score');
    // Whoever hears the page is told where they are, and goes on from there.
    await page.locator('[data-title]', { hasText: '对话' }).waitFor({ state: 'attached' });
    await page.locator('#content:focus').waitFor();
    await page.locator('aside .transcript li').first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: '打开' }).click();
    const answer = page.locator('[data-refs^="a0-"][tabindex]').first();
    await answer.waitFor();
    await answer.hover();
    await expect.poll(() => page.locator('.transcript mark.lit').count()).toBeGreaterThan(0);
    await page.locator('.transcript mark[data-refs*="a0-"]').first().hover();
    await expect.poll(() => page.locator('li.lit').count()).toBeGreaterThan(0);
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('#turn-0').getAttribute('aria-current')).toBe('true');
    expect(await violations(page)).toEqual([]);
    expect(complaintsOf(watched)).toEqual([]);
    expect(requests.every((url) => url.startsWith(app.service.url!))).toBe(true);
    await close();
  }, 240_000);

  test('finds an unhappy customer whose words were polite, in English, and keeps the search in the address', async () => {
    const watched = await app.signedIn('en', '/conversations');
    const { page, close } = watched;
    await page.getByText(`${CONVERSATIONS} conversations`).waitFor();
    const search = page.getByRole('combobox', { name: /Words said/ });
    await choose(page, search, 'Unspoken dissatisfaction', 'unspoken');
    await expect
      .poll(() => new URL(page.url()).searchParams.getAll('signal'))
      .toEqual(['customer.implicit_dissatisfaction']);
    await expect
      .poll(() => page.getByText(/^\d+ conversations$/).textContent(), { timeout: PATIENCE_MS })
      .not.toBe(`${CONVERSATIONS} conversations`);
    await page.reload();
    await page.getByRole('button', { name: 'Remove Unspoken dissatisfaction' }).waitFor();
    await page.locator('aside .transcript mark').first().waitFor();
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  });

  test('keeps what stands on the page when the session ends, and goes on after signing in again', async () => {
    const { page, close } = await app.signedIn('en', '/conversations');
    await page.getByText(`${CONVERSATIONS} conversations`).waitFor();
    const field = page.getByRole('combobox', { name: /Words said/ });
    await field.fill('refund');
    await page.context().clearCookies();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove said “refund”' }).waitFor();
    await expect.poll(() => page.getByText(/^\d+ conversations$/).count(), { timeout: PATIENCE_MS }).toBe(1);
    await close();
  });

  test('says of a conversation that is not there that it is not', async () => {
    const { page, close } = await app.signedIn('zh-CN', '/conversations/nowhere');
    await page.getByRole('alert').getByText('没有找到').waitFor();
    await close();
  });

  test('says that the service is away, and goes on where it was once it is back', async () => {
    const { page, close } = await app.signedIn('en', '/conversations');
    await page.getByText(`${CONVERSATIONS} conversations`).waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await chooseAll(page, page.getByRole('combobox', { name: 'Channel' }), ['Chat']);
    const again = page.getByRole('button', { name: 'Try again' }).first();
    await again.waitFor();
    expect(new URL(page.url()).searchParams.getAll('channel')).toEqual(['chat']);
    await page.unroute('**/api/**');
    await again.click();
    await page.locator('[data-total]').waitFor();
    await close();
  }, 240_000);

  test('a colleague who is mentioned is told by the bell; an agent’s link to what is not theirs shows nothing of it', async () => {
    const { page: admin, close } = await app.signedIn('en', '/');
    const url = app.service.url!;
    const list = await admin.request.get(`${url}/api/v1/conversations?limit=${CONVERSATIONS}`);
    const { conversations } = (await list.json()) as { conversations: { id: string; agent: string }[] };
    const [own] = conversations;
    const foreign = conversations.find(({ agent }) => agent !== own!.agent)!;
    const agent = { email: 'agent@example.com', password: 'a quiet password' };
    const place = { email: agent.email, role: 'agent', agentIds: [own!.agent] };
    const invited = await admin.request.post(`${url}/api/v1/members:invite`, { data: place });
    const { token } = (await invited.json()) as { token: string };
    await fetch(`${url}/api/v1/invitations:accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'The agent', password: agent.password }),
    });

    const { page, close: leave } = await app.signedIn('en', `/conversations/${foreign.id}`, agent);
    await page.getByRole('link', { name: 'Back to the overview' }).waitFor();
    expect(await page.locator('.transcript').count()).toBe(0);
    await page.getByRole('button', { name: 'For you', exact: true }).waitFor();

    const people = await admin.request.get(`${url}/api/v1/conversations/${own!.id}/people`);
    const { people: able } = (await people.json()) as { people: { id: string; name: string }[] };
    const mentions = able.filter(({ name }) => name === 'The agent').map(({ id }) => id);
    const comment = { turn: 1, text: 'Well said.', mentions };
    await admin.request.post(`${url}/api/v1/conversations/${own!.id}/comments`, { data: comment });
    await page.reload();
    await page.getByRole('button', { name: 'For you, 1 new' }).click();
    const told = page.getByRole('link', { name: new RegExp(`mentioned you in a comment on ${own!.id}`) });
    await told.waitFor();
    expect(await violations(page)).toEqual([]);
    await told.click();
    await page.getByText('Well said.').waitFor();
    await page.getByRole('button', { name: 'For you', exact: true }).waitFor();
    await leave();
    await close();
  }, 240_000);
});
