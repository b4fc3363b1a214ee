import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UI_WORDS } from '#adapters/reports/html/ui-words.ts';
import { RESOLUTION_WORDS, WORDS } from '#adapters/reports/words.ts';
import { shownSignals } from '#contract/files/findings.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '#core/signals/catalogue.ts';
import { openBrowser } from './browser.ts';
import { ReportFolder, SAMPLES, type Story, tingzhen } from './reports.ts';

/** Samples that are in the canonical form: their turns are what the report has to show. */
const CANONICAL = ['chat-zh.ndjson', 'calls-zh.ndjson'];
interface Spoken {
  readonly id: string;
  readonly turns: readonly { readonly text: string }[];
}

const browser = await openBrowser();
const reports = new ReportFolder();
let analyses: readonly Analysis[] = [];

const spoken = CANONICAL.flatMap((name) =>
  readFileSync(new URL(`../conversations/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n'),
).map((line) => JSON.parse(line) as Spoken);

beforeAll(async () => {
  if (browser === null) return;
  const [lines] = await Promise.all([
    tingzhen(['analyze', SAMPLES, '--format', 'ndjson', '--quiet']),
    ...LANGUAGES.map((language) => reports.write(language, SAMPLES, language)),
  ]);
  analyses = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Analysis);
});

afterAll(async () => {
  await browser?.close();
  reports.remove();
});

function reading(report: string, options: BrowserContextOptions, story: Story): Promise<void> {
  return reports.read(browser!, report, options, story);
}

const shownIds = (page: Page) => page.locator('.items .id').allTextContents();
const text = (page: Page, selector: string) => page.locator(selector).innerText();
const title = (type: SignalType, language: Language) =>
  isKnownSignal(type) ? SIGNALS[type].title[language] : type;
const idsWith = (type: SignalType) =>
  analyses.filter((one) => shownSignals(one).some((signal) => signal.type === type)).map(({ id }) => id);

async function open(page: Page, id: string): Promise<void> {
  await page
    .locator('.items button')
    .filter({ has: page.getByText(id, { exact: true }) })
    .click();
  await shows(page, id);
}

/** Waits for the conversation; an address takes a moment to become what it names. */
function shows(page: Page, id: string): Promise<void> {
  return page.locator('.conversation').getByRole('heading', { name: id, exact: true }).waitFor();
}

/** Passages that are lit, each with its turn; those that touch are one. */
function lit(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('.turn')].flatMap((turn, index) => {
    const passages = [];
    let joins = false;
    for (const piece of turn.querySelector('.said').childNodes) {
      const isLit = piece.nodeType === 1 && piece.classList.contains('lit');
      if (isLit && joins) passages[passages.length - 1] += piece.textContent;
      else if (isLit) passages.push(index + ' ' + piece.textContent);
      joins = isLit;
    }
    return passages;
  })`);
}

describe.skipIf(browser === null).each(LANGUAGES)(
  'the HTML report in %s',
  { timeout: 60_000 },
  (language) => {
    it('tells the figures of the analyses beside it', () =>
      reading(language, {}, async (page) => {
        expect(await page.title()).toBe(WORDS.report[language]);
        expect((await text(page, '.counts')).match(/\d+/g)).toEqual([
          String(analyses.length),
          String(analyses.length),
          '0',
        ]);
        const scores = analyses
          .flatMap(({ evaluations }) => evaluations.flatMap(({ score }) => score ?? []))
          .sort((a, b) => a - b);
        const half = scores.length / 2;
        const figures = [
          scores.reduce((sum, score) => sum + score, 0) / scores.length,
          (scores[Math.floor(half - 0.5)]! + scores[Math.floor(half)]!) / 2,
          scores[0]!,
          scores.at(-1)!,
        ];
        expect((await page.locator('.figure strong').allInnerTexts()).map(Number)).toEqual(
          figures.map((figure) => expect.closeTo(figure, 0.051)),
        );
        const columns = await page.locator('.column .count').allTextContents();
        expect(columns.reduce((sum, count) => sum + Number(count), 0)).toBe(scores.length);

        const rows = await page.locator('button.row').allInnerTexts();
        expect(rows.length).toBeGreaterThan(15);
        for (const row of rows) {
          const [name, count] = row.split('\n').filter((part) => part.trim() !== '');
          const type = Object.keys(SIGNALS).find((one) => title(one as SignalType, language) === name);
          expect(count, name).toBe(`${idsWith(type as SignalType).length}/${analyses.length}`);
        }
        const outcomes = analyses.map(
          ({ signals }) => signals.find(({ type }) => type === 'conversation.resolution')?.value ?? 'unknown',
        );
        for (const said of await page.locator('.outcomes span').allInnerTexts()) {
          const [, words, count] = /^(.*) (\d+)$/.exec(said)!;
          const found = outcomes.filter(
            (one) => RESOLUTION_WORDS[one as keyof typeof RESOLUTION_WORDS][language] === words,
          );
          expect(Number(count), words).toBe(found.length);
        }
      }));

    it('shows every turn as it was said, and marks each signal at its characters', () =>
      reading(language, {}, async (page) => {
        for (const { id, turns } of spoken) {
          const analysis = analyses.find((one) => one.id === id)!;
          await open(page, id);
          expect(await page.locator('.said').allTextContents()).toEqual(turns.map((turn) => turn.text));
          const marked: string[] = await page.evaluate(`[...document.querySelectorAll('.turn')].flatMap(
          (turn, index) => [...turn.querySelectorAll('.chip:not(.emotion)')].map((chip) => {
            const ref = chip.dataset.refs;
            const marks = [...turn.querySelectorAll('mark')].filter((mark) => mark.dataset.refs.split(' ').includes(ref));
            return [index, chip.textContent, marks.map((mark) => mark.textContent).join('')].join(' | ');
          }))`);
          const expected = shownSignals(analysis)
            .filter(({ type }) => type !== 'customer.emotion' && !type.startsWith('conversation.'))
            .map(({ type, turn, start, end }) =>
              [turn, title(type, language), turns[turn]!.text.slice(start, end)].join(' | '),
            );
          expect(marked.toSorted(), id).toEqual(expected.toSorted());
        }
      }));

    it('lights the evidence of an answer under the pointer or the focus, and the answer of a passage', () =>
      reading(language, {}, async (page) => {
        const analysis = analyses.find(({ id }) => id === 'zh-chat-05')!;
        await open(page, analysis.id);
        const answers = analysis.evaluations[0]!.answers.map(({ evidence }, index) => ({ evidence, index }));
        const shown = answers.filter(({ evidence }) => evidence.length > 0 && evidence.length <= 5);
        expect(shown.length).toBeGreaterThan(4);
        let seen = 0;
        for (const { evidence, index } of shown) {
          const answer = page.locator(`.answer[data-refs="a0-${index}"]`);
          if ((await answer.count()) === 0) continue;
          seen++;
          await answer.hover();
          const pointed = await lit(page);
          for (const { turn, text: passage } of evidence) {
            expect(pointed.some((one) => one.startsWith(`${turn} `) && one.includes(passage))).toBe(true);
          }
          expect(pointed.length).toBeLessThanOrEqual(evidence.length);
          await page.mouse.move(2, 2);
          expect(await lit(page)).toEqual([]);
          await answer.focus();
          expect(await lit(page)).toEqual(pointed);
          await answer.blur();
        }
        expect(seen).toBeGreaterThan(2);
        await page.locator('.transcript mark[data-refs*="a0-"]').first().hover();
        expect(await page.locator('.answer.lit').count()).toBeGreaterThan(0);
      }));

    it('goes to the passage of an answer by key or click', () =>
      reading(language, { viewport: { width: 1280, height: 480 } }, async (page) => {
        await open(page, 'zh-chat-05');
        const last = page.locator('.transcript mark[data-refs*="a0-"]').last();
        const ref = (await last.getAttribute('data-refs'))!.split(' ').find((one) => one.startsWith('a0-'))!;
        const first = page.locator(`.transcript mark[data-refs~="${ref}"]`).first();
        await page.locator(`.answer[data-refs="${ref}"]`).focus();
        await page.keyboard.press('Enter');
        const frame = (await page.locator('.transcript').boundingBox())!;
        await vi.waitFor(async () => {
          const passage = (await first.boundingBox())!;
          expect(passage.y).toBeGreaterThanOrEqual(frame.y);
          expect(passage.y + passage.height).toBeLessThanOrEqual(frame.y + frame.height);
        }, 5000);
      }));

    it('is read with the keyboard alone', () =>
      reading(language, {}, async (page) => {
        const ids = await shownIds(page);
        await page.keyboard.press('j');
        await shows(page, ids[0]!);
        await page.keyboard.press('j');
        await shows(page, ids[1]!);
        expect(await text(page, '.items [aria-current="true"] .id')).toBe(ids[1]);
        await page.keyboard.press('k');
        await shows(page, ids[0]!);
        await page.keyboard.press('o');
        await page.getByRole('heading', { name: WORDS.overview[language], exact: true }).waitFor();
        // From a row of the overview into the conversation: the focus goes along.
        await page.locator('.named').first().focus();
        await page.keyboard.press('Enter');
        await shows(page, ids[0]!);
        expect(await page.evaluate('document.activeElement.className')).toBe('conversation');
        await page.keyboard.press('/');
        await page.keyboard.type('kojo');
        expect(await page.getByRole('searchbox').inputValue()).toBe('kojo');
        await shows(page, ids[0]!);
        await page.keyboard.press('Escape');
        await page.keyboard.press('o');
        await page.locator('.overview').waitFor();
      }));

    it('finds by words, signal, outcome and channel, and orders what it found', () =>
      reading(language, {}, async (page) => {
        const search = page.getByRole('searchbox', { name: UI_WORDS.search[language] });
        const menu = (name: string) => page.getByRole('combobox', { name, exact: true });
        const wanted = 'agent.perfunctory';
        await menu(UI_WORDS.signal[language]).selectOption(wanted);
        expect((await shownIds(page)).toSorted()).toEqual(idsWith(wanted).toSorted());
        expect(await text(page, '.filters .count')).toMatch(
          new RegExp(`^${idsWith(wanted).length} / ${analyses.length} `),
        );
        await menu(UI_WORDS.channel[language]).selectOption('email');
        const both = await shownIds(page);
        expect(both.length).toBeLessThan(idsWith(wanted).length);
        expect(idsWith(wanted)).toEqual(expect.arrayContaining(both));
        await menu(UI_WORDS.signal[language]).selectOption('');
        await menu(UI_WORDS.channel[language]).selectOption('');

        const { id, turns } = spoken[0]!;
        await search.fill(turns.at(-1)!.text.slice(0, 8));
        expect(await shownIds(page)).toContain(id);
        await search.fill(id.toUpperCase());
        expect(await shownIds(page)).toEqual([id]);
        await search.fill('no such words anywhere');
        expect(await shownIds(page)).toEqual([]);
        await search.fill('');

        await menu(UI_WORDS.order[language]).selectOption('score');
        const scores = (await page.locator('.items .dot').allTextContents()).map(Number);
        expect(scores).toHaveLength(analyses.length);
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));

        await page.locator('.to-overview').click();
        const row = page.locator('button.row').filter({ hasText: title('agent.deflection', language) });
        await row.click();
        expect((await shownIds(page)).toSorted()).toEqual(idsWith('agent.deflection').toSorted());
        await shows(page, (await shownIds(page))[0]!);
        await page.goBack();
        await page.locator('.overview').waitFor();
      }));
  },
);
