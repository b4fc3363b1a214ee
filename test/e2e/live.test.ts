import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveSender, PCM_16K, pcmOf } from '../suites/live-sender.ts';
import { openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const FILE = fileURLToPath(new URL('../../src/adapters/demo-calls/calls/parcel-zh.ogg', import.meta.url));
const browser = await openBrowser();
let app: DemoApp;

beforeAll(async () => {
  if (browser !== null) app = await startDemoApp(browser, 3);
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

describe.skipIf(browser === null)('calls that go on', () => {
  test('a supervisor sees a call as it goes on, the rule as it is hit, and opens the conversation when it is over', async () => {
    const watched = await app.signedIn('zh-CN', '/live');
    const { page } = watched;
    await page.getByText('现在没有正在进行的电话').waitFor();
    expect(await violations(page)).toEqual([]);

    const sender = await liveSender(app.service.url!, app.service.localKey!);
    const about = { id: 'call-1', agent: { id: 'A01', name: '韩梅', team: 'north' } };
    sender.say({ type: 'start', format: PCM_16K, ...about });
    await sender.answer('ready');
    for (const piece of (await pcmOf(FILE)).slice(0, 150)) sender.sound(piece);
    const words = (role: string, text: string, startMs: number, endMs: number) =>
      sender.say({ type: 'words', role, text, startMs, endMs });
    words('customer', '我的退款怎么还没到？电话13800138000', 1_000, 6_000);
    words('agent', '这是规定，我也没办法。', 6_500, 9_000);
    words('customer', '那好吧', 9_500, 10_500);
    words('agent', '您爱找谁找谁去。', 11_000, 13_500);
    await page.getByText('正在进行 1 通').waitFor();
    await page.getByRole('navigation', { name: '正在进行的电话' }).getByRole('button').click();
    await page.getByText('这是规定，我也没办法。').waitFor();
    await page.getByRole('region', { name: '这通电话' }).getByText('服务忌语').waitFor();
    await page.getByRole('list', { name: '此刻谁在说' }).getByText('客服正在说').waitFor();
    expect(await page.getByText('13800138000').count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    // More than fits: what was said last stays in sight, and only that is on the page.
    for (let n = 1; n <= 30; n += 1) {
      const at = 13_500 + n * 45;
      words(n % 2 === 0 ? 'agent' : 'customer', `第${n}件也请记下来`, at, at + 40);
    }
    await page.getByText('第30件也请记下来').waitFor();

    sender.say({ type: 'end' });
    await sender.answer('ended');
    await page.getByText('这通电话已经结束').waitFor();
    await page.getByRole('link', { name: '打开这通对话' }).click();
    await page.getByText('这是规定，我也没办法。').first().waitFor();
    await page.goto(`${app.service.url}/live?call=call-1`);
    await page.getByText('没有这通电话，或不归你查看').waitFor();
    expect(complaintsOf(watched)).toEqual([]);
    await watched.close();
  }, 240_000);
});
