import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { onTestFailed, TestRunner } from 'vitest';

const PROGRAM = '/usr/bin/chromium';
const INSTALL = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=240', 'chromium'];
/** Alone in its container, and quiet: the browser asks nothing of any network by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The system's Chromium with a profile of its own, which goes with it; installed first where it is missing and the
 * package manager may be used. Null, and one line that says why, where there is none: the tests are skipped then.
 */
export async function openBrowser(): Promise<Browser | null> {
  const missing = existsSync(PROGRAM) ? null : install();
  if (missing !== null) {
    console.warn(`Browser tests are skipped: ${missing}. Way out: apt-get install chromium`);
    return null;
  }
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS });
}

/** Null when it is there afterwards, else why not. */
function install(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return `there is no ${PROGRAM}, and only root on Debian could install it here`;
  }
  const run = (words: readonly string[]) =>
    execFileSync('apt-get', words, {
      stdio: 'ignore',
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    try {
      run(INSTALL);
    } catch {
      // The list of packages may be empty or old.
      run(['update']);
      run(INSTALL);
    }
  } catch {
    return `there is no ${PROGRAM}, and apt-get could not install it`;
  }
  return existsSync(PROGRAM) ? null : `apt-get installed no ${PROGRAM}`;
}

/** For how long a page may take on a busy machine, in milliseconds. */
export const PATIENCE_MS = 200_000;

export interface WatchedPage {
  readonly page: Page;
  /** Everything that the page complained of: errors and warnings of the console, exceptions, refused resources. */
  readonly complaints: string[];
  /** Addresses that it asked for, data and file addresses too. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * A page in a context of its own, with an ear to its console and its requests. Nothing on it moves unless asked for:
 * each frame of a motion is drawn by the processor, and a list that is still opening loses clicks.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // What failed to load is told apart by its address.
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  const watched = { page, complaints, requests, close: () => context.close() };
  if (TestRunner.getCurrentTest() !== undefined) onTestFailed(() => describe(watched));
  return watched;
}

/** What stood on the page of a story that broke off. */
async function describe({ page, complaints }: WatchedPage): Promise<void> {
  if (page.isClosed()) return;
  console.error(page.url(), complaints, await page.locator('body').innerText());
}

/**
 * Chooses from the list that a field opens, by the title of the option.
 * @param typed what is typed to find it
 */
export async function choose(page: Page, field: Locator, option: string, typed?: string): Promise<void> {
  await (typed === undefined ? field.click() : field.fill(typed));
  const list = await listOf(page, field);
  const isClosed = () => comes(list.waitFor({ state: 'hidden', timeout: LOST_MS }));
  do await list.getByTitle(option, { exact: true }).click();
  while (!(await isClosed()));
}

/** Chooses from a list that takes several and stays open meanwhile, by their titles or what stands in them. */
export async function chooseAll(
  page: Page,
  field: Locator,
  options: readonly (string | RegExp)[],
): Promise<void> {
  await field.click();
  const list = await listOf(page, field);
  for (const title of options) {
    const option = list.getByTitle(title, { exact: true });
    const chosen = option.and(page.locator('.ant-select-item-option-selected'));
    const isChosen = () => comes(chosen.waitFor({ timeout: LOST_MS }));
    do await option.click();
    while (!(await isChosen()));
  }
  await page.keyboard.press('Escape');
}

/** A list on a busy machine can lose a click; whoever sees nothing come of it for so long clicks again. */
const LOST_MS = 5_000;

/** The list that was opened before may still be closing, so the field says which list is its own. */
async function listOf(page: Page, field: Locator): Promise<Locator> {
  const list = await field.getAttribute('aria-controls');
  return page.locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) });
}

function comes(waited: Promise<void>): Promise<boolean> {
  return waited.then(
    () => true,
    () => false,
  );
}
