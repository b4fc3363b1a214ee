import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseAll, openBrowser, PATIENCE_MS } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
/** Enough for every agent to have some. */
const CONVERSATIONS = 40;
const PASSWORD = 'a quiet password';
let app: DemoApp;

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

beforeAll(async () => {
  if (browser !== null) app = await startDemoApp(browser, CONVERSATIONS);
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** A member who was invited and has come in. */
async function member(admin: Page, name: string, place: object): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const invited = await admin.request.post(`${app.service.url}/api/v1/members:invite`, {
    data: { email, ...place },
  });
  const { token } = (await invited.json()) as { token: string };
  // By somebody who is nobody yet, not by whoever invited.
  const accepted = await fetch(`${app.service.url}/api/v1/invitations:accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name, password: PASSWORD }),
  });
  expect(accepted.ok).toBe(true);
  return { name, email, password: PASSWORD };
}

interface Evaluated {
  readonly rules: readonly { readonly rule: string; readonly outcome: string }[];
  readonly evaluations: readonly {
    readonly answers: readonly {
      readonly criterion: string;
      readonly answer: string;
      readonly source: string;
    }[];
  }[];
}

/** Conversations of earlier stories: a decision moves theirs in the order of scores. */
const taken = new Set<string>();

/**
 * The agent with a conversation in which a rule's hit cost points, none taken before, and the criterion that asks for the rule.
 */
async function faulty(admin: Page) {
  const url = `${app.service.url}/api/v1/conversations`;
  const list = await admin.request.get(`${url}?limit=${CONVERSATIONS}&sort=lowest_score`);
  const { conversations } = (await list.json()) as {
    conversations: { id: string; agent: string }[];
  };
  for (const { id, agent } of conversations.filter((one) => !taken.has(one.id))) {
    const { rules, evaluations } = (await (await admin.request.get(`${url}/${id}`)).json()) as Evaluated;
    const hits = new Set(rules.filter(({ outcome }) => outcome === 'hit').map(({ rule }) => rule));
    const index = (evaluations[0]?.answers ?? []).findIndex(
      ({ answer, source }) => answer === 'no' && source.startsWith('rule:') && hits.has(source.slice(5)),
    );
    if (index < 0) continue;
    taken.add(id);
    return { id, agent, answers: evaluations[0]!.answers, fault: index };
  }
  throw new Error('the demo organisation has no conversation in which a rule cost points');
}

describe.skipIf(browser === null)('reviews', () => {
  test('sampled, judged against the machine, appealed, decided by another; the rule pays for it', async () => {
    const watched = await app.signedIn('zh-CN', '/');
    const { page: admin } = watched;
    const { id, agent, answers, fault } = await faulty(admin);
    const reviewer = await member(admin, '周敏', { role: 'reviewer' });
    const spoke = await member(admin, '坐席本人', { role: 'agent', agentIds: [agent] });
    const other = await member(admin, '别的坐席', { role: 'agent', agentIds: ['nobody'] });

    // Who and what would be drawn is seen before anybody gets it.
    await admin.goto(`${app.service.url}/reviews?view=sampling&period=all&size=${CONVERSATIONS}`);
    await admin.getByRole('button', { name: '试抽' }).click();
    await admin.getByText(new RegExp(`${CONVERSATIONS} 通中抽到 ${CONVERSATIONS} 通`)).waitFor();
    expect(await violations(admin)).toEqual([]);
    await chooseAll(admin, admin.getByRole('combobox', { name: '分给谁' }), [/周敏/]);
    await admin.getByRole('button', { name: `分配 ${CONVERSATIONS} 通` }).dblclick();
    await admin.getByText(`0/${CONVERSATIONS}`).waitFor();

    // The reviewer judges by what was said; the machine is silent until they have.
    const reviewing = await app.signedIn('zh-CN', '/reviews', reviewer);
    const { page } = reviewing;
    await page.getByText(`我的 ${CONVERSATIONS}`).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: id, exact: true }).click();
    await page.getByText('先凭原文作答').waitFor();
    expect(await page.locator('.transcript mark').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    const asked = page.locator('[data-question]');
    await expect.poll(() => asked.count()).toBe(answers.length);
    await page.keyboard.press('Control+Enter');
    await page.getByText('有评分项还没有答好').waitFor();
    for (const [index, { answer }] of answers.entries()) {
      // The same as the machine but in the first, in which the reviewer disagrees.
      const said = index === 0 ? (answer === 'yes' ? 'no' : 'yes') : answer;
      await expect.poll(() => asked.nth(index).getAttribute('aria-current')).toBe('true');
      await page.keyboard.press(said === 'yes' ? '1' : said === 'no' ? '2' : '0');
      if (index === 2) {
        // A note is typed, and the session ends meanwhile.
        await page.keyboard.press('p');
        await page.keyboard.press('c');
        await page.context().clearCookies();
        await page.keyboard.type('听了两遍');
        await page.getByRole('dialog').waitFor();
        await page.getByLabel('密码').fill(reviewer.password);
        await page.getByRole('button', { name: '登录' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByText('已保存').waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press('n');
      }
    }
    await page.getByText(`${answers.length}/${answers.length}`).waitFor();
    // The service is away for a while: that is said, leaving asks, and it is saved as soon as the service is back.
    await page.context().setOffline(true);
    await page.getByLabel('总评').fill('断网时写的');
    await page.getByText('正在自动重试').waitFor();
    await page.getByRole('link', { name: '回到复核' }).click();
    await page
      .getByRole('dialog', { name: '还有内容没有存上' })
      .getByRole('button', { name: '留在本页' })
      .click();
    await page.context().setOffline(false);
    await page.getByText('已保存').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/与机器不同 \d+ 项/).waitFor();
    await page.getByText('听了两遍').waitFor();
    expect(await page.locator('.transcript mark').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    const expected = /422|ERR_INTERNET_DISCONNECTED/;
    expect(complaintsOf(reviewing).filter((text) => !expected.test(text))).toEqual([]);
    await reviewing.close();

    // The agent sees their own, and objects to what the rule had said; others see nothing.
    const stranger = await app.signedIn('zh-CN', '/reviews', other);
    await stranger.page.getByText('你的对话还没有被复核过').waitFor();
    await stranger.close();
    const objecting = await app.signedIn('zh-CN', '/reviews', spoke);
    await objecting.page.getByRole('link', { name: id, exact: true }).click();
    const line = objecting.page
      .getByRole('region', { name: '复核结果' })
      .getByRole('listitem')
      .filter({ has: objecting.page.locator('button') })
      .nth(fault);
    await line.getByRole('button', { name: '申诉' }).click();
    await objecting.page.getByPlaceholder('说明依据，最好指出第几轮').fill('第 2 轮是在复述客户的话');
    await objecting.page.getByRole('button', { name: '提交申诉' }).click();
    await objecting.page.getByText('待裁定').waitFor();
    expect(await violations(objecting.page)).toEqual([]);
    await objecting.close();

    // Somebody else decides, with both views before them.
    await admin.goto(`${app.service.url}/reviews?view=appeals`);
    await admin.getByRole('button', { name: '查看双方依据并裁定' }).click();
    await admin.getByText('复核人 周敏').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByPlaceholder('双方都会看到').fill('确为复述');
    await admin.getByRole('button', { name: '裁定', exact: true }).click();
    await admin.getByText(/已作为应“未命中”的样例加入草稿 general@2/).waitFor();

    await admin.getByRole('link', { name: '规则质量' }).click();
    const wrong = admin.getByRole('region', { name: '规则的准确率' }).locator('strong', { hasText: /^0%$/ });
    await expect.poll(() => wrong.count(), { timeout: PATIENCE_MS }).toBeGreaterThan(0);
    expect(await violations(admin)).toEqual([]);
    const draft = await admin.request.get(`${app.service.url}/api/v1/rulebooks/general/versions/2`);
    const text = await draft.text();
    expect([`申诉成立：${id}`, `Upheld appeal: ${id}`].some((name) => text.includes(name))).toBe(true);
    expect(complaintsOf(watched)).toEqual([]);
    await watched.close();
  }, 400_000);

  test('an agent objects to what the machine alone said, beside the words; what is decided stands on the page', async () => {
    const watched = await app.signedIn('zh-CN', '/');
    const { page: admin } = watched;
    const { id, agent } = await faulty(admin);
    const spoke = await member(admin, '坐席本人', { role: 'agent', agentIds: [agent] });
    const path = `/conversations/${encodeURIComponent(id)}`;
    const own = await app.signedIn('zh-CN', path, spoke);
    await own.page.getByRole('button', { name: '申诉' }).first().click();
    await own.page.getByPlaceholder('说明依据，最好指出第几轮').fill('第 2 轮已经说明');
    expect(await violations(own.page)).toEqual([]);
    await own.page.getByRole('button', { name: '提交申诉' }).click();
    await own.page.getByRole('link', { name: '申诉待裁定' }).waitFor();
    expect(complaintsOf(own)).toEqual([]);
    await own.close();

    await admin.goto(`${app.service.url}/reviews?view=appeals`);
    await admin.getByRole('button', { name: '查看双方依据并裁定' }).click();
    await admin.getByRole('heading', { name: '机器', exact: true }).waitFor();
    await admin.getByPlaceholder('双方都会看到').fill('确已说明');
    await admin.getByRole('button', { name: '裁定', exact: true }).click();
    await admin.locator('span[data-state="upheld"]').first().waitFor();
    await admin.goto(`${app.service.url}${path}`);
    await admin.getByText(/人工裁定 .* 分，以此为准/).waitFor();
    await admin.getByRole('link', { name: '查看复核' }).click();
    await admin.getByText('机器评定，因申诉留存').waitFor();
    expect(complaintsOf(watched)).toEqual([]);
    await watched.close();
  }, 240_000);

  test('raters judge blind, and the session shows how far they agree once it is closed', async () => {
    const watched = await app.signedIn('en', '/reviews?view=calibration&period=all');
    const { page } = watched;
    const url = `${app.service.url}/api/v1`;
    const other = await member(page, 'Wu Jie', { role: 'reviewer' });
    await page.getByRole('button', { name: 'New calibration' }).click();
    await page.getByLabel('Name').fill('First in March');
    await chooseAll(page, page.getByRole('combobox', { name: /Raters/ }), ['Wu Jie', 'li']);
    await page.getByLabel('In all').fill('2');
    await page.getByRole('button', { name: 'Try a draw' }).click();
    await page.getByRole('button', { name: 'Draw again' }).waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('Until it is closed nobody sees').waitFor();
    expect(await violations(page)).toEqual([]);

    const session = new URL(page.url()).searchParams.get('session')!;
    const second = await app.signedIn('en', `/reviews?view=calibration&session=${session}`, other);
    for (const [rater, greeting] of [
      [page, 'yes'],
      [second.page, 'no'],
    ] as const) {
      const read = await rater.request.get(`${url}/calibrations/${session}`);
      const { mine } = (await read.json()) as { mine: { review: string }[] };
      for (const { review } of mine) {
        const answers = await everyAnswer(rater, greeting);
        const sent = await rater.request.post(`${url}/reviews/${review}/submit`, {
          data: { answers, revision: 0 },
        });
        expect(sent.ok()).toBe(true);
      }
    }
    await second.close();
    await page.reload();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByText('Conversations that split the raters').waitFor();
    const row = page.getByRole('region', { name: 'Agreement' }).locator('tbody tr').first();
    await expect.poll(() => row.textContent()).toContain('0%');
    expect(await violations(page)).toEqual([]);
    expect(complaintsOf(watched)).toEqual([]);
    await watched.close();
  }, 240_000);
});

/** Nothing applies but the greeting. */
async function everyAnswer(page: Page, greeting: string): Promise<Record<string, { answer: string }>> {
  const list = await page.request.get(`${app.service.url}/api/v1/conversations?limit=1`);
  const { conversations } = (await list.json()) as { conversations: { id: string }[] };
  const read = await page.request.get(`${app.service.url}/api/v1/conversations/${conversations[0]!.id}`);
  const { evaluations } = (await read.json()) as Evaluated;
  const answers = evaluations[0]!.answers.map(({ criterion }) => [criterion, { answer: 'not_applicable' }]);
  return { ...Object.fromEntries(answers), greeting: { answer: greeting } };
}
