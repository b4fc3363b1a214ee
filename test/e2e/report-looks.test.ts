import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UI_WORDS } from '#adapters/reports/html/ui-words.ts';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { openBrowser } from './browser.ts';
import { ReportFolder, SAMPLES, type Story } from './reports.ts';

/** What somebody might say to take the page over, or to burst it. */
const HOSTILE = [
  `</script><script>document.title = "taken"</script><img src=x onerror="document.title='taken'">`,
  `${'x'.repeat(3000)} https://example.com/${'y'.repeat(500)} ${'长'.repeat(2000)}`,
];
/** Of text against its ground, by WCAG 2.2 level AA. */
const LEAST_CONTRAST = 4.5;

const browser = await openBrowser();
const reports = new ReportFolder();

beforeAll(async () => {
  if (browser === null) return;
  const hostile = join(reports.path, 'hostile.json');
  const turns = HOSTILE.map((text) => ({ role: 'customer', text }));
  writeFileSync(hostile, JSON.stringify({ id: `<b>${'i'.repeat(300)}`, channel: 'chat', turns }));
  await Promise.all([
    ...LANGUAGES.map((language) => reports.write(language, SAMPLES, language)),
    reports.write('hostile', hostile, 'en'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  reports.remove();
});

function reading(report: string, options: BrowserContextOptions, story: Story): Promise<void> {
  return reports.read(browser!, report, options, story);
}

/** Shows the overview, the list and the first conversations, one after the other. */
async function everyView(page: Page, look: () => Promise<void>): Promise<void> {
  for (const place of ['', 'list', 'c0', 'c1', 'c2', 'c3', 'c20', 'c27']) {
    await page.evaluate(`location.hash = '${place}'`);
    await page.evaluate('new Promise(requestAnimationFrame)');
    await look();
  }
}

/** Elements that are wider than what shows them, or than the screen. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('html, body, body *')]
    .filter((one) => {
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
      const { right, width } = one.getBoundingClientRect();
      return (scrolls && one.scrollWidth > one.clientWidth + 1) || (width > 0 && right > innerWidth + 1);
    })
    .map((one) => one.tagName + '.' + one.className)`);

/** Texts that stand out too little from what is behind them, with their contrast. */
const tooFaint = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
      const [r, g, b] = parse(colour).map((part) => part / 255).map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (one) => {
      for (let at = one; at !== null; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if ((parse(colour)[3] ?? 1) === 1) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const found = new Set();
    for (const one of document.querySelectorAll('body *')) {
      const speaks = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
      if (!speaks || one.getClientRects().length === 0) continue;
      const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < ${LEAST_CONTRAST}) found.add(one.tagName + '.' + one.className + ' ' + contrast.toFixed(2));
    }
    return [...found];
  })()`);

const groundOf = (page: Page): Promise<string> =>
  page.evaluate('getComputedStyle(document.body).backgroundColor');

describe.skipIf(browser === null)('the looks of the HTML report', { timeout: 60_000 }, () => {
  it.each(['light', 'dark'] as const)('can be read by everybody in %s', (colorScheme) =>
    reading('zh', { colorScheme }, (page) =>
      everyView(page, async () => expect(await tooFaint(page)).toEqual([])),
    ),
  );

  it('follow the system, and the button on top', () =>
    reading('en', { colorScheme: 'dark' }, async (page) => {
      const dark = await groundOf(page);
      const theme = page.getByRole('button', { name: UI_WORDS.theme.en });
      await theme.click();
      const light = await groundOf(page);
      expect(light).not.toBe(dark);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await groundOf(page)).toBe(light);
      await theme.click();
      expect(await groundOf(page)).toBe(dark);
    }));

  it('are ink on white paper when printed, also from a dark screen', () =>
    reading('zh', {}, async (page) => {
      await page.locator('.items button').first().click();
      await page.getByRole('button', { name: UI_WORDS.theme.zh }).click();
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => groundOf(page)).toBe('rgb(255, 255, 255)');
      await expect.poll(() => tooFaint(page)).toEqual([]);
      expect(await page.locator('.list').isVisible()).toBe(false);
      expect(await page.locator('.transcript').isVisible()).toBe(true);
    }));

  it.each([320, 390, 768, 1024, 1440])('never scroll sideways at a width of %i', (width) =>
    reading('en', { viewport: { width, height: 800 } }, (page) =>
      everyView(page, async () => expect(await tooWide(page)).toEqual([])),
    ),
  );

  it('show on a narrow screen one thing at a time, each a tap away', () =>
    reading('zh', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async (page) => {
      const [overview, list, conversation] = ['.overview', '.list', '.conversation'].map((one) =>
        page.locator(one),
      );
      const shown = async () => [
        await overview!.isVisible(),
        await list!.isVisible(),
        await conversation!.isVisible(),
      ];
      await expect.poll(shown).toEqual([true, false, false]);
      await page.locator('.to-list').tap();
      await expect.poll(shown).toEqual([false, true, false]);
      await page.locator('.items button').nth(2).tap();
      await expect.poll(shown).toEqual([false, false, true]);
      await page.locator('.back').tap();
      await expect.poll(shown).toEqual([false, true, false]);
      await page.locator('.to-overview').tap();
      await expect.poll(shown).toEqual([true, false, false]);
    }));

  it.each([390, 1440])('hold whatever was said, at a width of %i', (width) =>
    reading('hostile', { viewport: { width, height: 800 } }, async (page) => {
      await page.evaluate("location.hash = 'c0'");
      await page.locator('.said').first().waitFor();
      expect(await page.locator('.said').allTextContents()).toEqual(HOSTILE);
      expect(await page.title()).not.toBe('taken');
      expect(await tooWide(page)).toEqual([]);
    }),
  );
});
