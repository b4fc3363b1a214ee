import type { PatternRegistry } from '../../../text/pattern-set.ts';
import { SERIOUS_FAULTS } from '../../catalogue.ts';
import { CueBook } from '../../cue-scorer.ts';
import type { UtteranceContext } from '../../detector.ts';
import { REPLY_CUES } from '../../lexicon/customer/index.ts';

/** What a question asks for, or an answer gives. */
export const QUESTION_KINDS = ['Time', 'Amount', 'How', 'Why', 'Whether', 'Where'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What the agent or bot did in one or several turns, as the customer meets it. */
export interface Reply {
  readonly refuses: boolean;
  readonly stalls: boolean;
  readonly done: boolean;
  readonly asks: boolean;
  readonly offers: boolean;
  readonly explains: boolean;
  /** "Anything else?", good wishes. */
  readonly closes: boolean;
  readonly answers: ReadonlySet<QuestionKind>;
  /** Serious faults that the agent detectors saw. */
  readonly faults: number;
  /** Stock words of the service that it used. */
  readonly stock: ReadonlySet<string>;
}

const FAULTS: ReadonlySet<string> = new Set(SERIOUS_FAULTS);

/** Reads agent turns for what a customer's next words answer to. */
export class ReplyReader {
  readonly #book: CueBook<keyof typeof REPLY_CUES>;

  constructor(patterns: PatternRegistry) {
    this.#book = new CueBook(patterns, REPLY_CUES);
  }

  read(context: UtteranceContext): Reply {
    const scores = this.#book.score(context.hits);
    return {
      refuses: scores.of('refuses') > 0,
      stalls: scores.of('stalls') > 0,
      done: scores.of('done') > 0,
      asks: scores.of('asks') > 0,
      offers: scores.of('offers') > 0,
      explains: scores.of('explains') > 0,
      closes: scores.of('anythingElse') > 0,
      answers: new Set(QUESTION_KINDS.filter((kind) => scores.of(`answers${kind}`) > 0)),
      faults: faultsOf(context),
      stock: new Set(scores.because(null, 'stockWords').map((reason) => reason.label)),
    };
  }
}

/** How many serious faults the agent detectors saw in a turn. */
export function faultsOf(context: UtteranceContext): number {
  return context.detections.filter((detection) => FAULTS.has(detection.type)).length;
}

export function mergeReplies(replies: readonly Reply[]): Reply | null {
  if (replies.length === 0) return null;
  const any = (pick: (reply: Reply) => boolean) => replies.some(pick);
  return {
    refuses: any((reply) => reply.refuses),
    stalls: any((reply) => reply.stalls),
    done: any((reply) => reply.done),
    asks: any((reply) => reply.asks),
    offers: any((reply) => reply.offers),
    explains: any((reply) => reply.explains),
    closes: any((reply) => reply.closes),
    answers: new Set(replies.flatMap((reply) => [...reply.answers])),
    faults: replies.reduce((sum, reply) => sum + reply.faults, 0),
    stock: new Set(replies.flatMap((reply) => [...reply.stock])),
  };
}

/** How poor a reply is for whoever waits for help: above 0 it leaves the matter open. */
export function poorness(reply: Reply): number {
  return (
    (reply.refuses ? 1 : 0) +
    (reply.stalls ? 1 : 0) +
    Math.min(2, reply.faults) -
    (reply.offers ? 0.9 : 0) -
    (reply.done ? 1.5 : 0) -
    (reply.asks && !reply.refuses ? 0.8 : 0)
  );
}
