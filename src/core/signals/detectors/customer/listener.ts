import type { TextSimilarity } from '../../../ports/similarity.ts';
import type { PatternRegistry } from '../../../text/pattern-set.ts';
import { CueBook, type CueScores } from '../../cue-scorer.ts';
import type { UtteranceContext } from '../../detector.ts';
import { CUSTOMER_CUES } from '../../lexicon/customer/index.ts';
import { NOT_ALIKE, QuestionMemory } from './repetition.ts';
import {
  joinReplies,
  poorness,
  QUESTION_KINDS,
  type QuestionKind,
  type Reply,
  ReplyReader,
} from './reply.ts';
import {
  beginsWithWordsOf,
  type CueName,
  type CustomerTurn,
  type Form,
  formOf,
  opensWithQuestion,
  type Standing,
} from './turn.ts';

/** The cue list of what asks for each kind of answer. */
const ASKS = {
  Time: 'asksTime',
  Amount: 'asksAmount',
  How: 'asksHow',
  Why: 'asksWhy',
  Whether: 'asksWhether',
  Where: 'asksWhere',
} as const satisfies Record<QuestionKind, CueName>;
/** Cue lists of unhappy words. */
const UNHAPPY = [
  'evaluation',
  'grievance',
  'irony',
  'resignation',
  'offended',
  'threat',
  'churn',
  'abuse',
] as const satisfies readonly CueName[];
/** So many of the customer's last turns count for the mood that a turn comes out of. */
const RECENT = 3;
/** From this sum of weights on, words alone make a turn a question, or unhappy. */
const ENOUGH = 2.4;

/** The lexicons that listeners work with, registered once. */
export class CustomerLexicon {
  readonly customer: CueBook<CueName>;
  readonly replies: ReplyReader;

  constructor(patterns: PatternRegistry) {
    this.customer = new CueBook<CueName>(patterns.forRoles(['customer']), CUSTOMER_CUES);
    this.replies = new ReplyReader(patterns);
  }
}

/** Follows one dialogue and reads each customer turn with what came before it. */
export class CustomerListener {
  readonly #lexicon: CustomerLexicon;
  readonly #memory: QuestionMemory;
  #first = true;
  #reply: Reply | null = null;
  #replyText = '';
  #served = false;
  #asked = false;
  /** Whether the customer's last turns were unhappy, the newest last. */
  readonly #unhappy: boolean[] = [];

  constructor(lexicon: CustomerLexicon, similarity: TextSimilarity) {
    this.#lexicon = lexicon;
    this.#memory = new QuestionMemory(similarity);
  }

  /** Takes in an utterance; gives the turn read where it is the customer's. */
  hear(context: UtteranceContext): CustomerTurn | null {
    if (context.role === 'agent' || context.role === 'bot') {
      const reply = this.#lexicon.replies.read(context);
      this.#reply = joinReplies(this.#reply, reply);
      this.#replyText += context.view.text;
      this.#memory.reply(reply);
      this.#served ||= reply.done;
      return null;
    }
    return context.role === 'customer' ? this.#customer(context) : null;
  }

  #customer(context: UtteranceContext): CustomerTurn {
    const { text } = context.view;
    const cues = this.#lexicon.customer.score(context.hits);
    const { sums } = cues;
    const form = formOf(text);
    const asks = form.questionMark || sums.question >= 2 || sums.request >= ENOUGH;
    const kinds = QUESTION_KINDS.filter((kind) => sums[ASKS[kind]] > 0);
    const standing = this.#standing(text, cues, form, asks || sums.askedAgain >= 2 ? kinds : null);

    this.#first = false;
    this.#reply = null;
    this.#replyText = '';
    this.#asked = asks;
    if (asks) this.#memory.asked(text, kinds);
    this.#unhappy.push(UNHAPPY.some((list) => sums[list] >= ENOUGH));
    if (this.#unhappy.length > RECENT) this.#unhappy.shift();
    return { context, cues, form, standing };
  }

  #standing(
    text: string,
    cues: CueScores<CueName>,
    form: Form,
    asksFor: readonly QuestionKind[] | null,
  ): Standing {
    const reply = this.#reply;
    const unhelped = this.#unhappy.at(-1) === true && reply !== null && givesNothing(reply);
    const unanswered = this.#asked && this.#memory.leftUnanswered();
    const begins = beginsWithWordsOf(this.#replyText, text);
    return {
      first: this.#first,
      reply,
      poor: reply === null ? 0 : poorness(reply) + (unhelped ? 0.9 : unanswered ? 0.6 : 0),
      asked: this.#asked,
      unanswered,
      unhelped,
      unhappyBefore: this.#unhappy.filter(Boolean).length,
      served: this.#served,
      echo: begins || (reply !== null && cues.sums.stockWords > 0 && throwsBack(cues, reply)),
      takesUp: begins && form.questionMark && opensWithQuestion(text),
      likeness: asksFor === null || reply === null ? NOT_ALIKE : this.#memory.compare(text, asksFor),
    };
  }
}

function throwsBack(cues: CueScores<CueName>, reply: Reply): boolean {
  return cues.because('stockWords').some(({ label }) => reply.stock.includes(label));
}

/** Neither an answer, nor a question, nor a deed. */
function givesNothing({ done, offers, works, asks, explains, answers }: Reply): boolean {
  return !done && !offers && !works && !asks && !explains && answers.length === 0;
}
