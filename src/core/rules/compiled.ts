import type { Role } from '../conversation/vocabulary.ts';
import type { CompiledCheck } from './checks.ts';
import type { Condition, Distance, Position, Rule } from './model.ts';
import type { NumberSet } from './number-set.ts';
import type { Triggers } from './triggers.ts';

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
