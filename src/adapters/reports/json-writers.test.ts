import { expect, test } from 'vitest';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { JsonWriter, NdjsonWriter } from './json-writers.ts';
import { VconWriter } from './vcon-writer.ts';

const analyser = new Analyser({ detectors: [] });
const items = ['a', 'b'].map((id): AnalysedItem => {
  const conversation = {
    id,
    channel: 'chat' as const,
    turns: [{ role: 'agent' as const, text: `hello\n${id}` }],
  };
  const reason = { zh: '原因', en: 'reason' };
  return {
    conversation,
    analysis: analyser.analyse(conversation),
    source: { file: 'in.ndjson', line: 7 },
    warnings: [],
    worth: { points: 1, reasons: [reason], learnPoints: 0, learnReasons: [] },
  };
});
const summary: Summary = {
  counts: { files: 1, read: 2, analysed: 2, rejected: 0 },
  rejectCodes: [],
  turns: 2,
  channels: { chat: 2 },
  languages: { en: 2 },
  scorecards: [],
  satisfaction: { mean: null, counts: [0, 0, 0, 0, 0] },
  resolution: { resolved: 0, partly: 0, unresolved: 0, unknown: 2 },
  faults: [],
  strengths: [],
  unhappy: [],
  rules: [],
  worthReading: [items[1]!],
  worthLearning: [],
};

test('NDJSON is exactly the analyses, one a line', () => {
  const writer = new NdjsonWriter();
  const text = writer.start() + items.map((item) => writer.item(item)).join('') + writer.end();
  expect(
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  ).toEqual(items.map(({ analysis }) => analysis));
});

test.each([[items], [[]]])(
  'JSON is one document, also of no conversation; the summary names conversations by id',
  (list) => {
    const writer = new JsonWriter();
    const text = writer.start() + list.map((item) => writer.item(item)).join('') + writer.end(summary);
    const document = JSON.parse(text);
    expect(document.conversations).toEqual(list.map(({ analysis }) => analysis));
    expect(document.summary.counts).toEqual(summary.counts);
    expect(document.summary.worthReading).toEqual([
      { id: 'b', file: 'in.ndjson', line: 7, reasons: [{ zh: '原因', en: 'reason' }] },
    ]);
  },
);

test('vCons are one a line, each made of the conversation with its analysis', () => {
  const writer = new VconWriter(({ conversation, analysis }) => ({
    of: conversation.id,
    found: analysis.metrics.turns,
  }));
  expect(writer.start() + items.map((item) => writer.item(item)).join('') + writer.end()).toBe(
    '{"of":"a","found":1}\n{"of":"b","found":1}\n',
  );
});
