import type { ScorecardSummary } from '#contract/files/summary.ts';
import type { Analysis, CriterionAnswer } from '#core/analysis/analysis.ts';
import { bestScore, type Scorecard } from '#core/scoring/scorecard.ts';

/** Scores are told to a hundredth, so that this many counters hold every one and the median is exact. */
const STEPS = 10_000;
const BARS = 10;

/** What one scorecard came to over all conversations. */
export class ScorecardTally {
  readonly #scorecard: Scorecard;
  /** Of what can be lost: a bonus is not. */
  readonly #best: ReadonlyMap<string, number>;
  readonly #scores = new Uint32Array(STEPS + 1);
  #scored = 0;
  #unscored = 0;
  #sum = 0;
  #autoFailed = 0;
  readonly #ratings: Record<string, number> = {};
  readonly #criteria = new Map<string, { lost: number; judged: number }>();
  readonly #answers = { judged: 0, notApplicable: 0, unjudged: 0 };

  constructor(scorecard: Scorecard) {
    this.#scorecard = scorecard;
    this.#best = new Map(
      scorecard.sections
        .flatMap(({ criteria }) => criteria)
        .filter(({ bonus }) => bonus === undefined)
        .map((one) => [one.id, bestScore(one)] as const),
    );
  }

  add(analysis: Analysis): void {
    const evaluation = analysis.evaluations.find(({ scorecard }) => scorecard === this.#scorecard.id);
    if (evaluation === undefined) return;
    const { score, rating, autoFailed, answers } = evaluation;
    if (autoFailed.length > 0) this.#autoFailed++;
    if (score === null) this.#unscored++;
    else {
      this.#scored++;
      this.#sum += score;
      this.#scores[Math.round((score * STEPS) / 100)]!++;
    }
    if (rating !== undefined) this.#ratings[rating] = (this.#ratings[rating] ?? 0) + 1;
    for (const answer of answers) this.#count(answer);
  }

  #count({ criterion, answer, score }: CriterionAnswer): void {
    if (score === null) {
      if (answer === 'not_applicable') this.#answers.notApplicable++;
      else this.#answers.unjudged++;
      return;
    }
    this.#answers.judged++;
    const known = this.#criteria.get(criterion) ?? { lost: 0, judged: 0 };
    known.judged++;
    if (score < (this.#best.get(criterion) ?? 0)) known.lost++;
    this.#criteria.set(criterion, known);
  }

  summary(): ScorecardSummary {
    const histogram = new Array<number>(BARS).fill(0);
    this.#scores.forEach((times, step) => {
      histogram[Math.min(BARS - 1, Math.floor((step * BARS) / STEPS))]! += times;
    });
    const { id, version } = this.#scorecard;
    return {
      scorecard: id,
      version,
      scored: this.#scored,
      unscored: this.#unscored,
      mean: this.#scored === 0 ? null : Math.round((100 * this.#sum) / this.#scored) / 100,
      median: this.#median(),
      lowest: this.#nth(1),
      highest: this.#nth(this.#scored),
      histogram,
      ratings: this.#ratings,
      autoFailed: this.#autoFailed,
      lost: [...this.#criteria]
        .filter(([, { lost }]) => lost > 0)
        .map(([criterion, counts]) => ({ criterion, ...counts }))
        .toSorted((a, b) => b.lost - a.lost || a.judged - b.judged),
      answers: { ...this.#answers },
    };
  }

  /** Of an even number, the mean of the two in the middle. */
  #median(): number | null {
    const lower = this.#nth(Math.floor((this.#scored + 1) / 2));
    const upper = this.#nth(Math.floor(this.#scored / 2) + 1);
    return lower === null || upper === null ? null : (lower + upper) / 2;
  }

  /** The N-th lowest score, from 1. */
  #nth(wanted: number): number | null {
    if (this.#scored === 0) return null;
    let seen = 0;
    for (let step = 0; step <= STEPS; step++) {
      seen += this.#scores[step]!;
      if (seen >= wanted) return (step * 100) / STEPS;
    }
    return null;
  }
}
