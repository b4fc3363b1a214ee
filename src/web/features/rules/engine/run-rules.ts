import { Analyser } from '#core/analysis/analyser.ts';
import type { Analysis, Signal } from '#core/analysis/analysis.ts';
import { runExamples } from '#core/analysis/run-examples.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Rule } from '#core/rules/model.ts';
import { checkScorecard } from '#core/scoring/check-scorecard.ts';
import { heardBefore } from './heard-before.ts';
import type { ExampleOutcome } from './protocol.ts';
import type { ReadFile } from './read-files.ts';

/** Runs the examples of one file's rules; the rules of the others are compiled with them, as they will be used. */
export function exampleOutcomes(files: readonly ReadFile[], path: string): ExampleOutcome[] {
  const file = files.find((one) => one.path === path);
  if (file === undefined || file.rules.length === 0) return [];
  return runExamples(file.rules).map(({ rule, example, number, result, firedAt, passed }) => ({
    rule,
    number,
    name: example.name,
    line: example.line,
    expect: example.expect,
    outcome: result.outcome,
    passed,
    ...(example.at === undefined ? {} : { at: example.at }),
    ...(firedAt === undefined ? {} : { firedAt }),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  }));
}

/**
 * Judges a conversation by the files as they stand.
 * @param heard signals that were found in it before; they are taken as they are
 */
export function tryOut(
  files: readonly ReadFile[],
  conversation: Conversation,
  heard: readonly Signal[] | undefined,
): Analysis {
  const rules = [...new Map(files.flatMap((file) => file.rules.map((rule) => [rule.id, rule]))).values()];
  const scorecards = files.flatMap(({ scorecard }) =>
    // One that asks for rules of other rulebooks cannot be answered by these alone.
    scorecard === null || checkScorecard(scorecard, ids(rules)).length > 0 ? [] : [scorecard],
  );
  const detectors = heard === undefined ? {} : { detectors: [heardBefore(heard)] };
  return new Analyser({ rules, scorecards, ...detectors }).analyse(conversation);
}

function ids(rules: readonly Rule[]): string[] {
  return rules.map(({ id }) => id);
}
