import type { UtterancePart } from '../../../conversation/utterance.ts';
import type { ViewSpan } from '../../../text/pattern-hits.ts';
import type { KnownSignalType } from '../../catalogue.ts';
import { confidenceOf } from '../../cue-scorer.ts';
import type { Detection, UtteranceContext } from '../../detector.ts';

/** The neutral point: a score of 2 is a confidence of one half, below which nothing is reported. */
const THRESHOLD = 2;

/** What speaks for and against a signal in one turn, in log-odds. */
export class Weighing {
  score = 0;
  span: ViewSpan | null = null;
  readonly because: { label: string; weight: number }[] = [];

  /** Adds a reason; the span of the first reason that brings one is the evidence. */
  add(label: string, weight: number, span: ViewSpan | null = null): this {
    if (weight === 0) return this;
    this.score += weight;
    this.because.push({ label, weight: Math.round(weight * 100) / 100 });
    this.span ??= span;
    return this;
  }

  get holds(): boolean {
    return this.score >= THRESHOLD;
  }

  /** @param part the piece of the utterance that is meant where no passage was weighed; null for the whole. */
  detection(type: KnownSignalType, context: UtteranceContext, part: UtterancePart | null = null): Detection {
    const { view, utterance } = context;
    const whole =
      part === null
        ? { start: 0, end: utterance.text.length }
        : { start: part.offset, end: part.offset + part.length };
    const { start, end } = this.span === null ? whole : view.origin(this.span.start, this.span.end);
    return {
      type,
      utterance: context.index,
      start,
      end,
      confidence: confidenceOf(this.score, THRESHOLD),
      because: this.because,
    };
  }
}
