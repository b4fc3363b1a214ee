import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, PATIENCE_MS } from './browser.ts';
import { ADMIN, complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
const CONVERSATIONS = 24;
let app: DemoApp;

beforeAll(async () => {
  if (browser !== null) app = await startDemoApp(browser, CONVERSATIONS);
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

const RULE_WITH_ERROR = `
  - id: asks-for-refund
    title: { zh: 要退款, en: Asks for a refund }
    find: { by: custmer, says: [退款, 退钱] }
`;
const FILES = [
  {
    path: 'rules.yaml',
    text: `# Words of two people.
rules:
  - id: says-sorry
    title: { zh: 致歉, en: Says sorry }
    find: { by: agent, says: [抱歉] }
`,
  },
];

/** Writes at the end of the file that is open. */
async function writeAtEnd(page: Page, text: string): Promise<void> {
  const content = page.locator('.cm-content[contenteditable="true"]').first();
  await content.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
}

async function draftOf(rulebook: string): Promise<string> {
  const draft = { rulebook, files: FILES, note: '', createdBy: 'system' };
  const { version } = await app.service.ports.workflow.rulebooks.saveDraft('demo', draft);
  return `/rules/${rulebook}/${version}`;
}

describe.skipIf(browser === null)('rules and scorecards', () => {
  test('a rule is written, mended, tried, backtested and made active', async () => {
    const watched = await app.signedIn('zh-CN', '/rules');
    const { page, close } = watched;
    await page.getByText('33 个评分项').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '新建规则集' }).click();
    await page.getByLabel('名称').fill('refunds');
    await page.getByRole('button', { name: '新建', exact: true }).click();

    // The form, its examples run as tests.
    await page.getByText('2 个例子全部通过').waitFor();
    await page.getByText('引擎的理解：').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('名称 · 中文').fill('客服道歉');
    await page.getByRole('navigation', { name: '目录' }).getByText('客服道歉').waitFor();

    // The text of the same document; what is wrong is said at its place, with what was meant.
    await page.locator('.ant-segmented-item-label', { hasText: 'YAML' }).click();
    await page.getByText('title: { zh: 客服道歉').waitFor();
    await writeAtEnd(page, RULE_WITH_ERROR);
    await page.getByRole('tab', { name: '问题 1' }).click();
    await page.getByText('没有名为 custmer 的角色').waitFor();
    await page.locator('.cm-lintRange-error').hover();
    await page.locator('.cm-diagnosticAction').first().click();
    await page.getByRole('tab', { name: '问题 0' }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('tab', { name: '试用' }).click();
    await page.getByLabel('对话内容').fill('客户: 我要退钱\n客服: 抱歉，马上办');
    await page.getByRole('navigation', { name: '目录' }).getByText('要退款').click();
    await page.locator('[data-outcome="hit"]', { hasText: '要退款' }).waitFor();
    await expect.poll(() => page.locator('.transcript mark', { hasText: '退钱' }).count()).toBe(1);

    await page.getByRole('button', { name: '回测' }).click();
    await page.getByRole('button', { name: '开始回测' }).click();
    await expect
      .poll(() => page.locator('[data-figure="conversations"]').textContent(), { timeout: PATIENCE_MS })
      .toBe(String(CONVERSATIONS));
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: '生效…' }).click();
    await page.getByText('新增规则 2').waitFor();
    await page.getByRole('button', { name: '生效', exact: true }).click();
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByRole('link', { name: 'refunds' }).waitFor();
    const active = await app.service.ports.workflow.rulebooks.active('demo');
    expect(active.map(({ rulebook }) => rulebook)).toEqual(['general', 'refunds']);
    expect(active[1]!.files[0]!.text).toContain('by: customer');
    expect(complaintsOf(watched)).toEqual([]);
    await close();
  }, 240_000);

  test('of two who write in one draft the second sees the difference, and nothing typed is lost', async () => {
    const path = await draftOf('shared');
    const [first, second] = [
      await app.signedIn('en', `${path}?view=text`),
      await app.signedIn('en', `${path}?view=text`),
    ];
    await writeAtEnd(first.page, '# of the first\n');
    await writeAtEnd(second.page, '# of the second\n');
    await first.page.getByRole('button', { name: 'Save' }).click();
    await first.page.getByText(/^Saved by/).waitFor();

    await second.page.getByRole('button', { name: 'Save' }).click();
    const dialog = second.page.getByRole('dialog', { name: 'Somebody else has changed this draft' });
    await dialog.getByText('# of the first').waitFor();
    await dialog.getByText('# of the second').waitFor();
    expect(await violations(second.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go on with the right side' }).click();
    await second.page.getByText('# of the second').waitFor();

    // What is not saved outlives the page, and a session that ends.
    await second.page.reload();
    await second.page.getByText(/and not saved is back/).waitFor();
    await second.page.getByText('# of the second').waitFor();
    await second.page.context().clearCookies();
    await second.page.getByRole('button', { name: 'Save' }).click();
    await second.page.getByLabel('Password').fill(ADMIN.password);
    await second.page.getByRole('button', { name: 'Sign in' }).click();
    await second.page.getByText(/^Saved by/).waitFor();
    const kept = await app.service.ports.workflow.rulebooks.version('demo', 'shared', 1);
    expect(kept).toMatchObject({ revision: 3 });
    expect(kept!.files[0]!.text).toContain('# of the second');

    await second.page.goto(`${app.service.url}/rules/shared`);
    await second.page.getByRole('list', { name: 'Versions' }).getByText('v1').waitFor();
    expect(await violations(second.page)).toEqual([]);
    await first.close();
    await second.close();
  }, 240_000);
});
