import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningService, startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { copyEmptyStore } from '../suites/embedded-folder.ts';
import { openBrowser, openPage, PATIENCE_MS } from './browser.ts';
import { PATIENT } from './demo-app.ts';

const browser = await openBrowser();
const folder = mkdtempSync(join(tmpdir(), 'tingzhen-door-'));
const sample = fileURLToPath(new URL('../conversations/chat-zh.ndjson', import.meta.url));
let service: RunningService;

beforeAll(async () => {
  if (browser === null) return;
  await copyEmptyStore(join(folder, 'workflow'));
  const quiet = () => {};
  service = await startService(
    readSettings({ TINGZHEN_DATA_DIR: folder, TINGZHEN_PORT: '0', TINGZHEN_LANGUAGE_MODEL: 'off' }),
    { id: 'main', name: '测试', timeZone: 'Asia/Shanghai', retentionDays: null, packs: ['general'] },
    { info: quiet, warn: quiet, error: quiet },
    PATIENT,
  );
  // The pages are built when they are first asked for.
  await fetch(service.url!);
});

afterAll(async () => {
  await service?.stop(2_000);
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As most people meet it: here lists and dialogues move. */
const MOVING = { reducedMotion: 'no-preference' } as const;
const figure = (page: Page, name: string) => page.locator(`[data-count="${name}"]`);

describe.skipIf(browser === null)('the door of the service', () => {
  test('lets the first person in by the one-time link, and shows how the analysis of their file gets on', async () => {
    const { page, requests, close } = await openPage(browser!, { locale: 'zh-CN', ...MOVING });
    await page.goto(service.setupUrl!);
    await page.getByLabel('姓名').fill('王主管');
    await page.getByLabel('邮箱').fill('wang@example.com');
    await page.getByLabel('密码（至少 8 个字符）').fill('correct horse');
    await page.getByRole('button', { name: '创建并进入' }).click();
    await page.getByRole('link', { name: '导入对话' }).click();
    await figure(page, 'received').waitFor();
    expect(await figure(page, 'received').textContent()).toBe('0');

    await page.locator('#files').setInputFiles(sample);
    await page.getByRole('button', { name: '导入 10 通对话' }).click();
    await page.locator('[data-sent="done"]', { hasText: '已接收 10' }).waitFor();
    await expect.poll(() => figure(page, 'analysed').textContent(), { timeout: PATIENCE_MS }).toBe('10');
    expect(await figure(page, 'failed').textContent()).toBe('0');
    await page.getByRole('button', { name: '收起 chat-zh.ndjson' }).click();
    await page.locator('#files').setInputFiles(sample);
    await page.getByRole('button', { name: '导入 10 通对话' }).click();
    await page.locator('[data-sent="done"]', { hasText: '已存在 10' }).waitFor();
    expect(requests.every((url) => url.startsWith(service.url!) || url.startsWith('data:'))).toBe(true);
    await close();
  }, 240_000);

  test('refuses the same link a second time, and says why', async () => {
    const { page, close } = await openPage(browser!, { locale: 'en', ...MOVING });
    await page.goto(service.setupUrl!);
    await page.getByLabel('Name', { exact: true }).fill('Mallory');
    await page.getByLabel('E-mail').fill('m@example.com');
    await page.getByLabel('Password').fill('something long');
    await page.getByRole('button', { name: 'Create and enter' }).click();
    await page.getByText(/The link is not valid/).waitFor();
    await close();
  }, 240_000);

  test('lets nobody in with a wrong password, and the right person with theirs', async () => {
    const { page, close } = await openPage(browser!, { locale: 'en', ...MOVING });
    await page.goto(service.url!);
    await page.getByLabel('E-mail').fill('wang@example.com');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail address or the password is not right.').waitFor();
    await page.getByLabel('Password').fill('correct horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Send in' }).click();
    await figure(page, 'received').waitFor();
    await page.getByRole('button', { name: '王主管' }).click();
    await page.getByText('Sign out').click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await close();
  }, 240_000);

  test('asks whoever is invited only for what is missing: a name, a password, one click, or another account', async () => {
    const [first = '', second = '', others = ''] = await invite(
      ['li@example.com', 'viewer'],
      ['li@example.com', 'reviewer'],
      ['wang@example.com', 'admin'],
    );
    const { page, close } = await openPage(browser!, { locale: 'zh-CN', ...MOVING });
    await page.goto(`${service.url}/invitation`);
    await page.getByText('链接不完整').waitFor();
    await openLink(page, first);
    await page.getByText('测试邀请 li@example.com 加入，角色为“只读”。').waitFor();
    await page.getByLabel('姓名').fill('李组长');
    await page.getByLabel('密码（至少 8 个字符）').fill('another horse');
    await page.getByRole('button', { name: '创建并进入' }).click();
    await page.getByRole('button', { name: /李组长.*只读/ }).waitFor();

    await openLink(page, second);
    await page.getByText('你已用这个邮箱登录。').waitFor();
    await page.getByRole('button', { name: '加入' }).click();
    await page.getByRole('button', { name: /李组长.*质检员/ }).waitFor();

    await openLink(page, others);
    await page.getByText('当前登录的是 li@example.com').waitFor();
    await page.getByRole('button', { name: '退出并继续' }).click();
    await page.getByText('这个邮箱已有账号，登录后即可加入。').waitFor();
    await page.getByLabel('密码').fill('not the password');
    await page.getByRole('button', { name: '登录并加入' }).click();
    await page.getByText('邮箱或密码不对。').waitFor();
    await page.getByLabel('密码').fill('correct horse');
    await page.getByRole('button', { name: '登录并加入' }).click();
    await page.getByRole('button', { name: '王主管' }).waitFor();
    await openLink(page, others);
    await page.getByText('链接无效').waitFor();
    await close();
  }, 240_000);
});

/** The page is left first: to another `#` alone, a browser does not load anew. */
async function openLink(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

/** Invites several in the name of the first admin. */
async function invite(...people: readonly (readonly [email: string, role: string])[]): Promise<string[]> {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url!, cookie },
      body: JSON.stringify(body),
    });
  const credentials = { email: 'wang@example.com', password: 'correct horse' };
  const entered = await post('/api/auth/sign-in/email', credentials);
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const links: string[] = [];
  for (const [email, role] of people) {
    const invited = await post('/api/v1/members:invite', { email, role }, cookie);
    links.push(`${service.url}${((await invited.json()) as { link: string }).link}`);
  }
  return links;
}
