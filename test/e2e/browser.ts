import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

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

export interface WatchedPage {
  readonly page: Page;
  /** Everything that the page complained of: errors and warnings of the console, exceptions, refused resources. */
  readonly complaints: string[];
  /** Addresses that it asked for, data and file addresses too. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A page in a context of its own, with an ear to its console and its requests. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // What failed to load is told apart by its address.
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  return { page, complaints, requests, close: () => context.close() };
}

/** Chooses from the list that a field opens, by the title of the option. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  // The list that was opened before may still be closing, so the field says which list is its own.
  const list = await field.getAttribute('aria-controls');
  const dropdown = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) });
  // A list that is still opening on a busy machine can lose a click; whoever sees it stay clicks again.
  const isClosed = () =>
    dropdown.waitFor({ state: 'hidden', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  do await dropdown.getByTitle(option, { exact: true }).click();
  while (!(await isClosed()));
}
