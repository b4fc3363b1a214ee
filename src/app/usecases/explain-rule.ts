import { Analyser, type AnalyserSetup } from '#core/analysis/analyser.ts';
import type { Outcome, RuleResult } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Utterance } from '#core/conversation/utterance.ts';
import { toUtterances } from '#core/conversation/utterances.ts';
import type { ConversationReading } from '#core/ports/language-model.ts';
import { explainCondition } from '#core/rules/explain.ts';
import { type Likeness, likenessOf } from '#core/rules/likeness.ts';
import type { Condition, Position, Rule, TurnTest } from '#core/rules/model.ts';

/** Why a rule came out as it did in one conversation. */
export interface RuleStory {
  readonly result: RuleResult;
  /** The conditions of the rule, outer before inner, each with its own outcome. */
  readonly steps: readonly StepStory[];
  readonly turns: readonly TurnStory[];
}

export interface StepStory {
  readonly part: 'when' | 'find';
  readonly depth: number;
  readonly kind: Condition['kind'] | 'step';
  /** For a test of single turns: its number, by which the turns speak of it. */
  readonly test?: number;
  readonly text: Bilingual;
  readonly result: RuleResult;
}

export interface TurnStory {
  readonly utterance: Utterance;
  /** The tests that ask about turns of this role. */
  readonly tests: readonly TestStory[];
}

export interface TestStory {
  readonly test: number;
  /** `miss` when one part is missing, `cannot_tell` when one part is unknown and none is missing. */
  readonly outcome: Outcome;
  /** The parts that do not hold, or not surely. */
  readonly missing: readonly { readonly text: Bilingual; readonly outcome: Outcome }[];
  /** For each `like` of the test, whether it holds or not. */
  readonly likenesses: readonly Likeness[];
}

/**
 * Takes a rule apart: every condition, and for every turn every part of every turn test, is run as a
 * small rule of its own beside the real one. What is told is therefore what the engine itself found.
 */
export function explainRuleIn(
  rule: Rule,
  conversation: Conversation,
  setup: Omit<AnalyserSetup, 'rules' | 'scorecards'> = {},
  reading?: ConversationReading,
): RuleStory {
  const utterances = toUtterances(conversation);
  const probes = new Probes();
  const steps = [
    ...(rule.when === undefined ? [] : takeApart(rule.when, 'when', 0, probes)),
    ...takeApart(rule.find, 'find', 0, probes),
  ];
  const turns = utterances.map((utterance) => ({
    utterance,
    tests: probes.tests.flatMap((test, index) => {
      const rank = rankOf(utterance, test, utterances);
      return rank === null ? [] : { test: index + 1, parts: partsOf(test, rank, probes) };
    }),
  }));
  const analyser = new Analyser({ ...setup, rules: [rule, ...probes.rules] });
  const results = analyser.analyse(conversation, reading).rules;
  const resultOf = (probe: number) => results[probe + 1]!;
  return {
    result: results[0]!,
    steps: steps.map(({ probe, ...step }) => ({ ...step, result: resultOf(probe) })),
    turns: turns.map(({ utterance, tests }) => ({
      utterance,
      tests: tests.map(({ test, parts }) => {
        const told = parts.map((part) => ({
          text: part.text,
          outcome: typeof part.probe === 'number' ? resultOf(part.probe).outcome : part.probe,
        }));
        return {
          test,
          outcome: together(told.map(({ outcome }) => outcome)),
          missing: told.filter(isMissing),
          // The similarity still knows the vectors of this conversation.
          likenesses: probes.tests[test - 1]!.checks.filter((check) => check.kind === 'like').map((check) =>
            likenessOf(utterance.text, check, analyser.similarity),
          ),
        };
      }),
    })),
  };
}

function isMissing({ outcome }: { outcome: Outcome }): boolean {
  return outcome !== 'hit';
}

function together(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('miss')) return 'miss';
  return outcomes.every((outcome) => outcome === 'hit') ? 'hit' : 'cannot_tell';
}

/** The small rules, in the order in which their results come back. */
class Probes {
  readonly rules: Rule[] = [];
  readonly tests: TurnTest[] = [];

  add(find: Condition): number {
    const id = `probe-${this.rules.length}`;
    this.rules.push({
      id,
      title: { zh: id, en: id },
      severity: 'info',
      appliesTo: {},
      find,
      examples: [],
      line: 1,
    });
    return this.rules.length - 1;
  }

  /** Numbers a test from 1. */
  number(test: TurnTest): number {
    this.tests.push(test);
    return this.tests.length;
  }
}

type Step = Omit<StepStory, 'result'> & { readonly probe: number };

function takeApart(condition: Condition, part: StepStory['part'], depth: number, probes: Probes): Step[] {
  const step: Step = {
    part,
    depth,
    kind: condition.kind,
    text: explainCondition(condition),
    probe: probes.add(condition),
    ...(condition.kind === 'turn' || condition.kind === 'count'
      ? { test: probes.number(condition.test) }
      : {}),
  };
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [step, ...condition.of.flatMap((inner) => takeApart(inner, part, depth + 1, probes))];
    case 'not':
      return [step, ...takeApart(condition.of, part, depth + 1, probes)];
    case 'sequence':
      return [
        step,
        ...condition.steps.map((test): Step => {
          const inner: Condition = { kind: 'turn', test };
          return {
            part,
            depth: depth + 1,
            kind: 'step',
            test: probes.number(test),
            text: explainCondition(inner),
            probe: probes.add(inner),
          };
        }),
      ];
    default:
      return [step];
  }
}

/** Number of the utterance, from 1, among those of the test's roles; null when the test does not ask about its role. */
function rankOf(
  utterance: Utterance,
  { by }: TurnTest,
  utterances: readonly Utterance[],
): { rank: number; of: number } | null {
  const asked = utterances.filter(({ role }) => by === undefined || by.includes(role));
  const index = asked.indexOf(utterance);
  return index < 0 ? null : { rank: index + 1, of: asked.length };
}

interface Part {
  readonly text: Bilingual;
  /** Number of the probe that tells, or what is known without one. */
  readonly probe: number | Outcome;
}

/** The parts of a test, asked of one utterance alone. */
function partsOf(test: TurnTest, place: { rank: number; of: number }, probes: Probes): Part[] {
  const bare: TurnTest = {
    ...(test.by === undefined ? {} : { by: test.by }),
    anchors: [],
    checks: [],
    every: false,
  };
  const alone = { ...bare, position: { from: place.rank, to: place.rank } };
  const parts: Part[] = [];
  if (test.position !== undefined) {
    parts.push({
      text: explainCondition({ kind: 'turn', test: { ...bare, position: test.position } }),
      probe: isInside(test.position, place) ? 'hit' : 'miss',
    });
  }
  const ask = (piece: Pick<TurnTest, 'anchors' | 'checks'>) =>
    parts.push({
      text: explainCondition({ kind: 'turn', test: { ...bare, ...piece } }),
      probe: probes.add({ kind: 'turn', test: { ...alone, ...piece } }),
    });
  for (const anchor of test.anchors) ask({ anchors: [anchor], checks: [] });
  for (const check of test.checks) ask({ anchors: [], checks: [check] });
  return parts;
}

function isInside({ from, to }: Position, { rank, of }: { rank: number; of: number }): boolean {
  const absolute = (bound: number) => (bound < 0 ? of + bound + 1 : bound);
  return rank >= absolute(from) && rank <= absolute(to);
}
