import type { PatternHits, PatternId, PatternRegistry, ViewSpan } from '../text/pattern-set.ts';

/**
 * One piece of lexical evidence for or against a signal. `match` is an expression over the folded
 * view (simplified, half-width, lower case: `,` and `.` stand for every comma and full stop); a
 * literal is the simplest one (Latin literals match whole words; expressions say `\\b` themselves). `weight` is added to the log-odds: 3 alone is enough, 1.5 needs
 * company, a negative weight speaks against.
 */
export interface Cue {
  readonly match: string;
  readonly weight: number;
}

export interface CueScore {
  /** Sum of the weights of the cues found, each counted once. */
  readonly score: number;
  /** View span of the strongest supporting cue; null when none was found. */
  readonly span: ViewSpan | null;
  readonly because: readonly { readonly label: string; readonly weight: number }[];
}

const NO_SCORE: CueScore = { score: 0, span: null, because: [] };
const LITERAL = /^[^\\^$.*+?()[\]{}|]+$/;

/** A cue list registered with the shared automaton. */
export class CueScorer {
  readonly #cues: readonly { readonly id: PatternId; readonly weight: number; readonly label: string }[];

  constructor(patterns: PatternRegistry, cues: readonly Cue[]) {
    this.#cues = cues.map(({ match, weight }) => ({
      id: LITERAL.test(match) ? patterns.phrase(match) : patterns.regex(match),
      weight,
      label: match,
    }));
  }

  score(hits: PatternHits): CueScore {
    let score = 0;
    let strongest = 0;
    let span: ViewSpan | null = null;
    let because: { label: string; weight: number }[] | null = null;
    for (const cue of this.#cues) {
      if (!hits.has(cue.id)) continue;
      score += cue.weight;
      because ??= [];
      because.push({ label: cue.label, weight: cue.weight });
      if (cue.weight > strongest) {
        strongest = cue.weight;
        span = hits.of(cue.id)[0] ?? null;
      }
    }
    return because === null ? NO_SCORE : { score, span, because };
  }
}

/** Log-odds to probability, with the neutral point at `bias`: a score of `bias` is 0.5. */
export function confidenceOf(score: number, bias = 2): number {
  return 1 / (1 + Math.exp(bias - score));
}
