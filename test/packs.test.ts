import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Analyser } from '#core/analysis/analyser.ts';
import { runExamples } from '#core/analysis/run-examples.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';

const folder = new URL('../packs/', import.meta.url);
const packs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
    return {
      name,
      file: parseRuleFile(read('rules.yaml'), `${name}/rules.yaml`),
      scorecard: parseScorecard(read('scorecard.yaml'), `${name}/scorecard.yaml`),
    };
  });
const everyRule = packs.flatMap(({ file }) => file.rules);
const HAN = /\p{Script=Han}/u;

describe('the packs', () => {
  it('are five, with at least sixty rules altogether and no id twice', () => {
    expect(packs.map(({ name }) => name)).toEqual([
      'ecommerce-after-sales',
      'finance-compliance',
      'general',
      'telecom',
      'voice',
    ]);
    expect(everyRule.length).toBeGreaterThanOrEqual(60);
    expect(new Set(everyRule.map(({ id }) => id)).size).toBe(everyRule.length);
  });

  describe.each(packs)('$name', ({ file, scorecard }) => {
    it('reads without a problem', () => {
      expect(file.problems).toEqual([]);
      expect(scorecard.problems).toEqual([]);
      expect(
        checkScorecard(
          scorecard.scorecard!,
          everyRule.map(({ id }) => id),
        ),
      ).toEqual([]);
    });

    it('shows each rule by two hits and two misses at least, in Chinese and in English', () => {
      for (const { id, examples } of file.rules) {
        const count = (outcome: string) =>
          examples.filter(({ expect: expected }) => expected === outcome).length;
        expect([id, count('hit') >= 2, count('miss') >= 2]).toEqual([id, true, true]);
        const languages = new Set(examples.map(({ turns }) => turns.some(({ text }) => HAN.test(text))));
        expect([id, languages.size]).toEqual([id, 2]);
      }
    });

    it('says of every example what it is expected to say', () => {
      const failed = runExamples(file.rules)
        .filter(({ passed }) => !passed)
        .map(({ rule, number, example, result, firedAt }) => {
          const expected = `${example.expect}${example.at === undefined ? '' : ` at turn ${example.at}`}`;
          return `${rule} #${number} (${example.name}): ${result.outcome} at ${firedAt ?? 'the end'}, expected ${expected}`;
        });
      expect(failed).toEqual([]);
    });
  });

  it('give no score to a conversation in which nobody says a word', () => {
    const analyser = new Analyser({
      rules: everyRule,
      scorecards: packs.map(({ scorecard }) => scorecard.scorecard!),
    });
    for (const turns of [[], [{ role: 'system' as const, text: 'The customer has left.' }]]) {
      const { evaluations } = analyser.analyse({ id: 'c', channel: 'chat', turns });
      expect(evaluations.map(({ score }) => score)).toEqual(packs.map(() => null));
    }
  });
});
