import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import { ROLES, type Role } from '../conversation/vocabulary.ts';
import type { DetectorPorts } from '../signals/detector.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import { type CompiledCheck, compileCheck } from './checks.ts';
import { countsFromEnd, settlesEarly } from './early.ts';
import type { Condition, Distance, Position, Rule, TurnTest } from './model.ts';
import { NumberSet } from './number-set.ts';
import { Triggers } from './triggers.ts';

export interface CompiledTest {
  /** Inner tests of anchors have lower indices than the tests that use them. */
  readonly index: number;
  /** One bit a role. */
  readonly roles: number;
  readonly position: Position | null;
  readonly anchors: readonly CompiledAnchor[];
  readonly every: boolean;
  readonly checks: readonly CompiledCheck[];
  /** One of its checks rests on what was said. */
  readonly needsWords: boolean;
  /** Is looked at when the conversation has ended: it speaks of signals or of turns that only the end makes known. */
  readonly atEnd: boolean;
  /** Some turn that is still to come may end the scope (a position or an anchor that has passed). */
  readonly closable: boolean;
}

export interface CompiledAnchor {
  readonly negated: boolean;
  readonly where: 'after' | 'before' | 'around';
  readonly test: CompiledTest;
  readonly within: Distance | null;
  readonly hit: 'any' | number;
}

export type CompiledCondition =
  | { readonly kind: 'turn'; readonly test: CompiledTest }
  | { readonly kind: 'all' | 'any'; readonly of: readonly CompiledCondition[] }
  | { readonly kind: 'not'; readonly of: CompiledCondition }
  | { readonly kind: 'count'; readonly test: CompiledTest; readonly atLeast: number; readonly atMost: number }
  | { readonly kind: 'sequence'; readonly steps: readonly CompiledTest[]; readonly within: Distance | null }
  | { readonly kind: 'meta'; readonly fields: (Condition & { kind: 'meta' })['fields'] };

export interface CompiledRule {
  readonly index: number;
  readonly rule: Rule;
  readonly when: CompiledCondition | null;
  readonly find: CompiledCondition;
  /** May be settled without its own tests being touched: by metadata, or because a scope closes. */
  readonly closable: boolean;
  /** Needs no look at all while nothing it names was found: the outcome is then a plain miss. */
  readonly missesWhenUntouched: boolean;
  /** All tests that `find` rests on. */
  readonly finds: readonly CompiledTest[];
  /** Indices of all tests that the rule rests on, each once. */
  readonly tests: readonly number[];
}

/** Rules ready to run beside all detectors: their words are part of the one automaton. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** Those among them that the end of a scope or metadata may settle. */
  readonly closable: readonly CompiledRule[];
  readonly tests: readonly CompiledTest[];
  /** Those among them whose scope may end before the conversation does. */
  readonly closableTests: readonly CompiledTest[];
  readonly rulesOfTest: readonly (readonly number[])[];
  /** Which of these have to be looked at when a test has changed: the end settles the others. */
  readonly earlyRulesOfTest: readonly (readonly number[])[];
  /** By test: the number of those rules. */
  readonly rulesPerTest: Uint32Array;
  readonly triggers: Triggers;
  /** Tests without a trigger look at every turn of their roles. */
  readonly untriggeredFor: ReadonlyMap<Role, NumberSet>;
}

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
