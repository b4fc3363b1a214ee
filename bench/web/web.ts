import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { machine, printTable } from '../timing.ts';
import { acting, openBrowser, opening, signedIn } from './browser.ts';
import { fillFolder, PERSON, SERVICE, startService, stopService } from './service.ts';

const RUNS = 7;
const OPENED_MS = 500;
const ALL_SHOWN = `document.querySelector('[data-figure="score"]') && document.querySelectorAll('[data-figure]').length === 4`;
const LIST_SHOWN = `document.querySelector('[data-selected] a') && !document.querySelector('[data-stale="true"]')`;

export interface WebOptions {
  /** A data folder that is there already, with the administrator of this measurement; it is left as it is. */
  readonly folder?: string;
  /** Conversations to be made; the demo organisation when absent. */
  readonly conversations?: number;
}

/**
 * What a person waits for in a browser: the first paint, the figures, a filter, a conversation. Traps: the driver's own
 * time is in every act; the browser and the service share the machine.
 */
export async function benchWeb({ folder, conversations }: WebOptions): Promise<void> {
  const isMade = conversations !== undefined;
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'tingzhen-bench-web-')));
  if (folder === undefined && isMade) {
    await stopService(await startService(place, true));
    await fillFolder(place, conversations);
  }
  const service = await startService(place, isMade);
  const browser = await openBrowser();
  try {
    if (!isMade && folder === undefined) await untilAnalysed();
    const figures = await measured(browser, isMade);
    console.log(
      `Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; headless Chromium, wall clock.`,
    );
    printTable(
      `The application, ${isMade ? `${conversations.toLocaleString('en')} conversations` : 'the demo organisation'}`,
      ['what somebody waits for', 'p50, ms', 'longest, ms'],
      Object.entries(figures).map(([name, times]) => [name, at(times, 0.5), at(times, 1)]),
    );
  } finally {
    await browser.close();
    await stopService(service);
    if (folder === undefined) await rm(place, { recursive: true, force: true });
  }
}

/** The period and scorecard of the conversations that are made; the demo's are those that a page begins with. */
const MADE = '&from=2026-02-01T00%3A00%3A00Z&to=2026-03-01T00%3A00%3A00Z&scorecard=service';

async function measured(browser: Browser, isMade: boolean): Promise<Record<string, number[]>> {
  const more = isMade ? MADE : '';
  const figures: Record<string, number[]> = {};
  const note = (name: string, ms: number) => {
    figures[name] ??= [];
    figures[name].push(ms);
  };
  for (let run = 0; run < RUNS; run++) {
    const page = await signedIn(browser);
    const cold = await opening(page, `/?${more.slice(1)}`, ALL_SHOWN);
    note('overview, nothing kept: first contentful paint', cold.paint);
    note('overview, nothing kept: its four figures', cold.shown);
    const warm = await opening(page, `/?${more.slice(1)}`, ALL_SHOWN);
    note('overview again: first contentful paint', warm.paint);
    note('overview again: its four figures', warm.shown);
    await interactions(page, more, note);
    await page.context().close();
  }
  return figures;
}

async function interactions(
  page: Page,
  more: string,
  note: (name: string, ms: number) => void,
): Promise<void> {
  const list = await opening(page, `/conversations?${more.slice(1)}`, LIST_SHOWN);
  note('list of conversations: its first page', list.shown);
  const total = await page.locator('[data-total]').getAttribute('data-total');
  const isFiltered = `${LIST_SHOWN} && document.querySelector('[data-total]').dataset.total !== '${total}'`;
  await page.getByRole('combobox', { name: '渠道' }).click();
  const choice = page.locator('.ant-select-item-option').filter({ hasText: '在线' });
  await choice.waitFor();
  // A list that is still opening moves away under a click.
  await page.waitForTimeout(OPENED_MS);
  note('a filter is clicked: the filtered list', await acting(page, () => choice.click(), isFiltered));
  await page.keyboard.press('Escape');
  const row = page.locator('[data-selected] a').nth(2);
  const text = `document.querySelector('aside .transcript li')`;
  await page.waitForFunction(text);
  const id = await row.getAttribute('href');
  const wanted = decodeURIComponent(id!.split('?')[0]!.split('/').at(-1)!);
  const previewed = `document.querySelector('aside h2')?.textContent === ${JSON.stringify(wanted)} && ${text}`;
  note('a conversation is clicked: its preview', await acting(page, () => row.click(), previewed));
  const opened = `location.pathname !== '/conversations' && document.querySelector('main .transcript li')`;
  const link = page.locator('aside header a');
  note('a conversation is opened: its page', await acting(page, () => link.click(), opened));
}

async function untilAnalysed(): Promise<void> {
  const signIn = await fetch(`${SERVICE}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SERVICE },
    body: JSON.stringify(PERSON),
  });
  const cookie = signIn.headers.getSetCookie()[0]!.split(';')[0]!;
  for (;;) {
    const answer = await fetch(`${SERVICE}/api/v1/coverage`, { headers: { cookie } });
    const { received, pending } = (await answer.json()) as { received: number; pending: number };
    if (received > 0 && pending === 0) return;
    await pause(1_000);
  }
}

function at(times: readonly number[], share: number): string {
  const ordered = times.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))]!.toFixed(0);
}
