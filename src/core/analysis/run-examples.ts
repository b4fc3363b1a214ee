import type { Conversation } from '../conversation/schema.ts';
import type { Rule, RuleExample } from '../rules/model.ts';
import { Analyser, type AnalyserSetup } from './analyser.ts';
import type { RuleResult } from './analysis.ts';

/** One example of a rule, run; it passed when outcome and turn are as expected. */
export interface ExampleResult {
  readonly rule: string;
  readonly example: RuleExample;
  /** Number of the example among those of its rule, from 1. */
  readonly number: number;
  readonly result: RuleResult;
  /** Number of the turn, from 1, at which the rule fired; absent when only the end told. */
  readonly firedAt?: number;
  readonly passed: boolean;
}

/** Runs the examples that rules carry. The rules are compiled together, as they will be used. */
export function runExamples(
  rules: readonly Rule[],
  setup: Omit<AnalyserSetup, 'rules' | 'scorecards'> = {},
): ExampleResult[] {
  const analyser = new Analyser({ ...setup, rules });
  return rules.flatMap((rule) =>
    rule.examples.map((example, index): ExampleResult => {
      const { rules: results } = analyser.analyse(conversationOf(rule, example, index + 1));
      const result = results.find((one) => one.rule === rule.id)!;
      const firedAt = result.decidedAt === undefined ? undefined : result.decidedAt + 1;
      return {
        rule: rule.id,
        example,
        number: index + 1,
        result,
        ...(firedAt === undefined ? {} : { firedAt }),
        passed: result.outcome === example.expect && (example.at === undefined || example.at === firedAt),
      };
    }),
  );
}

/** The example as a conversation, to be shown or analysed like any other. */
export function conversationOf(rule: Rule, example: RuleExample, number: number): Conversation {
  return {
    id: `${rule.id}#${number}`,
    channel: example.channel,
    ...(example.language === undefined ? {} : { language: example.language }),
    ...(example.startedAt === undefined ? {} : { startedAt: example.startedAt }),
    turns: example.turns.map((turn) => ({ ...turn })),
    attributes: { ...example.attributes },
  };
}
