import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CALL_WORDS, SAID, takeInCall } from '../suites/spoken-call.ts';
import { choose, openBrowser } from './browser.ts';
import { complaintsOf, type DemoApp, startDemoApp, violations } from './demo-app.ts';

const browser = await openBrowser();
const DEMO = 2;
let app: DemoApp;

beforeAll(async () => {
  if (browser === null) return;
  app = await startDemoApp(browser, DEMO);
  const { ports } = app.service;
  await takeInCall(ports, 'demo', 'call', { words: CALL_WORDS });
  await takeInCall(ports, 'demo', 'wordless', { words: null });
  await takeInCall(ports, 'demo', 'gone', { words: CALL_WORDS });
  await vi.waitFor(
    async () => expect(await ports.workflow.receipts.coverage('demo')).toMatchObject({ analysed: DEMO + 3 }),
    { timeout: 120_000, interval: 300 },
  );
}, 600_000);

afterAll(async () => {
  await app?.stop();
  await browser?.close();
});

/** A busy machine draws and plays late. */
const soon = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 30_000 });
/** Seconds at which the player stands. */
const at = async (page: Page) =>
  Number(await page.getByRole('slider', { name: /播放位置|Position/ }).getAttribute('aria-valuenow'));

describe.skipIf(browser === null)('the player of a call', () => {
  test('plays from the turn that is clicked, follows along, and hides what is hidden in the text', async () => {
    const watched = await app.signedIn('zh-CN', '/conversations/call');
    const { page, requests, close } = watched;
    const player = page.getByRole('region', { name: '通话录音' });
    await player.getByRole('button', { name: '播放' }).waitFor();
    expect(await player.locator('[data-kind="bleep"]').count()).toBe(1);
    // Nobody has listened yet, and nothing says so.
    expect(requests.some((url) => url.includes('/sound'))).toBe(false);

    await page.locator('#turn-2').getByText('马上为您查询').click();
    await player.getByRole('button', { name: '暂停' }).waitFor();
    await soon(() => at(page)).toBeGreaterThanOrEqual(9);
    await soon(() => page.locator('#turn-2').getAttribute('aria-current')).toBe('true');
    await player.getByRole('button', { name: '播放' }).waitFor();

    await page.locator('#turn-1').hover();
    await page.getByRole('button', { name: '听第 2 句' }).click();
    await soon(() => page.locator('#turn-1').getAttribute('aria-current')).toBe('true');
    await soon(() => at(page)).toBeGreaterThanOrEqual(Math.floor(SAID.startMs / 1000));
    await page.locator('#turn-1').focus();
    await page.keyboard.press('Space');
    await player.getByRole('button', { name: '播放' }).waitFor();
    const paused = await at(page);
    await page.keyboard.press('ArrowRight');
    await soon(() => at(page)).toBeGreaterThanOrEqual(Math.min(12, paused + 4));
    await page.keyboard.press('ArrowLeft');
    await soon(() => at(page)).toBeLessThanOrEqual(paused + 1);

    await choose(page, player.getByRole('combobox', { name: '播放速度' }), '1.5×');
    await player.getByTitle('1.5×').waitFor();
    expect(requests.filter((url) => url.includes('reveal=true'))).toEqual([]);
    // Asked before the page is looked over: what looks into a shadow root writes a style that the page refuses.
    expect(complaintsOf(watched)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await close();
  }, 240_000);

  test('asks for a reason where nothing can be hidden, and plays once it is given', async () => {
    const watched = await app.signedIn('en', '/conversations/wordless');
    const { page, close } = watched;
    await page.getByText('Nobody wrote down the words').waitFor();
    const play = page.getByRole('button', { name: 'Play', exact: true });
    expect(await play.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await page.getByRole('button', { name: 'Checking a complaint' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await soon(() => play.isEnabled()).toBe(true);
    await play.click();
    await soon(() => at(page)).toBeGreaterThan(0);
    const [listened] = await app.service.ports.workflow.audit.list('demo', {
      limit: 50,
      action: 'conversation.reveal',
    });
    expect(listened).toMatchObject({ subject: 'wordless', details: { reason: 'Checking a complaint' } });
    expect(complaintsOf(watched)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await close();
  }, 240_000);

  test('says so where the recording is gone, and fits a phone', async () => {
    const { ports } = app.service;
    const { batch } = (await ports.workflow.receipts.find('demo', ['gone']))[0]!;
    await ports.blobs.delete(`demo/recordings/${batch}`);
    const watched = await app.signedIn('en', '/conversations/gone');
    const { page, close } = watched;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('There is no recording of this call').waitFor();
    expect(complaintsOf(watched).filter((text) => !text.includes('/peaks'))).toEqual([]);
    await page.goto(`${app.service.url}/conversations/call`);
    await page.getByRole('slider').waitFor();
    expect(await page.locator('html').evaluate((node) => node.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await close();
  }, 240_000);
});
