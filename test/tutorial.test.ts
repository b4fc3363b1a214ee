import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prepareListening } from '#core/analysis/listening.ts';
import { exampleConversations, runExamples } from '#core/analysis/run-examples.ts';
import { spokenConversation } from '#core/analysis/spoken.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import { parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { hashedNgrams } from './suites/hashed-ngrams.ts';

const FENCE = /^```(\S+)(?: (\S+))?\n(.*?)^```$/gms;

const blocks = [...readFileSync(new URL('../docs/tutorial.md', import.meta.url), 'utf8').matchAll(FENCE)].map(
  ([, kind, role, text]) => ({ kind: kind!, role, text: text! }),
);
const ruleBlocks = blocks.filter(({ kind, role }) => kind === 'yaml' && role === undefined);
const allRules = ruleBlocks.flatMap(({ text }) => parseRuleFile(text).rules);

describe('the tutorial', () => {
  it.each(
    ruleBlocks.map(({ text }) => [
      parseRuleFile(text)
        .rules.map(({ id }) => id)
        .join(', '),
      text,
    ]),
  )('shows rules that do what it says: %s', (_, text) => {
    const { rules, problems } = parseRuleFile(text);
    expect(problems).toEqual([]);
    const results = runExamples(rules);
    expect(results.length).toBeGreaterThanOrEqual(2);
    for (const { rule, number, example, result, firedAt } of results) {
      const label = `${rule}, example ${number}`;
      expect([label, result.outcome]).toEqual([label, example.expect]);
      if (example.at !== undefined) expect([label, firedAt]).toEqual([label, example.at]);
    }
  });

  it('shows the problems that a broken file has', () => {
    const broken = blocks.find(({ role }) => role === 'broken')!;
    const shown = blocks.find(({ kind }) => kind === 'problems')!;
    const told = parseRuleFile(broken.text).problems.map(({ line, column, message, hint }) =>
      `${line}:${column} ${message.en}. ${hint?.en ?? ''}`.trim(),
    );
    expect(told).toEqual(shown.text.trim().split('\n'));
  });

  it('shows a scorecard over its own rules', () => {
    const block = blocks.find(({ role }) => role === 'scorecard')!;
    const { scorecard, problems } = parseScorecard(block.text);
    expect(problems).toEqual([]);
    expect(
      checkScorecard(
        scorecard!,
        allRules.map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});

describe.each(['own-signals.md', 'own-signals.zh-CN.md'])('%s', (name) => {
  const text = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
  const block = (wanted: string) => [...text.matchAll(FENCE)].find(([, , role]) => role === wanted)![3]!;

  it('shows a signal told by examples that is recognised, and rules that listen for it', async () => {
    const model = hashedNgrams();
    const { signals, problems } = parseSignalFile(block('signals'));
    const { rules, problems: ruleProblems } = parseRuleFile(block('rules'));
    expect([...problems, ...ruleProblems]).toEqual([]);
    const { setup, fitted } = await prepareListening(model, { rules, signals });
    for (const report of fitted[0]!.reports) expect(report.f1).toBeGreaterThan(0.7);
    const readings = await model.read(exampleConversations(rules).map(spokenConversation));
    for (const { number, passed } of runExamples(rules, setup, readings))
      expect([number, passed]).toEqual([number, true]);
  });
});
