import type { Check, Condition, Rule, TurnTest } from './model.ts';

/** Every check that a rule makes, however deep it stands. */
export function* checksOf(rule: Rule): Generator<Check> {
  for (const { checks } of testsOf(rule)) yield* checks;
}

/** Every test of single turns in a rule, those inside anchors included. */
export function* testsOf(rule: Rule): Generator<TurnTest> {
  if (rule.when !== undefined) yield* ofCondition(rule.when);
  yield* ofCondition(rule.find);
}

function* ofCondition(condition: Condition): Generator<TurnTest> {
  switch (condition.kind) {
    case 'turn':
    case 'count':
      yield* ofTest(condition.test);
      break;
    case 'all':
    case 'any':
      for (const part of condition.of) yield* ofCondition(part);
      break;
    case 'not':
      yield* ofCondition(condition.of);
      break;
    case 'sequence':
      for (const step of condition.steps) yield* ofTest(step);
      break;
    case 'meta':
      break;
  }
}

function* ofTest(test: TurnTest): Generator<TurnTest> {
  yield test;
  for (const anchor of test.anchors) yield* ofTest(anchor.test);
}
