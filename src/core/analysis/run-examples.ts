import type { Conversation, Turn } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { ConversationReading } from '../ports/language-model.ts';
import { type Nearest, nearestTo } from '../rules/likeness.ts';
import type { ExampleTurn, Rule, RuleExample } from '../rules/model.ts';
import { SOUND, type TurnSound } from '../speech/turn-sound.ts';
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
  /** Of one that did not pass: what came nearest to the sentences that the rule compares with. */
  readonly nearest: readonly Nearest[];
}

/** The examples of rules as conversations, to be read by a language model before they are run. */
export function exampleConversations(rules: readonly Rule[]): Conversation[] {
  return rules.flatMap((rule) =>
    rule.examples.map((example, index) => conversationOf(rule, example, index + 1)),
  );
}

/**
 * Runs the examples that rules carry. The rules are compiled together, as they will be used.
 * @param readings of `exampleConversations`, in their order
 */
export function runExamples(
  rules: readonly Rule[],
  setup: Omit<AnalyserSetup, 'rules' | 'scorecards'> = {},
  readings: readonly (ConversationReading | undefined)[] = [],
): ExampleResult[] {
  const analyser = new Analyser({ ...setup, rules });
  let run = 0;
  return rules.flatMap((rule) =>
    rule.examples.map((example, index): ExampleResult => {
      const conversation = conversationOf(rule, example, index + 1);
      const { rules: results } = analyser.analyse(conversation, readings[run++]);
      const result = results.find((one) => one.rule === rule.id)!;
      const firedAt = result.decidedAt === undefined ? undefined : result.decidedAt + 1;
      const passed =
        result.outcome === example.expect && (example.at === undefined || example.at === firedAt);
      return {
        rule: rule.id,
        example,
        number: index + 1,
        result,
        ...(firedAt === undefined ? {} : { firedAt }),
        passed,
        // The similarity still knows the vectors of the conversation that it was used for last.
        nearest: passed ? [] : nearestTo(rule, toUtterances(conversation), analyser.similarity),
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
    turns: example.turns.map(turnOf),
    attributes: { ...example.attributes },
  };
}

/** What an example says to be heard is told like what was heard of a recording. */
function turnOf({ heard, ...turn }: ExampleTurn): Turn {
  const { startMs, endMs } = turn;
  if (heard === undefined || startMs === undefined || endMs === undefined) return turn;
  const loudness = heard.find(({ type }) => type === 'speech.loudness')?.value;
  const sound: TurnSound = {
    channel: turn.role === 'customer' ? 1 : 0,
    speechMs: endMs - startMs,
    ...(loudness === undefined ? {} : { than: { loudness } }),
    heard: heard.map((thing) => ({ ...thing, startMs, endMs, confidence: 0.9 })),
  };
  return { ...turn, attributes: { [SOUND]: sound } };
}
