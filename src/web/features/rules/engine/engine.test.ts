import { describe, expect, test } from 'vitest';
import type { Signal } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { changesBetween } from '../backtest/changes.ts';
import { FileReader, outline } from './read-files.ts';
import { exampleOutcomes, tryOut } from './run-rules.ts';

const RULES = `rules:
  - id: says-sorry
    title: { zh: 致歉, en: Says sorry }
    find: { by: agent, says: [抱歉, sorry] }
    examples:
      - expect: hit
        conversation: |
          客户: 还没到
          客服: 抱歉，马上查
      - expect: miss
        conversation: |
          客户: 还没到
          客服: 抱歉
  - id: calm
    title: { zh: 安抚, en: Calms }
    find: { by: agent, signal: agent.empathy }
`;
const SCORECARD = `scorecard: manners
version: "1"
title: { zh: 礼貌, en: Manners }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 1
    criteria:
      - { id: apology, title: { zh: 致歉, en: Apologises }, weight: 1, answer: { rule: says-sory } }
`;
const FILES = [
  { path: 'rules.yaml', text: RULES },
  { path: 'scorecard.yaml', text: SCORECARD },
];
const CONVERSATION: Conversation = {
  id: 'c',
  channel: 'chat',
  turns: [
    { role: 'customer', text: '还没到' },
    { role: 'agent', text: '抱歉，' },
    { role: 'agent', text: '您久等了' },
  ],
};
const read = (files = FILES) => new FileReader().read(files);

describe('the engine beside the page', () => {
  test('tells what files hold and what is wrong, with place and the word that was meant', () => {
    const { files, problems } = outline(read(), []);
    expect(files).toMatchObject([
      { kind: 'rules', rules: [{ id: 'says-sorry', line: 2, examples: 2 }, { id: 'calm' }] },
      { kind: 'scorecard', scorecard: { id: 'manners', options: ['yes', 'no'] } },
    ]);
    expect(problems).toMatchObject([
      { code: 'unknown-rule', file: 'scorecard.yaml', line: 9, hint: { en: 'Did you mean says-sorry?' } },
    ]);
    expect(outline(read(), ['says-sory']).problems).toEqual([]);
  });

  test('reads only what has changed', () => {
    const reader = new FileReader();
    const [rules, scorecard] = reader.read(FILES);
    const again = reader.read([{ path: 'rules.yaml', text: `${RULES}\n` }, FILES[1]!]);
    expect(again[1]).toBe(scorecard);
    expect(again[0]).not.toBe(rules);
  });

  test('warns of own signals that no file tells', () => {
    const listening = RULES.replace('agent.empathy', 'custom.wants_callbak');
    const signals = `signals:
  - id: custom.wants_callback
    title: 回电
    examples: { zh: [一, 二, 三, 四, 五] }
`;
    const files = [
      { path: 'rules.yaml', text: listening },
      { path: 'signals.yaml', text: signals },
    ];
    const reading = outline(read(files), []);
    expect(reading.problems).toMatchObject([
      { code: 'unknown-custom-signal', hint: { en: 'Did you mean custom.wants_callback?' } },
    ]);
    expect(reading.files[0]!.rules[1]!.ownSignals).toEqual(['custom.wants_callbak']);
  });

  test('runs examples as tests', () => {
    expect(exampleOutcomes(read(), 'rules.yaml')).toMatchObject([
      { rule: 'says-sorry', number: 1, passed: true, firedAt: 2 },
      { rule: 'says-sorry', number: 2, passed: false, expect: 'miss', outcome: 'hit', line: 10 },
    ]);
    expect(exampleOutcomes(read(), 'scorecard.yaml')).toEqual([]);
  });

  test('tries a conversation, with the signals that were heard in it before at their places', () => {
    const heard: Signal[] = [
      { type: 'agent.empathy', turn: 2, start: 0, end: 4, confidence: 0.9, detector: 'listener' },
    ];
    const { rules, evaluations } = tryOut(read(), CONVERSATION, heard);
    expect(rules).toMatchObject([
      { rule: 'says-sorry', outcome: 'hit', evidence: [{ turn: 1, text: '抱歉' }] },
      { rule: 'calm', outcome: 'hit', evidence: [{ turn: 2, text: '您久等了' }] },
    ]);
    // The scorecard asks for a rule that is not there.
    expect(evaluations).toEqual([]);
    expect(tryOut(read(), CONVERSATION, []).rules[1]).toMatchObject({ outcome: 'miss' });
  });

  test('tells what another version changes', () => {
    const changed = RULES.replace('[抱歉, sorry]', '[抱歉]').replaceAll('calm', 'calms');
    const files = [{ path: 'rules.yaml', text: changed }, FILES[1]!];
    const changes = changesBetween(outline(read(), []), outline(read(files), []), FILES, files);
    expect(changes).toMatchObject({
      added: [{ id: 'calms' }],
      removed: [{ id: 'calm' }],
      changed: [{ id: 'says-sorry' }],
      files: ['rules.yaml'],
    });
  });
});
