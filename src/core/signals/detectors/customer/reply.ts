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
  /** Puts off, or says what is said to everybody. */
  readonly stalls: boolean;
  readonly done: boolean;
  readonly asks: boolean;
  readonly offers: boolean;
  /** Looks into the matter: it goes on. */
  readonly works: boolean;
  readonly explains: boolean;
  /** "Anything else?", good wishes. */
  readonly closes: boolean;
  readonly answers: readonly QuestionKind[];
  /** Serious faults that the agent detectors saw. */
  readonly faults: number;
  /** Stock words of the service that it used, as the lexicon writes them. */
  readonly stock: readonly string[];
}

/** The cue list of what gives each kind of answer. */
const ANSWERS = {
  Time: 'answersTime',
  Amount: 'answersAmount',
  How: 'answersHow',
  Why: 'answersWhy',
  Whether: 'answersWhether',
  Where: 'answersWhere',
} as const satisfies Record<QuestionKind, keyof typeof REPLY_CUES>;

const FAULTS: ReadonlySet<string> = new Set(SERIOUS_FAULTS);
const NOTHING: readonly never[] = [];

/** Reads agent turns for what a customer's next words answer to. */
export class ReplyReader {
  readonly #book: CueBook<keyof typeof REPLY_CUES>;

  constructor(patterns: PatternRegistry) {
    this.#book = new CueBook(patterns.forRoles(['agent', 'bot']), REPLY_CUES);
  }

  read(context: UtteranceContext): Reply {
    const scores = this.#book.score(context.hits);
    const { sums } = scores;
    return {
      refuses: sums.refuses > 0,
      stalls: sums.stalls > 0,
      done: sums.done > 0,
      asks: sums.asks > 0,
      offers: sums.offers > 0,
      works: sums.works > 0,
      explains: sums.explains > 0,
      closes: sums.anythingElse > 0,
      answers: QUESTION_KINDS.filter((kind) => sums[ANSWERS[kind]] > 0),
      faults: faultsOf(context),
      stock: sums.stockWords > 0 ? scores.because('stockWords').map(({ label }) => label) : NOTHING,
    };
  }
}

/** How many serious faults the agent detectors saw in a turn. */
export function faultsOf(context: UtteranceContext): number {
  let faults = 0;
  for (const { type } of context.detections) if (FAULTS.has(type)) faults++;
  return faults;
}

/** Two replies, or a reply and nothing, as one. */
export function joinReplies(first: Reply | null, second: Reply): Reply {
  if (first === null) return second;
  return {
    refuses: first.refuses || second.refuses,
    stalls: first.stalls || second.stalls,
    done: first.done || second.done,
    asks: first.asks || second.asks,
    offers: first.offers || second.offers,
    works: first.works || second.works,
    explains: first.explains || second.explains,
    closes: first.closes || second.closes,
    answers: union(first.answers, second.answers),
    faults: first.faults + second.faults,
    stock: union(first.stock, second.stock),
  };
}

function union<Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] {
  const more = second.filter((item) => !first.includes(item));
  return more.length === 0 ? first : [...first, ...more];
}

/** How poor a reply is for whoever waits for help: above 0 it leaves the matter open. */
export function poorness(reply: Reply): number {
  return (
    (reply.refuses ? 1 : 0) +
    (reply.stalls ? 1 : 0) +
    Math.min(2, reply.faults) -
    (reply.offers ? 0.9 : 0) -
    (reply.done ? 1.5 : 0) -
    (reply.asks && !reply.refuses ? 0.8 : 0) -
    (reply.works && !reply.refuses ? 0.5 : 0)
  );
}
