import type { SourceText } from '#contract/files/pack.ts';
import { type ExampleResult, runExamples } from '#core/analysis/run-examples.ts';
import type { Problem } from '#core/problem.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';

export interface RuleTest {
  readonly rule: Rule;
  readonly results: readonly ExampleResult[];
}

export interface FileTest {
  readonly file: string;
  readonly rules: readonly RuleTest[];
  /** When one of them is an error, nothing of the file was run. */
  readonly problems: readonly Problem[];
}

/** Runs the examples that the rules of a file carry. */
export function testRules({ file, source }: SourceText): FileTest {
  const { rules, problems } = parseRuleFile(source, file);
  if (problems.some(({ severity }) => severity === 'error')) return { file, rules: [], problems };
  const byRule = Map.groupBy(runExamples(rules), ({ rule }) => rule);
  return { file, rules: rules.map((rule) => ({ rule, results: byRule.get(rule.id) ?? [] })), problems };
}
