import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '#core/conversation/schema.ts';
import { openPage } from './browser.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SAMPLES = 'test/conversations';

/** What a person does with a page and sees on it. */
export type Story = (page: Page) => Promise<void>;

/** Reports written by the real program, in a folder of their own. */
export class ReportFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'tingzhen-report-'));

  async write(report: string, conversations: string, language: Language): Promise<void> {
    const out = join(this.path, `${report}.html`);
    await tingzhen(['analyze', conversations, '--out', out, '--language', language, '--quiet']);
  }

  /** Opens a report and lets the story be told; the page must stay quiet and ask for nothing but itself. */
  async read(browser: Browser, report: string, options: BrowserContextOptions, story: Story): Promise<void> {
    const address = pathToFileURL(join(this.path, `${report}.html`)).href;
    const { page, complaints, requests, close } = await openPage(browser, options);
    try {
      await page.goto(address);
      await story(page);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([address]);
    } finally {
      await close();
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Runs the real program in the root of the project; gives what it printed, fails with what it complained of. */
export function tingzhen(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['bin/tingzhen.js', ...words], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  return new Promise((done, fail) =>
    child.on('close', (code) =>
      code === 0 ? done(out) : fail(new Error(`tingzhen ${words.join(' ')} ended with ${code}: ${err}`)),
    ),
  );
}
