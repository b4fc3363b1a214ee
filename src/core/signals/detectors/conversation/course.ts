import type { PatternRegistry } from '../../../text/pattern-set.ts';
import type { Emotion, SignalType } from '../../catalogue.ts';
import type { Reason } from '../../cue-scorer.ts';
import type { Detection, UtteranceContext } from '../../detector.ts';
import { faultsOf, type Reply, ReplyReader } from '../customer/reply.ts';

/** Signals by which a customer turn counts as unhappy, with how heavily. */
export const UNHAPPINESS: Readonly<Partial<Record<SignalType, number>>> = {
  'customer.implicit_dissatisfaction': 1,
  'customer.explicit_complaint': 1,
  'customer.repeat_question': 0.7,
  'customer.escalation_threat': 1.4,
  'customer.churn_intent': 1.2,
  'customer.abuse': 1.4,
};

/** One customer turn in the course of the conversation. */
export interface CustomerStep {
  readonly index: number;
  readonly signals: ReadonlySet<SignalType>;
  readonly emotion: Emotion;
  /** 0 for a calm turn. */
  readonly unhappiness: number;
}

/** One turn of the agent or bot in the course of the conversation. */
export interface AgentStep {
  readonly index: number;
  readonly signals: ReadonlySet<SignalType>;
  readonly reply: Reply;
  readonly faults: number;
  readonly speaker: string | undefined;
}

/** What happened, turn by turn, as far as the outcome can be told from it. */
export interface Course {
  readonly customer: readonly CustomerStep[];
  readonly agent: readonly AgentStep[];
  /** Index of the last utterance of the customer or the agent. */
  readonly last: number;
}

/** A judgement on the whole conversation, anchored at the utterance that tells most. */
export interface Finding {
  readonly value: string | number;
  readonly anchor: number;
  readonly confidence: number;
  readonly because: readonly Reason[];
}

/** Sums named contributions and remembers which turn brought the heaviest. */
export class Account {
  sum: number;
  readonly because: Reason[] = [];
  #anchor: number | null = null;
  #heaviest = 0;

  constructor(start: number) {
    this.sum = start;
  }

  add(label: string, weight: number, at?: number): this {
    if (weight === 0) return this;
    this.sum += weight;
    this.because.push({ label, weight: Math.round(weight * 100) / 100 });
    if (at !== undefined && Math.abs(weight) > this.#heaviest) {
      this.#heaviest = Math.abs(weight);
      this.#anchor = at;
    }
    return this;
  }

  /** Lets everything added so far, beyond `start`, count only in part. */
  weigh(share: number, start: number): void {
    this.sum = start + share * (this.sum - start);
    for (const [i, { label, weight }] of this.because.entries()) {
      this.because[i] = { label, weight: Math.round(share * weight * 100) / 100 };
    }
  }

  anchor(otherwise: number): number {
    return this.#anchor ?? otherwise;
  }
}

/** Reads the course of a conversation out of its detections. */
export class CourseReader {
  readonly #replies: ReplyReader;

  constructor(patterns: PatternRegistry) {
    this.#replies = new ReplyReader(patterns);
  }

  read(history: readonly UtteranceContext[]): Course {
    const customer: CustomerStep[] = [];
    const agent: AgentStep[] = [];
    let last = 0;
    for (const context of history) {
      const { role, index } = context;
      if (role === 'system') continue;
      last = index;
      const signals = new Set(context.detections.map(({ type }) => type));
      if (role === 'customer') {
        customer.push({
          index,
          signals,
          emotion: emotionOf(context.detections),
          unhappiness: unhappiness(signals),
        });
      } else {
        const faults = faultsOf(context);
        agent.push(new HeardStep(context, signals, faults, this.#replies));
      }
    }
    return { customer, agent, last };
  }
}

/** Reads the reply only where somebody asks for it: most outcomes are told by the last turns. */
class HeardStep implements AgentStep {
  readonly index: number;
  readonly signals: ReadonlySet<SignalType>;
  readonly faults: number;
  readonly speaker: string | undefined;
  readonly #context: UtteranceContext;
  readonly #replies: ReplyReader;
  #reply: Reply | undefined;

  constructor(
    context: UtteranceContext,
    signals: ReadonlySet<SignalType>,
    faults: number,
    replies: ReplyReader,
  ) {
    this.index = context.index;
    this.signals = signals;
    this.faults = faults;
    this.speaker = context.utterance.speaker;
    this.#context = context;
    this.#replies = replies;
  }

  get reply(): Reply {
    this.#reply ??= this.#replies.read(this.#context);
    return this.#reply;
  }
}

function emotionOf(detections: readonly Detection[]): Emotion {
  const found = detections.find(({ type }) => type === 'customer.emotion');
  return (found?.value as Emotion | undefined) ?? 'neutral';
}

function unhappiness(signals: ReadonlySet<SignalType>): number {
  let heaviest = 0;
  for (const signal of signals) heaviest = Math.max(heaviest, UNHAPPINESS[signal] ?? 0);
  return heaviest;
}
