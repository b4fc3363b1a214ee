import type { Problem } from '../problem.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import { ProblemList } from '../yaml/problem-list.ts';
import type { Scorecard } from './scorecard.ts';

/** Reports every rule that the scorecard names and that is not among those loaded. */
export function checkScorecard(scorecard: Scorecard, knownRuleIds: Iterable<string>): Problem[] {
  const known = new Set(knownRuleIds);
  return scorecard.ruleReferences
    .filter(({ rule }) => !known.has(rule))
    .flatMap(({ rule, file, line, column }) => {
      const problems = new ProblemList(file);
      new FieldReader(problems).unknown({ line, column }, rule, known, { zh: '规则', en: 'rule' });
      return problems.all();
    });
}
