import { type Browser, chromium, type Page } from 'playwright-core';
import { PERSON, SERVICE } from './service.ts';

const PATIENCE_MS = 120_000;

/** The system's Chromium; throws where there is none. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A page of somebody who is signed in, without anything kept from before but that. */
export async function signedIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    // What the measurement waits for is evaluated within the page, which its own policy forbids.
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.request.post(`${SERVICE}/api/auth/sign-in/email`, { data: PERSON });
  return page;
}

/** Milliseconds from the beginning of the navigation to the first contentful paint, and until `shown` is there. */
export async function opening(
  page: Page,
  path: string,
  shown: string,
): Promise<{ readonly paint: number; readonly shown: number }> {
  await page.goto(`${SERVICE}${path}`, { waitUntil: 'commit' });
  const at = await nowWhen(page, shown);
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  return { paint, shown: at };
}

/**
 * Milliseconds from an act until `done` holds and the page has been painted. What the driver itself needs to press
 * a key or a button is in it.
 */
export async function acting(page: Page, act: () => Promise<unknown>, done: string): Promise<number> {
  const began = await page.evaluate(() => performance.now());
  await act();
  return (await nowWhen(page, done)) - began;
}

/** The page's clock, with the frame in which the expression first holds. */
async function nowWhen(page: Page, expression: string): Promise<number> {
  const handle = await page.waitForFunction(
    `(${expression}) && new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))`,
    undefined,
    { polling: 'raf' },
  );
  return (await handle.jsonValue()) as number;
}
