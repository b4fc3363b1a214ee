import type { PatternHits, PatternId, ViewSpan } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import { byPattern, registerCue } from './cue-patterns.ts';
import { sigmoid } from './odds.ts';

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

interface Use<Name extends string> {
  /** Number of the cue: its phrases and expressions count once together. */
  readonly cue: number;
  readonly list: Name;
  /** Place of the list among the book's. */
  readonly place: number;
  readonly weight: number;
  readonly label: string;
}

/**
 * Named cue lists, registered with the shared automaton and summed together: the cost goes with what
 * was found in a text, not with the size of the lists.
 */
export class CueBook<Name extends string> {
  readonly #zero: Readonly<Record<Name, number>>;
  /** By pattern; patterns beyond the last one belong to others. */
  readonly #uses: readonly (readonly Use<Name>[] | undefined)[];
  /** By cue: the last text in which it was found. */
  readonly #foundIn: Float64Array;
  /** A zero for each list, in an array of fractions. */
  readonly #zeros: readonly number[];
  #texts = 0;

  constructor(patterns: PatternRegistry, lists: Readonly<Record<Name, readonly Cue[]>>) {
    const names = Object.keys(lists) as Name[];
    this.#zero = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
    const uses = new Map<PatternId, Use<Name>[]>();
    let cue = 0;
    for (const [place, list] of names.entries()) {
      for (const { match, weight, wholeWords } of lists[list]) {
        const use = { cue: cue++, list, place, weight, label: match };
        for (const id of registerCue(patterns, match, wholeWords === true)) {
          const known = uses.get(id);
          if (known === undefined) uses.set(id, [use]);
          else known.push(use);
        }
      }
    }
    this.#uses = byPattern(uses);
    this.#foundIn = new Float64Array(cue);
    this.#zeros = names.map(() => 0.5).fill(0);
  }

  score(hits: PatternHits): CueScores<Name> {
    const text = ++this.#texts;
    const totals = this.#zeros.slice();
    const sums: Record<Name, number> = { ...this.#zero };
    const found: Use<Name>[] = [];
    const places: number[] = [];
    const { ids } = hits;
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place]!;
      const uses = id < this.#uses.length ? this.#uses[id] : undefined;
      if (uses === undefined) continue;
      for (let i = 0; i < uses.length; i++) {
        const use = uses[i]!;
        if (this.#foundIn[use.cue] === text) continue;
        this.#foundIn[use.cue] = text;
        found.push(use);
        places.push(place);
        totals[use.place]! += use.weight;
        sums[use.list] = totals[use.place]!;
      }
    }
    return new CueScores(sums, totals, found, places, hits);
  }
}

/** What a cue book found in one text. */
export class CueScores<Name extends string> {
  /** Sum of the weights of each list's cues, each counted once; 0 where none was found. */
  readonly sums: Readonly<Record<Name, number>>;
  /** The same sums in the order of the lists. */
  readonly totals: readonly number[];
  readonly #found: readonly Use<Name>[];
  /** Parallel to `#found`: place among the hits. */
  readonly #places: readonly number[];
  readonly #hits: PatternHits;

  constructor(
    sums: Readonly<Record<Name, number>>,
    totals: readonly number[],
    found: readonly Use<Name>[],
    places: readonly number[],
    hits: PatternHits,
  ) {
    this.sums = sums;
    this.totals = totals;
    this.#found = found;
    this.#places = places;
    this.#hits = hits;
  }

  /** View span of the strongest supporting cue of the lists named; null when there is none. */
  span(...names: readonly Name[]): ViewSpan | null {
    let strongest = 0;
    let place = -1;
    for (let i = 0; i < this.#found.length; i++) {
      const { weight, list } = this.#found[i]!;
      if (weight <= strongest || !names.includes(list)) continue;
      strongest = weight;
      place = this.#places[i]!;
    }
    return place < 0 ? null : this.#hits.firstAt(place);
  }

  /** The cues found of the lists named, as they are written in the lists. */
  because(...names: readonly Name[]): Reason[] {
    return this.#found
      .filter(({ list }) => names.includes(list))
      .map(({ label, weight }) => ({ label, weight }));
  }

  /** The cues found of the lists named, by the words of `text` (the view's) that were found. */
  becauseOf(text: string, ...names: readonly Name[]): Reason[] {
    const reasons: Reason[] = [];
    for (const [i, { list, weight }] of this.#found.entries()) {
      if (!names.includes(list)) continue;
      const { start, end } = this.#hits.firstAt(this.#places[i]!);
      reasons.push({ label: text.slice(start, end), weight });
    }
    return reasons;
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
    const because = scores.because('cues');
    return because.length === 0 ? NO_SCORE : { score: scores.sums.cues, span: scores.span('cues'), because };
  }
}

/** Log-odds to probability, with the neutral point at `bias`: a score of `bias` is 0.5. */
export function confidenceOf(score: number, bias = 2): number {
  return sigmoid(score - bias);
}
