import type { PatternHits, PatternId, PatternRegistry, ViewSpan } from '../text/pattern-set.ts';
import { registerCue } from './cue-patterns.ts';

/**
 * One piece of lexical evidence for or against a signal. `match` is an expression over the folded
 * view (simplified, half-width, lower case: `,` and `.` stand for every comma and full stop); a
 * literal is the simplest one (Latin literals match whole words; expressions say `\\b` themselves). `weight` is added to the log-odds: 3 alone is enough, 1.5 needs
 * company, a negative weight speaks against.
 */
export interface Cue {
  readonly match: string;
  readonly weight: number;
  /** Expressions, too, match whole words of Latin script only. */
  readonly wholeWords?: boolean;
}

/** Cues of one weight. */
export function cues(weight: number, ...matches: readonly string[]): readonly Cue[] {
  return matches.map((match) => ({ match, weight }));
}

/** Cues of one weight whose Latin words are not to be found inside longer ones. */
export function wordCues(weight: number, ...matches: readonly string[]): readonly Cue[] {
  return matches.map((match) => ({ match, weight, wholeWords: true }));
}

export interface Reason {
  readonly label: string;
  readonly weight: number;
}

export interface CueScore {
  /** Sum of the weights of the cues found, each counted once. */
  readonly score: number;
  /** View span of the strongest supporting cue; null when none was found. */
  readonly span: ViewSpan | null;
  readonly because: readonly Reason[];
}

const NO_SCORE: CueScore = { score: 0, span: null, because: [] };

interface Use {
  /** Number of the cue: its phrases and expressions count once together. */
  readonly cue: number;
  readonly list: number;
  readonly weight: number;
  readonly label: string;
}

/**
 * Named cue lists, registered with the shared automaton and summed together: the cost goes with what
 * was found in a text, not with the size of the lists.
 */
export class CueBook<Name extends string> {
  readonly #lists: ReadonlyMap<Name, number>;
  readonly #uses: ReadonlyMap<PatternId, readonly Use[]>;

  constructor(patterns: PatternRegistry, lists: Readonly<Record<Name, readonly Cue[]>>) {
    const names = Object.keys(lists) as Name[];
    this.#lists = new Map(names.map((name, index) => [name, index]));
    const uses = new Map<PatternId, Use[]>();
    let cue = 0;
    for (const [list, name] of names.entries()) {
      for (const { match, weight, wholeWords } of lists[name]) {
        const use = { cue: cue++, list, weight, label: match };
        for (const id of registerCue(patterns, match, wholeWords === true)) {
          const known = uses.get(id);
          if (known === undefined) uses.set(id, [use]);
          else known.push(use);
        }
      }
    }
    this.#uses = uses;
  }

  score(hits: PatternHits): CueScores<Name> {
    const sums = new Float64Array(this.#lists.size);
    const found: FoundCue[] = [];
    for (const id of hits.ids()) {
      const uses = this.#uses.get(id);
      if (uses === undefined) continue;
      for (const use of uses) {
        if (found.some((other) => other.use.cue === use.cue)) continue;
        found.push({ use, id });
        sums[use.list]! += use.weight;
      }
    }
    return new CueScores(this.#lists, sums, found, hits);
  }
}

interface FoundCue {
  readonly use: Use;
  readonly id: PatternId;
}

/** What a cue book found in one text. */
export class CueScores<Name extends string> {
  readonly #lists: ReadonlyMap<Name, number>;
  readonly #sums: Float64Array;
  readonly #found: readonly FoundCue[];
  readonly #hits: PatternHits;

  constructor(
    lists: ReadonlyMap<Name, number>,
    sums: Float64Array,
    found: readonly FoundCue[],
    hits: PatternHits,
  ) {
    this.#lists = lists;
    this.#sums = sums;
    this.#found = found;
    this.#hits = hits;
  }

  /** Sum of the weights of a list's cues, each counted once; 0 when none was found. */
  of(name: Name): number {
    return this.#sums[this.#lists.get(name)!]!;
  }

  /** View span of the strongest supporting cue of the lists named; null when there is none. */
  span(...names: readonly Name[]): ViewSpan | null {
    let strongest = 0;
    let span: ViewSpan | null = null;
    for (const { use, id } of this.#foundIn(names)) {
      if (use.weight <= strongest) continue;
      strongest = use.weight;
      span = this.#hits.of(id)[0] ?? null;
    }
    return span;
  }

  /** The cues found of the lists named; `text`, the view's, gives the words that were found as labels. */
  because(text: string | null, ...names: readonly Name[]): Reason[] {
    return this.#foundIn(names).map(({ use, id }) => {
      const span = this.#hits.of(id)[0];
      const label = text === null || span === undefined ? use.label : text.slice(span.start, span.end);
      return { label, weight: use.weight };
    });
  }

  #foundIn(names: readonly Name[]): readonly FoundCue[] {
    const wanted = names.map((name) => this.#lists.get(name)!);
    return this.#found.filter(({ use }) => wanted.includes(use.list));
  }
}

/** A single cue list registered with the shared automaton. */
export class CueScorer {
  readonly #book: CueBook<'cues'>;

  constructor(patterns: PatternRegistry, cues: readonly Cue[]) {
    this.#book = new CueBook(patterns, { cues });
  }

  score(hits: PatternHits): CueScore {
    const scores = this.#book.score(hits);
    const because = scores.because(null, 'cues');
    return because.length === 0 ? NO_SCORE : { score: scores.of('cues'), span: scores.span('cues'), because };
  }
}

/** Log-odds to probability, with the neutral point at `bias`: a score of `bias` is 0.5. */
export function confidenceOf(score: number, bias = 2): number {
  return 1 / (1 + Math.exp(bias - score));
}
