import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { unFormula } from '#contract/files/csv-row.ts';
import type { ResultFrame } from '#contract/files/writing.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import { CsvWriter } from './csv-writer.ts';

const { scorecard } = parseScorecard(`
scorecard: survey
version: "1"
title: 回访
sections:
  - id: all
    title: 全部
    weight: 1
    criteria:
      - id: csat
        title: 打分
        weight: 1
        answer: { meta: csat, levels: [ { at_least: 4, answer: yes }, { at_least: 0, answer: no } ] }
`);
const frame: ResultFrame = {
  language: 'zh',
  version: '0',
  rules: [],
  scorecards: [scorecard!],
  width: 100,
  colour: false,
  all: false,
};
const analyser = new Analyser({ detectors: [], scorecards: [scorecard!] });

function rows(...items: AnalysedItem[]): Record<string, string>[] {
  const writer = new CsvWriter(frame);
  const text = writer.start() + items.map((item) => writer.item(item)).join('') + writer.end();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [head, ...body] = cells(text.slice(1));
  return body.map((row) => Object.fromEntries(row.map((cell, index) => [head![index]!, cell])));
}

/** The rows of a CSV text by RFC 4180, read without any leniency. */
function cells(text: string): string[][] {
  const table: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error('not a CSV text');
    table.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') table.push([]);
  }
  return table.slice(0, -1);
}

function item(id: string, agent: string, csat: number): AnalysedItem {
  const conversation = {
    id,
    channel: 'chat' as const,
    agent: { id: agent, name: agent },
    turns: [{ role: 'customer' as const, text: '在吗' }],
    attributes: { csat },
  };
  return {
    conversation,
    analysis: analyser.analyse(conversation),
    source: { file: 'a,b.csv', line: 3 },
    warnings: [],
    worth: { points: 0, reasons: [], learnPoints: 0, learnReasons: [] },
  };
}

test('a row a conversation, read back by any CSV reader', () => {
  const [good, bad] = rows(item('c-1', 'A "甲"\n组', 5), item('c-2', 'B', 1));
  expect(good).toMatchObject({
    id: 'c-1',
    file: 'a,b.csv',
    line: '3',
    agent_name: 'A "甲"\n组',
    'score:survey': '100',
  });
  expect(bad).toMatchObject({
    id: 'c-2',
    'score:survey': '0',
    satisfaction: '',
    resolution: 'unknown',
    faults: '0',
  });
});

test('a value that a spreadsheet would run is text', () => {
  const [row] = rows(item('=HYPERLINK("http://x.example")', '+1+cmd|/c', 4));
  expect(row).toMatchObject({ id: `'=HYPERLINK("http://x.example")`, agent_id: "'+1+cmd|/c" });
});

test('no text begins like a formula, also after spaces or in full width; others stay as they are', () => {
  for (const text of ['=1', '+1', '-1', '@A1', '\t=1', ' =1', '＝1', '\r1'])
    expect(unFormula(text)).toBe(`'${text}`);
  for (const text of ['c-1', '好的', 'a=b', '12']) expect(unFormula(text)).toBe(text);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(unFormula(text)).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});
