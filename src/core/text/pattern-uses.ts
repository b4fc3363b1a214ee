import type { PatternHits, PatternId } from './pattern-hits.ts';

/** Index of a literal among all that the patterns of a set are found by. */
export type LiteralIndex = number;

export interface Phrase {
  readonly id: PatternId;
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
}

export interface Expression {
  readonly id: PatternId;
  /** Adds its matches in a text to the hits. */
  readonly run: (text: string, hits: PatternHits) => void;
}

/** An expression of this project, all of whose matches begin with one of some literals. */
export interface AnchoredExpression {
  readonly id: PatternId;
  /** Sticky. */
  readonly expression: RegExp;
  readonly starts: readonly LiteralIndex[];
}

/**
 * One alternative of an expression. It is looked at where a literal of its most telling set was found;
 * the expression runs when the other sets have been met too.
 */
export interface Gate {
  readonly expression: Expression | AnchoredExpression;
  readonly others: readonly (readonly LiteralIndex[])[];
}

/** What a literal means to the patterns that it belongs to. */
export interface LiteralUse {
  readonly phrases: Phrase[];
  readonly gates: Gate[];
}

/** All patterns of a set, and by which literals they are found. */
export interface PatternUses {
  /** Distinct, each with its use at the same index. */
  readonly literals: readonly string[];
  readonly uses: readonly LiteralUse[];
  /** Expressions that no literal tells of: they run in every text. */
  readonly always: readonly Expression[];
  /** By pattern: in the turns of which roles it is searched, one bit a role. */
  readonly roles: readonly number[];
}
