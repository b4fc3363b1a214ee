import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { type RunningService, startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { plant } from '../speech/planted-call.ts';
import { wavOf } from '../speech/write-audio.ts';
import { copyEmptyStore } from '../suites/embedded-folder.ts';
import { choose, openBrowser, openPage, type WatchedPage } from './browser.ts';
import { ADMIN, complaintsOf, PATIENT, violations } from './demo-app.ts';

const browser = await openBrowser();
const folder = mkdtempSync(join(tmpdir(), 'tingzhen-first-run-'));
const REVIEWER = { email: 'mei@example.com', password: 'a long password' };
let service: RunningService;

/** A table of a system that nobody here has heard of: its columns and its words for who spoke say nothing to us. */
const ODD_TABLE = [
  'Vorgang;Wer;Satz;Platz',
  'f-1;K;我的快递三天没动静了，到底管不管？;A01',
  'f-1;M;这是规定，我们也没办法。;A01',
  'f-1;K;那我只能去12315投诉你们了。;A01',
  'f-2;K;请问怎么开发票？;A02',
  'f-2;M;您好，抱歉让您久等，发票已经发到您的邮箱，请查收。;A02',
  'f-2;K;收到了，太感谢了！;A02',
].join('\n');

const CALL = wavOf(
  plant({
    durationMs: 6000,
    turns: [
      { channel: 0, startMs: 500, endMs: 2500 },
      { channel: 1, startMs: 3000, endMs: 5500 },
    ],
  }),
);

/** A job that its service gave up, as one finds it after a bad night. */
async function leaveDeadJob(): Promise<void> {
  await copyEmptyStore(join(folder, 'workflow'));
  const { store, sql } = await openWorkflowStore({ folder: join(folder, 'workflow') });
  const queue = await openJobQueue(
    { execute: (text, values) => sql.execute(text, values) },
    { retries: 0, firstRetrySeconds: 0 },
  );
  await queue.send([
    {
      name: 'analyse',
      priority: 'fresh',
      payload: { organisation: 'main', batch: 'a-batch', reason: 'received' },
    },
  ]);
  await queue.work('analyse', { concurrency: 1 }, async () => {
    throw new Error('the disk was full that night');
  });
  await vi.waitFor(async () => expect(await queue.dead(1)).toHaveLength(1), { timeout: 30_000 });
  await queue.close(1_000);
  await store.close();
}

beforeAll(async () => {
  if (browser === null) return;
  await leaveDeadJob();
  const quiet = () => {};
  service = await startService(
    readSettings({
      TINGZHEN_DATA_DIR: folder,
      TINGZHEN_PORT: '0',
      TINGZHEN_LANGUAGE_MODEL: 'off',
    }),
    { id: 'main', name: '我的组织', timeZone: 'Asia/Shanghai', retentionDays: null, packs: ['general'] },
    { info: quiet, warn: quiet, error: quiet },
    PATIENT,
  );
  // The pages are built when they are first asked for.
  await fetch(service.url!);
}, 600_000);

afterAll(async () => {
  await service?.stop(2_000);
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(address: string, locale = 'zh-CN'): Promise<WatchedPage> {
  const watched = await openPage(browser!, { locale, timezoneId: 'Asia/Singapore' });
  await watched.page.goto(address);
  return watched;
}

async function signedIn(path: string, { email, password }: typeof ADMIN): Promise<WatchedPage> {
  const watched = await opened(`${service.url}${path}`);
  await watched.page.locator('input[autocomplete="username"]').fill(email);
  await watched.page.locator('input[type="password"]').fill(password);
  await watched.page.locator('button[type="submit"]').click();
  await watched.page.locator('nav').first().waitFor();
  return watched;
}

function dropped(name: string, content: string | Buffer) {
  return [{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }];
}

describe.skipIf(browser === null)('the first day', () => {
  test('leads from the one-time link over a table with odd columns to the first findings', async () => {
    const watched = await opened(service.setupUrl!);
    const { page, close } = watched;
    await page.getByLabel('姓名').fill('李雷');
    await page.getByLabel('邮箱').fill(ADMIN.email);
    await page.locator('input[type="password"]').fill(ADMIN.password);
    await page.locator('button[type="submit"]').click();
    await page.getByRole('heading', { name: '李雷，欢迎' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '开始' }).click();
    await page.locator('#files').waitFor({ state: 'attached' });
    // The clock of whoever began is the organisation's, since they left it as it was proposed.
    const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json());
    expect(me).toMatchObject({ memberships: [{ timeZone: 'Asia/Singapore' }] });

    const files = page.locator('#files');
    await files.setInputFiles(dropped('photo.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex')));
    await page.locator('[data-file="photo.png"]').getByText('这是一张图片').waitFor();
    await page.getByRole('button', { name: '收起 photo.png' }).click();
    await files.setInputFiles(dropped('empty.csv', ''));
    await page.locator('[data-file="empty.csv"]').getByText('没有读出对话').waitFor();
    await page.getByRole('button', { name: '收起 empty.csv' }).click();

    await files.setInputFiles(dropped('odd.csv', ODD_TABLE));
    const card = page.locator('[data-file="odd.csv"]');
    await card.getByText('看不出各列的含义').waitFor();
    const column = (name: string) => card.getByRole('combobox', { name: `${name} 列的含义` });
    await choose(page, column('Vorgang'), '对话编号');
    await choose(page, column('Wer'), '谁说的');
    await choose(page, column('Satz'), '说了什么');
    await choose(page, column('Platz'), '客服工号');
    await card.getByLabel('客户').fill('K');
    await card.getByLabel('客服').fill('M');
    await card.getByLabel('客服').press('Enter');
    await card.getByText('读出 2 通对话').waitFor();
    await card.locator('article').getByText('那我只能去12315投诉你们了。').waitFor();
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: '记住这种表头' }).click();
    await card.getByText('已记住').waitFor();
    await card.getByRole('button', { name: '导入 2 通对话' }).click();
    await card.locator('[data-sent="done"]').waitFor();
    await page.locator('[data-finding="score"]').waitFor();
    await page.getByText('最不满意的客户').waitFor();
    await page.locator('[data-count="analysed"]', { hasText: '2' }).waitFor();

    // The same table once more is read as it was the first time, and adds nothing.
    await page.getByRole('button', { name: '收起 odd.csv' }).click();
    await files.setInputFiles(dropped('odd.csv', ODD_TABLE));
    await card.getByText('已套用保存的对应“odd”').waitFor();
    await card.getByRole('button', { name: '导入 2 通对话' }).click();
    await card.locator('[data-sent="done"]', { hasText: '已存在 2' }).waitFor();

    // A recording takes along what tells of it, and says what had to be guessed.
    await page.getByRole('button', { name: '收起 odd.csv' }).click();
    await files.setInputFiles([
      ...dropped('call.wav', CALL),
      ...dropped('call.json', JSON.stringify({ id: 'told-1', agent: { id: 'A01' } })),
    ]);
    const recording = page.locator('[data-file="call.wav"]');
    await recording.getByText('连同 call.json').waitFor();
    await recording.getByText('told-1').waitFor();
    await recording.getByRole('button', { name: '导入 1 通对话' }).click();
    await recording.locator('[data-sent="done"]', { hasText: '已接收 1' }).waitFor();
    await recording.getByRole('list', { name: '请留意' }).getByText('没有说明声道').waitFor();
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 480_000);

  test('goes on with people, keys and a job that was given up, and the audit log has all of it', async () => {
    const watched = await signedIn('/settings/people', ADMIN);
    const { page, close } = watched;
    await page.getByRole('button', { name: '邀请成员' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('邮箱').fill(REVIEWER.email);
    await dialogue.getByRole('button', { name: '生成邀请链接' }).click();
    const link = await dialogue.locator('[data-copied="邀请链接"]').textContent();
    await page.keyboard.press('Escape');
    await page.getByText('尚未接受的邀请').waitFor();
    expect(await violations(page)).toEqual([]);

    const guest = await opened(link ?? '');
    await guest.page.getByLabel('姓名').fill('韩梅梅');
    await guest.page.locator('input[type="password"]').fill(REVIEWER.password);
    await guest.page.locator('button[type="submit"]').click();
    await guest.page.locator('nav').first().waitFor();
    await guest.page.goto(`${service.url}/settings`);
    await guest.page.getByRole('link', { name: '个人偏好' }).waitFor();
    expect(await guest.page.getByRole('link', { name: '审计日志' }).count()).toBe(0);
    await guest.page.getByText('深色').click();
    await expect.poll(() => guest.page.locator('html').getAttribute('data-theme')).toBe('dark');
    await guest.page.goto(`${service.url}/settings/keys`);
    await guest.page.getByText('没有这一页').waitFor();
    await guest.close();
    // On another machine it looks as they wanted it.
    const elsewhere = await signedIn('/settings', REVIEWER);
    await expect.poll(() => elsewhere.page.locator('html').getAttribute('data-theme')).toBe('dark');
    await elsewhere.close();

    await page.getByRole('link', { name: 'API 密钥' }).click();
    await page.getByRole('button', { name: '新建密钥' }).click();
    await dialogue.getByLabel('用途').fill('报表程序');
    await dialogue.getByRole('button', { name: '创建' }).dblclick();
    const key = await dialogue.locator('[data-copied="密钥"]').textContent();
    const asked = () =>
      fetch(`${service.url}/api/v1/coverage`, { headers: { authorization: `Bearer ${key}` } });
    expect((await asked()).status).toBe(200);
    await page.keyboard.press('Escape');
    // Two clicks made one key: there is none whose secret nobody saw.
    await page.getByRole('row', { name: /报表程序/ }).waitFor();
    expect(await page.getByRole('row', { name: /报表程序/ }).count()).toBe(1);
    await page.getByRole('button', { name: '撤销 报表程序' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '撤销' }).click();
    await page.getByRole('row', { name: /报表程序/ }).waitFor({ state: 'detached' });
    expect((await asked()).status).toBe(401);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: '任务与失败' }).click();
    await page.getByText('the disk was full that night').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^重新执行/ }).click();
    await page.getByText('已重新排队 1 个任务').waitFor();
    await page.getByText('没有放弃的任务。').waitFor();

    await page.getByRole('link', { name: '删除数据' }).click();
    await page.getByText('指定的对话').click();
    await page.getByLabel('对话编号').fill('f-1，nowhere');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('2 个编号，找到 1 通对话').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '彻底删除' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '彻底删除' }).click();
    await page.locator('[data-erased="1"]', { hasText: '另有 1 个编号没有对应的对话' }).waitFor();
    await page.getByText('清查完毕').waitFor({ timeout: 120_000 });
    expect(await violations(page)).toEqual([]);

    await page.goto(`${service.url}/conversations/f-2`);
    await page.getByRole('button', { name: '删除这通对话…' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '彻底删除' }).click();
    await page.getByRole('alert').getByText('对话 f-2 已彻底删除').waitFor();
    await page.locator('[data-total="1"]').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.goto(`${service.url}/settings/audit`);
    for (const action of [
      'conversation.erase',
      'member.invite',
      'invitation.accept',
      'key.create',
      'key.remove',
      'jobs.replay',
    ]) {
      await page.locator(`[data-action="${action}"]`).first().waitFor();
    }
    expect(await violations(page)).toEqual([]);
    const action = page.getByRole('combobox', { name: '操作', exact: true });
    await choose(page, action, '撤销密钥', '撤销密钥');
    await expect.poll(() => page.locator('[data-action]').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('action')).toBe('key.remove');
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 480_000);
});
