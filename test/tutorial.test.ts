import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runExamples } from '#core/analysis/run-examples.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';

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
