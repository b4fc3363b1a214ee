import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { ReportPage } from '#contract/files/report-page.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFrame } from '#contract/files/writing.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { HtmlWriter } from './html-writer.ts';

const frame: ResultFrame = {
  language: 'en',
  version: '1.2.3',
  rules: [],
  scorecards: [],
  width: 100,
  colour: false,
  all: false,
};
const analyser = new Analyser({ detectors: [] });

function item(id: string, text: string, points = 0): AnalysedItem {
  const conversation = { id, channel: 'chat' as const, turns: [{ role: 'customer' as const, text }] };
  return {
    conversation,
    analysis: analyser.analyse(conversation),
    source: { file: 'in.ndjson' },
    warnings: [],
    worth: { points, reasons: [], learnPoints: 0, learnReasons: [] },
  };
}

function summary(analysed: number): Summary {
  return {
    counts: { files: 1, read: analysed, analysed, rejected: 0 },
    rejectCodes: [],
    turns: analysed,
    channels: {},
    languages: {},
    scorecards: [],
    satisfaction: { mean: null, counts: [0, 0, 0, 0, 0] },
    resolution: { resolved: 0, partly: 0, unresolved: 0, unknown: analysed },
    faults: [],
    strengths: [],
    unhappy: [],
    rules: [],
    worthReading: [],
    worthLearning: [],
  };
}

function written(items: readonly AnalysedItem[]): string {
  const writer = new HtmlWriter(frame);
  return writer.start() + items.map((one) => writer.item(one)).join('') + writer.end(summary(items.length));
}

function pageOf(html: string): ReportPage {
  const data = /<script type="application\/json" id="page">(.*)<\/script>/.exec(html)![1]!;
  return JSON.parse(data) as ReportPage;
}

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)> <!--\u2028&lt;';

test('nothing that was said is markup, and all of it is there', () => {
  const html = written([item('<b>id</b>', HOSTILE)]);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<b>');
  expect(html).not.toContain('<!--');
  const [conversation] = pageOf(html).conversations;
  expect(conversation).toMatchObject({ id: '<b>id</b>', turns: [{ text: HOSTILE }] });
});

test('a turn that a recogniser hardly understood says so', () => {
  const said = item('c', 'hello');
  const turnAt = (confidence: number) => ({
    ...said.conversation.turns[0]!,
    attributes: { sound: { confidence } },
  });
  const conversation = { ...said.conversation, turns: [turnAt(0.62), turnAt(0.9)] };
  const [page] = pageOf(written([{ ...said, conversation }])).conversations;
  expect(page!.turns.map(({ unclear }) => unclear)).toEqual(['heard at 62%', undefined]);
});

test('the policy admits just the script and the style of the page, and nothing is fetched', () => {
  const html = written([item('c', 'hello')]);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)![1]!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash(script)}`);
  expect(policy).toContain(`style-src ${hash(style)}`);
  expect(html.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/https?:|url\(|<link|src=/);
});

test('of very many conversations those most worth reading are kept, in their order; the figures are of all', () => {
  const items = Array.from({ length: 2500 }, (_, index) => item(`c-${index}`, 'hi', index % 5));
  const page = pageOf(written(items));
  expect(page.summary.counts.analysed).toBe(2500);
  expect(page.conversations).toHaveLength(1000);
  expect(page.conversations.every(({ points }) => points >= 3)).toBe(true);
  const orders = page.conversations.map(({ id }) => Number(id.slice(2)));
  expect(orders).toEqual(orders.toSorted((a, b) => a - b));
});

test('a single conversation of any size is kept', () => {
  const small = item('huge', 'x', 1);
  const turns = [{ role: 'customer' as const, text: 'x'.repeat(33_000_000) }];
  const page = pageOf(written([{ ...small, conversation: { ...small.conversation, turns } }]));
  expect(page.conversations.map(({ id }) => id)).toEqual(['huge']);
});
