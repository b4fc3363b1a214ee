import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import { ROLES, type Role } from '../conversation/schema.ts';
import type { SignalType } from '../signals/catalogue.ts';
import type { DetectorPorts } from '../signals/detector.ts';
import type { PatternId } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import { type CompiledCheck, compileCheck } from './checks.ts';
import type { Condition, Distance, Position, Rule, TurnTest } from './model.ts';

export interface CompiledTest {
  /** Inner tests of anchors have lower indices than the tests that use them. */
  readonly index: number;
  /** One bit a role. */
  readonly roles: number;
  readonly position: Position | null;
  readonly anchors: readonly CompiledAnchor[];
  readonly every: boolean;
  readonly checks: readonly CompiledCheck[];
  /** Speaks of signals that only the end of the conversation brings. */
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
  /** A scope may close without the rule's own tests being touched, so it is looked at after every turn. */
  readonly closable: boolean;
  /** Needs no look at all while nothing it names was found: the outcome is then a plain miss. */
  readonly missesWhenUntouched: boolean;
  /** All tests that `find` rests on. */
  readonly finds: readonly CompiledTest[];
}

/** Rules ready to run beside all detectors: their words are part of the one automaton. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** Those among them that are looked at after every turn until they are settled. */
  readonly closable: readonly CompiledRule[];
  readonly tests: readonly CompiledTest[];
  /** Which rules have to be looked at when a test has changed. */
  readonly rulesOfTest: readonly (readonly number[])[];
  readonly testsOfPattern: ReadonlyMap<PatternId, readonly number[]>;
  readonly testsOfSignal: ReadonlyMap<SignalType, readonly number[]>;
  /** Tests without a trigger look at every turn of their roles. */
  readonly untriggeredFor: ReadonlyMap<Role, readonly number[]>;
}

export function compileRules(
  rules: readonly Rule[],
  patterns: PatternRegistry,
  ports: DetectorPorts,
): CompiledRules {
  const tests: CompiledTest[] = [];
  const byShape = new Map<string, CompiledTest>();

  const compileTest = (test: TurnTest): CompiledTest => {
    const shape = JSON.stringify(test);
    const known = byShape.get(shape);
    if (known !== undefined) return known;
    const anchors = test.anchors.map(
      (anchor): CompiledAnchor => ({
        negated: anchor.negated,
        where: anchor.where,
        test: compileTest(anchor.test),
        within: anchor.within ?? null,
        hit: anchor.hit,
      }),
    );
    const registry = test.by === undefined ? patterns : patterns.forRoles(test.by);
    const checks = test.checks.map((check) => compileCheck(check, registry, ports));
    const compiled: CompiledTest = {
      index: tests.length,
      roles: test.by === undefined ? EVERY_ROLE : test.by.reduce((bits, role) => bits | roleBit(role), 0),
      position: test.position ?? null,
      anchors,
      every: test.every,
      checks,
      atEnd: checks.some(({ atEnd }) => atEnd),
      closable: (test.position?.to ?? -1) > 0 || anchors.some(isClosable),
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
          steps: condition.steps.map(compileTest),
          within: condition.within ?? null,
        };
      case 'meta':
        return condition;
    }
  };

  const compiled = rules.map((rule, index): CompiledRule => {
    const when = rule.when === undefined ? null : compileCondition(rule.when);
    const find = compileCondition(rule.find);
    const used = [...testsOf(find), ...(when === null ? [] : testsOf(when))];
    return {
      index,
      rule,
      when,
      find,
      finds: testsOf(find),
      closable: used.some(({ closable }) => closable) || hasMeta(find) || (when !== null && hasMeta(when)),
      missesWhenUntouched:
        when === null &&
        rule.appliesTo.channels === undefined &&
        rule.appliesTo.languages === undefined &&
        needsAHit(find),
    };
  });

  const closable = compiled.filter((rule) => rule.closable);
  return {
    rules: compiled,
    closable,
    tests,
    ...triggersOf(tests),
    rulesOfTest: usersOf(compiled, tests.length),
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
  const testsOfPattern = new Map<PatternId, number[]>();
  const testsOfSignal = new Map<SignalType, number[]>();
  const untriggered: CompiledTest[] = [];
  const add = <Key>(map: Map<Key, number[]>, key: Key, index: number) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [index]);
    else if (!list.includes(index)) list.push(index);
  };
  for (const test of tests) {
    const trigger = test.every
      ? null
      : (test.checks.find(({ triggers }) => triggers !== null)?.triggers ?? null);
    if (trigger === null) untriggered.push(test);
    else {
      for (const pattern of trigger.patterns) add(testsOfPattern, pattern, test.index);
      for (const type of trigger.signals) add(testsOfSignal, type, test.index);
    }
  }
  const untriggeredFor = new Map(
    ROLES.map((role) => [
      role,
      untriggered.filter(({ roles }) => (roles & roleBit(role)) !== 0).map(({ index }) => index),
    ]),
  );
  return { testsOfPattern, testsOfSignal, untriggeredFor };
}

function usersOf(rules: readonly CompiledRule[], tests: number): number[][] {
  const users: number[][] = Array.from({ length: tests }, () => []);
  for (const { index, when, finds } of rules) {
    const used = new Set([...finds, ...(when === null ? [] : testsOf(when))]);
    for (const test of used) users[test.index]!.push(index);
  }
  return users;
}
