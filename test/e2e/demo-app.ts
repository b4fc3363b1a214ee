import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { ServiceLimits } from '#app/boot-service.ts';
import { type RunningService, startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { demoConversations } from '#core/demo/conversations.ts';
import { copyEmptyStore } from '../suites/embedded-folder.ts';
import { openPage, PATIENCE_MS, type WatchedPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const ADMIN = { email: 'li@example.com', password: 'correct horse' };
/** There, a thread that has only just begun must not be taken for one that hangs. */
export const PATIENT: ServiceLimits = { analysisMs: () => PATIENCE_MS };

/** A service with the newest conversations of the demo organisation in it, all analysed, and its administrator. */
export interface DemoApp {
  readonly service: RunningService;
  /** A page of that path, opened by somebody who has just signed in; the administrator if nobody else is named. */
  signedIn(locale: string, path?: string, person?: { email: string; password: string }): Promise<WatchedPage>;
  stop(): Promise<void>;
}

/** Kept for the stories that share a worker: to write three thousand conversations takes seconds. */
const written = new Map<string, readonly Conversation[]>();

function demoUntil(day: string): readonly Conversation[] {
  const all = written.get(day) ?? [...demoConversations({ until: day })];
  written.set(day, all);
  return all;
}

/** Takes the newest conversations in and waits until they are analysed. */
async function fill({ ports }: RunningService, conversations: number): Promise<void> {
  const newest = demoUntil(new Date().toISOString().slice(0, 10)).slice(-conversations);
  await receiveConversations(ports, 'demo', newest, 'backfill');
  await vi.waitFor(
    async () =>
      expect(await ports.workflow.receipts.coverage('demo')).toMatchObject({
        analysed: conversations,
        pending: 0,
      }),
    { timeout: 400_000, interval: 500 },
  );
}

/** @param environment more settings, as they stand in the environment */
export async function startDemoApp(
  browser: Browser,
  conversations: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<DemoApp> {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-app-'));
  await copyEmptyStore(join(folder, 'workflow'));
  const quiet = () => {};
  const service = await startService(
    readSettings({
      TINGZHEN_DATA_DIR: folder,
      TINGZHEN_PORT: '0',
      TINGZHEN_THREADS: '1',
      TINGZHEN_INIT_ADMIN_EMAIL: ADMIN.email,
      TINGZHEN_INIT_ADMIN_PASSWORD: ADMIN.password,
      ...environment,
    }),
    {
      id: 'demo',
      name: '栗屿生活',
      timeZone: 'Asia/Shanghai',
      retentionDays: null,
      packs: ['general'],
    },
    // Why a page waits for ever stands in what the service complained of.
    { info: quiet, warn: quiet, error: (fields, text) => console.error(text, fields) },
    PATIENT,
  );
  const stop = async () => {
    await service.stop(2_000);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await fill(service, conversations);
  } catch (failure) {
    // The next story of this worker needs the stores.
    await stop();
    throw failure;
  }
  return {
    service,
    async signedIn(locale, path = '/', { email, password } = ADMIN) {
      const watched = await openPage(browser, { locale });
      const { page } = watched;
      // The form of the door is walked through at the door; here it would be loaded and drawn for each page.
      const entered = await page.request.post(`${service.url}/api/auth/sign-in/email`, {
        headers: { origin: service.url! },
        data: { email, password },
        timeout: PATIENCE_MS,
      });
      expect(entered.ok()).toBe(true);
      await page.goto(`${service.url}${path}`);
      await page.locator('nav').first().waitFor();
      return watched;
    },
    stop,
  };
}

/** What of WCAG AA is broken on the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy lets no foreign script in; what the browser itself evaluates is not asked.
  await page.evaluate(axe);
  const found = await violationsNow(page);
  if (found.length === 0) return found;
  // A button on its way from one colour to another has neither; what is broken is so a second later too.
  await page.waitForTimeout(1_000);
  return violationsNow(page);
}

function violationsNow(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    const found = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return found.violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

/** Complaints of the browser, without that of the first question who somebody is. */
export function complaintsOf({ complaints }: WatchedPage): string[] {
  return complaints.filter((text) => !text.includes('401'));
}
