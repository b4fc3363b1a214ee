import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import { ROLES } from '../conversation/vocabulary.ts';
import type { DetectorPorts } from '../signals/detector.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import { compileCheck } from './checks.ts';
import type {
  CompiledAnchor,
  CompiledCondition,
  CompiledRule,
  CompiledRules,
  CompiledTest,
} from './compiled.ts';
import { countsFromEnd, settlesEarly } from './early.ts';
import type { Condition, Rule, TurnTest } from './model.ts';
import { NumberSet } from './number-set.ts';
import { Triggers } from './triggers.ts';

export function compileRules(
  rules: readonly Rule[],
  patterns: PatternRegistry,
  ports: DetectorPorts,
): CompiledRules {
  const tests: CompiledTest[] = [];
  const byShape = new Map<string, CompiledTest>();

  const compileTest = (test: TurnTest, isAnchor = false): CompiledTest => {
    const position = test.position ?? null;
    // Turns that are placed by an anchor are placed as they come, so it has to be known by then what it may be.
    const watches = isAnchor && countsFromEnd(position);
    const shape = `${watches ? 'anchor ' : ''}${JSON.stringify(test)}`;
    const known = byShape.get(shape);
    if (known !== undefined) return known;
    const anchors = test.anchors.map(
      (anchor): CompiledAnchor => ({
        negated: anchor.negated,
        where: anchor.where,
        test: compileTest(anchor.test, true),
        within: anchor.within ?? null,
        hit: anchor.hit,
      }),
    );
    const registry = test.by === undefined ? patterns : patterns.forRoles(test.by);
    const checks = test.checks.map((check) => compileCheck(check, registry, ports));
    const closable = (position?.to ?? -1) > 0 || anchors.some(isClosable);
    const compiled: CompiledTest = {
      index: tests.length,
      roles: test.by === undefined ? EVERY_ROLE : test.by.reduce((bits, role) => bits | roleBit(role), 0),
      position,
      anchors,
      every: test.every,
      checks,
      needsWords: checks.some(({ needsWords }) => needsWords),
      atEnd:
        checks.some(({ atEnd }) => atEnd) ||
        (countsFromEnd(position) && !watches && !closable && !checks.some(({ looksBack }) => looksBack)),
      closable,
    };
    tests.push(compiled);
    byShape.set(shape, compiled);
    return compiled;
  };

  const compileCondition = (condition: Condition): CompiledCondition => {
    switch (condition.kind) {
      case 'turn':
        return { kind: 'turn', test: compileTest(condition.test) };
      case 'all':
      case 'any':
        return { kind: condition.kind, of: condition.of.map(compileCondition) };
      case 'not':
        return { kind: 'not', of: compileCondition(condition.of) };
      case 'count':
        return { ...condition, test: compileTest(condition.test) };
      case 'sequence':
        return {
          kind: 'sequence',
          steps: condition.steps.map((step) => compileTest(step)),
          within: condition.within ?? null,
        };
      case 'meta':
        return condition;
    }
  };

  const compiled = rules.map((rule, index): CompiledRule => {
    const when = rule.when === undefined ? null : compileCondition(rule.when);
    const find = compileCondition(rule.find);
    const finds = testsOf(find);
    const used = [...new Set([...finds, ...(when === null ? [] : testsOf(when))])];
    return {
      index,
      rule,
      when,
      find,
      finds,
      tests: used.map((test) => test.index),
      closable: used.some(({ closable }) => closable) || hasMeta(find) || (when !== null && hasMeta(when)),
      missesWhenUntouched:
        when === null &&
        rule.appliesTo.channels === undefined &&
        rule.appliesTo.languages === undefined &&
        needsAHit(find),
    };
  });

  const closable = compiled.filter((rule) => rule.closable);
  const rulesOfTest = usersOf(compiled, tests.length);
  const early = compiled.map(settlesEarly);
  return {
    rules: compiled,
    closable,
    tests,
    closableTests: tests.filter((test) => test.closable),
    ...triggersOf(tests),
    rulesOfTest,
    earlyRulesOfTest: rulesOfTest.map((list) => list.filter((rule) => early[rule]!)),
    rulesPerTest: Uint32Array.from(rulesOfTest, ({ length }) => length),
  };
}

function isClosable({ negated, where, within, hit }: CompiledAnchor): boolean {
  return !negated && where === 'after' && hit !== 'any' && hit > 0 && within !== null && 'turns' in within;
}

/** All tests that a condition rests on, those inside anchors included. */
function testsOf(condition: CompiledCondition, found: CompiledTest[] = []): CompiledTest[] {
  switch (condition.kind) {
    case 'turn':
    case 'count':
      addWithAnchors(condition.test, found);
      break;
    case 'sequence':
      for (const step of condition.steps) addWithAnchors(step, found);
      break;
    case 'not':
      testsOf(condition.of, found);
      break;
    case 'all':
    case 'any':
      for (const part of condition.of) testsOf(part, found);
      break;
    case 'meta':
      break;
  }
  return found;
}

function addWithAnchors(test: CompiledTest, found: CompiledTest[]): void {
  if (found.includes(test)) return;
  found.push(test);
  for (const anchor of test.anchors) addWithAnchors(anchor.test, found);
}

function hasMeta(condition: CompiledCondition): boolean {
  switch (condition.kind) {
    case 'meta':
      return true;
    case 'not':
      return hasMeta(condition.of);
    case 'all':
    case 'any':
      return condition.of.some(hasMeta);
    default:
      return false;
  }
}

/** True when the condition is false as long as none of its tests has found anything. */
function needsAHit(condition: CompiledCondition): boolean {
  switch (condition.kind) {
    case 'turn':
    case 'sequence':
      return true;
    case 'count':
      return condition.atLeast > 0;
    case 'all':
      return condition.of.some(needsAHit);
    case 'any':
      return condition.of.every(needsAHit);
    default:
      return false;
  }
}

function triggersOf(tests: readonly CompiledTest[]) {
  const triggers = new Triggers();
  const untriggeredFor = new Map(ROLES.map((role) => [role, new NumberSet(tests.length)]));
  for (const test of tests) {
    if (test.atEnd) continue;
    const trigger = test.every
      ? null
      : (test.checks.find(({ triggers }) => triggers !== null)?.triggers ?? null);
    if (trigger !== null) triggers.add(test.index, trigger.patterns, trigger.signals);
    else {
      for (const role of ROLES) {
        if ((test.roles & roleBit(role)) !== 0) untriggeredFor.get(role)!.add(test.index);
      }
    }
  }
  return { triggers, untriggeredFor };
}

function usersOf(rules: readonly CompiledRule[], tests: number): number[][] {
  const users: number[][] = Array.from({ length: tests }, () => []);
  for (const rule of rules) for (const test of rule.tests) users[test]!.push(rule.index);
  return users;
}
