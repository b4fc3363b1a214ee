import { expect, test } from 'vitest';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFrame } from '#contract/files/writing.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Language } from '#core/conversation/schema.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import { width } from './layout.ts';
import { TextWriter } from './text-writer.ts';

const { rules } = parseRuleFile(`
rules:
  - id: sends-away
    title: { zh: 让客户找别人, en: Sends away }
    find: { by: agent, says: 找别人 }
  - id: thanked
    title: { zh: 客户道谢, en: Thanked }
    severity: minor
    advice: { zh: 把这句话转给他。, en: Pass it on. }
    find: { by: customer, says: 谢谢 }
`);
const { scorecard } = parseScorecard(`
scorecard: small
version: "3"
title: { zh: 小评分表, en: Small form }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 1
    criteria:
      - id: stays
        title: { zh: 不推给别人, en: Does not send away }
        weight: 2
        answer: { rule: sends-away, fault: true }
        advice: { zh: 先办能办的。, en: Do what can be done. }
      - { id: right, title: { zh: 答得对, en: Right answer }, weight: 1, answer: person }
      - { id: kept, title: { zh: 说到做到, en: Kept word }, weight: 1, answer: { meta: kept, values: { yes: yes } } }
`);
const analyser = new Analyser({ detectors: [], rules, scorecards: [scorecard!] });

function frame(language: Language, more: Partial<ResultFrame> = {}): ResultFrame {
  return {
    language,
    version: '0',
    rules,
    scorecards: [scorecard!],
    width: 80,
    colour: false,
    all: false,
    ...more,
  };
}

function item(id: string, more: Partial<Analysis> = {}): AnalysedItem {
  const conversation = {
    id,
    channel: 'voice' as const,
    agent: { id: 'A1', name: '周宁', team: '二组' },
    turns: [
      { role: 'customer' as const, text: '这事到底归谁管' },
      { role: 'agent' as const, text: '不归我们管,您找别人吧'.repeat(6) },
      { role: 'customer' as const, text: '谢谢你啊' },
    ],
  };
  return {
    conversation,
    analysis: { ...analyser.analyse(conversation), ...more },
    source: { file: 'calls.csv', line: 9 },
    warnings: [],
    worth: { points: 1, reasons: [{ zh: '推给别人', en: 'sent away' }], learnPoints: 0, learnReasons: [] },
  };
}

function summary(worthReading: readonly AnalysedItem[]): Summary {
  return {
    counts: { files: 1, read: 31, analysed: 30, rejected: 1 },
    rejectCodes: [{ code: 'bad-json', count: 1 }],
    rejectsFile: 'no.ndjson',
    turns: 90,
    channels: { voice: 30 },
    languages: { zh: 30 },
    scorecards: [],
    satisfaction: { mean: 3.5, counts: [1, 2, 3, 4, 5] },
    resolution: { resolved: 10, partly: 0, unresolved: 5, unknown: 15 },
    faults: [{ type: 'agent.deflection', conversations: 12, occurrences: 20 }],
    strengths: [{ type: 'agent.empathy', conversations: 15, occurrences: 15 }],
    unhappy: [],
    rules: [],
    worthReading,
    worthLearning: [],
  };
}

function written(items: readonly AnalysedItem[], how: ResultFrame, worthReading = items.slice(0, 2)): string {
  const writer = new TextWriter(how);
  return writer.start() + items.map((one) => writer.item(one)).join('') + writer.end(summary(worthReading));
}

test('a conversation: who, score, answers with quotes and the way out, and the other rules', () => {
  const text = written([item('call-7')], frame('zh'));
  for (const words of [
    'call-7  电话 · 客服 A1 周宁 (二组) · 3 句',
    '小评分表  ░',
    '✗ 不推给别人',
    '客服 #2',
    '→ 怎样就能得分：',
    '先办能办的。',
    '? 答得对 · 待评',
    '留给人工评判',
    '? 说到做到 · 证据不足',
    '● 客户道谢 轻微',
    '→ 建议：把这句话转给他。',
    '值得读，因为：推给别人',
  ]) {
    expect(text).toContain(words);
  }
});

test('evidence that a recogniser hardly understood says so', () => {
  const call = item('call-7');
  const heardAt = (heard: number) => {
    const evaluations = call.analysis.evaluations.map((evaluation) => ({
      ...evaluation,
      answers: evaluation.answers.map((answer) => ({
        ...answer,
        evidence: answer.evidence.map((evidence) => ({ ...evidence, heard })),
      })),
    }));
    return written([{ ...call, analysis: { ...call.analysis, evaluations } }], frame('zh'));
  };
  expect(heardAt(0.62)).toContain('客服 #2 (没听太清，把握 62%)');
  expect(heardAt(0.9)).not.toContain('没听太清');
});

