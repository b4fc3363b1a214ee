import type { Outcome } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Channel, Language, Role } from '../conversation/schema.ts';
import type { KnownSignalType, SignalType } from '../signals/catalogue.ts';

export const SEVERITIES = ['info', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A rule as it was read: word lists are already inserted, nothing is compiled. */
export interface Rule {
  readonly id: string;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  readonly severity: Severity;
  readonly appliesTo: { readonly channels?: readonly Channel[]; readonly languages?: readonly Language[] };
  /** Guard: where it does not hold, the rule does not concern the conversation. */
  readonly when?: Condition;
  readonly find: Condition;
  readonly advice?: Bilingual;
  readonly examples: readonly RuleExample[];
  readonly file?: string;
  readonly line: number;
}

export interface RuleExample {
  readonly name: string;
  readonly expect: Outcome;
  /** Number of the turn, from 1, at which the rule is expected to fire. */
  readonly at?: number;
  readonly channel: Channel;
  readonly language?: Language;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly startedAt?: string;
  readonly turns: readonly ExampleTurn[];
  readonly line: number;
}

export interface ExampleTurn {
  readonly role: Role;
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
  /** What its recording would tell, `{speech.arousal 1.4}` at the end of the line. */
  readonly heard?: readonly HeardInExample[];
}

export interface HeardInExample {
  readonly type: KnownSignalType;
  /** Milliseconds, or the size of the departure. */
  readonly value: number;
}

export type Condition =
  | { readonly kind: 'turn'; readonly test: TurnTest }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'count'; readonly test: TurnTest; readonly atLeast: number; readonly atMost: number }
  | { readonly kind: 'sequence'; readonly steps: readonly TurnTest[]; readonly within?: Distance }
  | { readonly kind: 'meta'; readonly fields: readonly MetaTest[] };

export type Distance = { readonly turns: number } | { readonly ms: number };

/** A question about single turns; all parts hold for the same turn. */
export interface TurnTest {
  /** Absent: any role. */
  readonly by?: readonly Role[];
  readonly position?: Position;
  readonly anchors: readonly Anchor[];
  /** "Every turn in scope" instead of "some turn". */
  readonly every: boolean;
  readonly checks: readonly Check[];
}

/** Ranks from 1 among the turns of the test's roles; negative ranks count from the end. */
export interface Position {
  readonly from: number;
  readonly to: number;
}

export interface Anchor {
  /** Asks that there be no such turn on that side. */
  readonly negated: boolean;
  readonly where: 'after' | 'before' | 'around';
  readonly test: TurnTest;
  readonly within?: Distance;
  /** Which of the turns that pass the inner test: any, the last (`-1`), or the N-th from 1. */
  readonly hit: 'any' | number;
}

/** Bounds are exclusive, in milliseconds unless said otherwise. */
export interface Bounds {
  readonly over?: number;
  readonly under?: number;
}

export type Check =
  | WordsCheck
  | NearCheck
  | { readonly kind: 'matches'; readonly source: string; readonly negated: boolean }
  | { readonly kind: 'like'; readonly examples: readonly string[]; readonly above: number }
  | SignalCheck
  | RepeatsCheck
  | { readonly kind: 'waits'; readonly bounds: Bounds; readonly since: readonly Role[] | null }
  | { readonly kind: 'lasts'; readonly bounds: Bounds }
  | { readonly kind: 'rate'; readonly bounds: Bounds; readonly minLength: number }
  | { readonly kind: 'interrupts'; readonly overMs: number; readonly afterMs: number }
  | { readonly kind: 'loudness'; readonly bounds: Bounds; readonly change?: number }
  | { readonly kind: 'length'; readonly bounds: Bounds };

export interface WordsCheck {
  readonly kind: 'words';
  readonly any: readonly string[];
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  readonly of: readonly string[];
  readonly atLeast: number;
  /** Occurrences altogether, overlapping ones counted once; 0 asks for none. */
  readonly total: number;
}

export interface NearCheck {
  readonly kind: 'near';
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly within: number;
  readonly ordered: boolean;
  readonly negated: boolean;
}

export interface SignalCheck {
  readonly kind: 'signal';
  /** Asks that the turn carry no such signal. */
  readonly negated: boolean;
  readonly types: readonly SignalType[];
  readonly confidence: number;
  readonly values: readonly (string | number)[] | null;
  readonly bounds: Bounds;
}

export interface RepeatsCheck {
  readonly kind: 'repeats';
  readonly of: 'self' | 'other';
  readonly within: number;
  readonly similar: number;
  readonly times: number;
  readonly minLength: number;
  readonly except: readonly string[];
}

export interface MetaTest {
  readonly field: string;
  readonly comparison: MetaComparison;
}

export type MetaComparison =
  | { readonly kind: 'is'; readonly values: readonly unknown[]; readonly negated: boolean }
  | {
      readonly kind: 'range';
      readonly above?: number;
      readonly below?: number;
      readonly atLeast?: number;
      readonly atMost?: number;
    }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'matches'; readonly source: string }
  | { readonly kind: 'exists'; readonly exists: boolean };
