import type { SourceText } from '#contract/files/pack.ts';
import { type ExampleResult, exampleConversations, runExamples } from '#core/analysis/run-examples.ts';
import type { Problem } from '#core/problem.ts';
import type { Rule } from '#core/rules/model.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { unheardSignals } from '#core/rules/unheard-signals.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import type { ReadAlong } from './read-along.ts';

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

/**
 * Runs the examples that the rules of a file carry.
 * @param signals of one's own that the rules may listen for
 */
export async function testRules(
  { file, source }: SourceText,
  reader: ReadAlong,
  signals: readonly CustomSignal[] = [],
): Promise<FileTest> {
  const { rules, problems: written } = parseRuleFile(source, file);
  const problems = [...written, ...unheardSignals(rules, signals)];
  if (problems.some(({ severity }) => severity === 'error')) return { file, rules: [], problems };
  const readings = await reader.readings(exampleConversations(rules));
  const { setup } = await reader.prepare({ rules, signals });
  const results = runExamples(rules, setup, readings);
  const byRule = Map.groupBy(results, ({ rule }) => rule);
  return { file, rules: rules.map((rule) => ({ rule, results: byRule.get(rule.id) ?? [] })), problems };
}
