import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { resolutionOf, satisfactionOf, shownSignals, toneOf } from '#contract/files/findings.ts';
import type { ReadCounts, SignalCount, Summary } from '#contract/files/summary.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { SignalTone, SignalType } from '#core/signals/catalogue.ts';
import { ScorecardTally } from './scorecard-tally.ts';

const MOST_WORTH_READING = 5;
const MOST_WORTH_LEARNING = 3;

/** Adds up a run of any length in constant memory. */
export class Summariser {
  #turns = 0;
  readonly #channels: Record<string, number> = {};
  readonly #languages: Record<string, number> = {};
  readonly #rejectCodes: Record<string, number> = {};
  readonly #resolution = { resolved: 0, partly: 0, unresolved: 0, unknown: 0 };
  readonly #satisfaction = { sum: 0, counts: [0, 0, 0, 0, 0] };
  readonly #signals = new Map<SignalType, { conversations: number; occurrences: number }>();
  readonly #rules: Record<string, number> = {};
  readonly #scorecards: readonly ScorecardTally[];
  readonly #reading = new Foremost(MOST_WORTH_READING, ({ worth }) => worth.points);
  readonly #learning = new Foremost(MOST_WORTH_LEARNING, ({ worth }) => worth.learnPoints);

  constructor(scorecards: readonly Scorecard[]) {
    this.#scorecards = scorecards.map((scorecard) => new ScorecardTally(scorecard));
  }

  add(item: AnalysedItem): void {
    const { conversation, analysis } = item;
    this.#turns += conversation.turns.length;
    count(this.#channels, conversation.channel);
    count(this.#languages, analysis.language);
    this.#resolution[resolutionOf(analysis)]++;
    const satisfaction = satisfactionOf(analysis);
    if (satisfaction !== null) {
      this.#satisfaction.sum += satisfaction.value;
      this.#satisfaction.counts[Math.min(5, Math.max(1, Math.round(satisfaction.value))) - 1]!++;
    }
    const occurrences = new Map<SignalType, number>();
    for (const { type } of shownSignals(analysis)) occurrences.set(type, (occurrences.get(type) ?? 0) + 1);
    for (const [type, times] of occurrences) {
      const known = this.#signals.get(type) ?? { conversations: 0, occurrences: 0 };
      this.#signals.set(type, {
        conversations: known.conversations + 1,
        occurrences: known.occurrences + times,
      });
    }
    for (const { rule, outcome } of analysis.rules) if (outcome === 'hit') count(this.#rules, rule);
    for (const tally of this.#scorecards) tally.add(analysis);
    this.#reading.add(item);
    this.#learning.add(item);
  }

  reject(code: string): void {
    count(this.#rejectCodes, code);
  }

  summary(counts: ReadCounts, rejectsFile?: string): Summary {
    const { sum, counts: bySatisfaction } = this.#satisfaction;
    const predicted = bySatisfaction.reduce((total, one) => total + one, 0);
    return {
      counts,
      rejectCodes: ranked(this.#rejectCodes).map(([code, times]) => ({ code, count: times })),
      ...(rejectsFile === undefined ? {} : { rejectsFile }),
      turns: this.#turns,
      channels: this.#channels,
      languages: this.#languages,
      scorecards: this.#scorecards.map((tally) => tally.summary()),
      satisfaction: {
        mean: predicted === 0 ? null : Math.round((100 * sum) / predicted) / 100,
        counts: bySatisfaction,
      },
      resolution: this.#resolution,
      faults: this.#signalCounts('fault'),
      strengths: this.#signalCounts('good'),
      unhappy: this.#signalCounts('unhappy'),
      rules: ranked(this.#rules).map(([rule, conversations]) => ({ rule, conversations })),
      worthReading: this.#reading.items(),
      worthLearning: this.#learning.items(),
    };
  }

  #signalCounts(tone: SignalTone): SignalCount[] {
    return [...this.#signals]
      .filter(([type]) => toneOf(type) === tone)
      .map(([type, counts]) => ({ type, ...counts }))
      .toSorted((a, b) => b.conversations - a.conversations || b.occurrences - a.occurrences);
  }
}

/** Keeps the first few by points; of equals, those that came first. */
class Foremost {
  readonly #most: number;
  readonly #points: (item: AnalysedItem) => number;
  #kept: AnalysedItem[] = [];

  constructor(most: number, points: (item: AnalysedItem) => number) {
    this.#most = most;
    this.#points = points;
  }

  add(item: AnalysedItem): void {
    const points = this.#points(item);
    const last = this.#kept.at(-1);
    if (points <= 0) return;
    if (this.#kept.length === this.#most && last !== undefined && this.#points(last) >= points) return;
    this.#kept = [...this.#kept, item]
      .toSorted((a, b) => this.#points(b) - this.#points(a))
      .slice(0, this.#most);
  }

  items(): readonly AnalysedItem[] {
    return this.#kept;
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function ranked(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).toSorted((a, b) => b[1] - a[1]);
}