test('the summary adds up, and names faults and strengths alike', () => {
  const text = written([item('x')], frame('en'));
  expect(text).toContain('Read 31 = analysed 30 + rejected 1');
  expect(text).toContain('bad-json 1 — what was refused is in no.ndjson');
  expect(text).toMatch(/Empathy +█+ 15\/30/);
  expect(text).toMatch(/Deflection +█+ 12\/30/);
  expect(text).toContain('5★ 5 · 4★ 4 · 3★ 3 · 2★ 2 · 1★ 1');
});

test('no line is wider than the report', () => {
  for (const language of ['zh', 'en'] as const) {
    const because = ['unhappy at the end', 'share of upset turns', 'heaviest moment', 'agent faults'];
    const satisfaction = {
      type: 'conversation.satisfaction' as const,
      turn: 2,
      start: 0,
      end: 4,
      value: 1.5,
      confidence: 1,
      detector: 't',
      because: because.map((label) => ({ label, weight: -0.5 })),
    };
    const text = written([item('call-7', { signals: [satisfaction] })], frame(language));
    expect(text).toContain('1.5/5');
    for (const line of text.split('\n')) {
      expect(width(line)).toBeLessThanOrEqual(80);
    }
  }
});

test('up to twenty conversations are told in full, of more only those most worth reading, or all when asked for', () => {
  const items = Array.from({ length: 21 }, (_, index) => item(`call-${String(index).padStart(2, '0')}`));
  const told = (text: string) => new Set(text.match(/^call-\d\d/gm)).size;
  expect(told(written(items.slice(0, 20), frame('zh')))).toBe(20);
  expect(told(written(items, frame('zh'), [items[3]!, items[5]!]))).toBe(2);
  expect(told(written(items, frame('zh', { all: true }), []))).toBe(21);
});

test('a score that does not exist is not 0', () => {
  const [evaluation] = item('x').analysis.evaluations;
  const text = written([item('x', { evaluations: [{ ...evaluation!, score: null }] })], frame('en'));
  expect(text).toContain('no score (nothing could be judged)');
});

/** A call to which half of the points are given, by a form with a bonus of each worth. */
function withBonuses(language: Language, extra: string, ...worths: number[]): string {
  const bonuses = worths.map(
    (worth, at) =>
      `      - { id: extra-${at}, title: { zh: 多走一步, en: Goes further }, bonus: ${worth}, answer: { meta: extra, values: { yes: yes, no: no } } }`,
  );
  const { scorecard: card } = parseScorecard(`
scorecard: bonus
version: "1"
title: { zh: 有加分, en: With bonus }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 1
    criteria:
      - { id: asked, title: { zh: 问清, en: Asks }, weight: 1, answer: { meta: asked, values: { yes: yes, no: no } } }
      - { id: kept, title: { zh: 守信, en: Keeps word }, weight: 1, answer: { meta: kept, values: { yes: yes, no: no } } }
${bonuses.join('\n')}
`);
  const judging = new Analyser({ detectors: [], rules: [], scorecards: [card!] });
  const call = item('call-9');
  const conversation = { ...call.conversation, attributes: { asked: 'yes', kept: 'no', extra } };
  const one = { ...call, conversation, analysis: judging.analyse(conversation) };
  return written([one], frame(language, { rules: [], scorecards: [card!] }));
}

test('a bonus says what it added, or that it added nothing, and is never shown as lost', () => {
  expect(withBonuses('zh', 'yes', 8)).toMatch(/各部分 50 \+ 加分 8\n[\s\S]*✓ 多走一步 +\+8 分/);
  expect(withBonuses('zh', 'no', 8)).toMatch(/○ 多走一步 +未加分/);
  expect(withBonuses('zh', 'no', 8)).not.toContain('各部分');
  expect(withBonuses('en', 'yes', 8)).toMatch(/sections 50 \+ bonus 8\n[\s\S]*✓ Goes further +\+8/);
});

test('of a bonus only what fits below 100 is told; of several what was cut off, once', () => {
  expect(withBonuses('zh', 'yes', 60)).toMatch(/各部分 50 \+ 加分 50\n[\s\S]*✓ 多走一步 +\+50 分/);
  const several = withBonuses('en', 'yes', 40, 30);
  expect(several).toMatch(/sections 50 \+ bonus 50 \(70 earned; a score ends at 100\)\n/);
  expect(several).toMatch(/\+40\n[\s\S]*\+30\n/);
  expect(several.match(/ends at 100/g)).toHaveLength(1);
  expect(withBonuses('zh', 'yes', 40, 30)).toContain('加分 50（应加 70 分，总分最高 100）');
  expect(withBonuses('zh', 'yes', 10, 20)).not.toContain('总分最高');
});

test('a language model is named by what it did, not by its version', () => {
  const because = [{ label: 'listener-1', weight: 0.19 }];
  const place = { turn: 2, start: 0, end: 4 };
  const signal = { type: 'conversation.satisfaction', value: 4, confidence: 1, detector: 'course', because };
  const text = written(
    [item('call-7', { signals: [{ ...signal, ...place } as Analysis['signals'][number]] })],
    frame('zh'),
  );
  expect(text).toContain('语言模型通读全文 +0.19');
  expect(text).not.toContain('listener');
});
