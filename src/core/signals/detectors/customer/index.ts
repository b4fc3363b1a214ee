import { SIGNAL_TYPES } from '../../catalogue.ts';
import { CueBook, type CueScores, confidenceOf } from '../../cue-scorer.ts';
import type { Detection, Detector, DetectorFactory, DetectorRun, UtteranceContext } from '../../detector.ts';
import { CUSTOMER_CUES } from '../../lexicon/customer/index.ts';
import { dominantEmotion } from './emotion.ts';
import { asks, type CustomerSignal, type Judgement, judge, THRESHOLD } from './judgement.ts';
import { QuestionMemory } from './repetition.ts';
import { mergeReplies, QUESTION_KINDS, type Reply, ReplyReader } from './reply.ts';
import { type CueName, type CustomerTurn, customerTurn } from './turn.ts';

const UNHAPPY: readonly CustomerSignal[] = [
  'customer.implicit_dissatisfaction',
  'customer.explicit_complaint',
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.repeat_question',
  'customer.abuse',
];

const RECENT = 3;

/** All customer signals and the emotion of each turn, by words, by the reply before and by what was asked already. */
const customerDetector: DetectorFactory = (patterns, ports) => {
  const book = new CueBook<CueName>(patterns, CUSTOMER_CUES);
  const reader = new ReplyReader(patterns);
  return {
    id: 'lexicon',
    types: SIGNAL_TYPES.filter((type) => type.startsWith('customer.')),
    start: () => new CustomerRun(book, reader, new QuestionMemory(ports.similarity)),
  } satisfies Detector;
};

export const CUSTOMER_DETECTORS: readonly DetectorFactory[] = [customerDetector];

class CustomerRun implements DetectorRun {
  readonly #book: CueBook<CueName>;
  readonly #reader: ReplyReader;
  readonly #memory: QuestionMemory;
  /** Replies since the customer's last turn. */
  #replies: Reply[] = [];
  #served = false;
  /** Whether the customer's last turns were unhappy, the newest last. */
  readonly #unhappy: boolean[] = [];
  #first = true;
  /** Whether the customer's last turn asked for something. */
  #asked = false;

  constructor(book: CueBook<CueName>, reader: ReplyReader, memory: QuestionMemory) {
    this.#book = book;
    this.#reader = reader;
    this.#memory = memory;
  }

  utterance(context: UtteranceContext): readonly Detection[] {
    if (context.role === 'agent' || context.role === 'bot') {
      const reply = this.#reader.read(context);
      this.#replies.push(reply);
      this.#memory.reply(reply);
      this.#served ||= reply.done;
      return [];
    }
    return context.role === 'customer' ? this.#customer(context) : [];
  }

  #customer(context: UtteranceContext): readonly Detection[] {
    const cues = this.#book.score(context.hits);
    const reply = mergeReplies(this.#replies);
    const turn = customerTurn(context, cues, {
      reply,
      unhappyBefore: this.#unhappy.filter(Boolean).length,
      served: this.#served,
      first: this.#first,
      unanswered: this.#asked && this.#memory.leftUnanswered(),
      asked: this.#asked,
    });
    const repeat = this.#repetition(turn);
    const judged = new Map(judge(turn, repeat.score));
    if (repeat.score >= THRESHOLD) judged.set('customer.repeat_question', repeat);
    this.#replies = [];
    this.#first = false;
    this.#asked = asks(turn);
    this.#unhappy.push(UNHAPPY.some((signal) => judged.has(signal)));
    if (this.#unhappy.length > RECENT) this.#unhappy.shift();

    const detections = [...judged].map(([type, judgement]) => detection(turn, type, judgement));
    const { emotion, confidence } = dominantEmotion(turn, judged);
    detections.push({
      type: 'customer.emotion',
      utterance: context.index,
      start: 0,
      end: context.utterance.text.length,
      value: emotion,
      confidence,
    });
    return detections;
  }

  #repetition(turn: CustomerTurn): Judgement {
    const { cues, context } = turn;
    const markers = cues.of('askedAgain');
    if (!asks(turn) && markers < THRESHOLD) return NO_REPETITION;
    const { text } = context.view;
    const kinds = kindsOf(cues);
    const likeness = this.#memory.compare(text, kinds);
    // At the start of a contact only plain words can tell that it was asked before.
    const open = this.#memory.hasReplied && turn.reply !== null;
    const score = open ? likeness.score + Math.max(0, markers) : turn.first && markers >= 3 ? markers : 0;
    this.#memory.asked(text, kinds);
    return {
      score: cues.of('confusion') >= 3 && markers < 3 ? score - 1.5 : score,
      cues: ['askedAgain'],
      circumstances: likeness.because,
    };
  }
}

const NO_REPETITION: Judgement = { score: 0, cues: [], circumstances: [] };

function kindsOf(cues: CueScores<CueName>) {
  return QUESTION_KINDS.filter((kind) => cues.of(`asks${kind}`) > 0);
}

/** Points at the strongest words; at the whole turn where circumstances alone tell. */
function detection(turn: CustomerTurn, type: CustomerSignal, judgement: Judgement): Detection {
  const { context, cues } = turn;
  const span = cues.span(...judgement.cues);
  const { start, end } =
    span === null
      ? { start: 0, end: context.utterance.text.length }
      : context.view.origin(span.start, span.end);
  return {
    type,
    utterance: context.index,
    start,
    end,
    confidence: confidenceOf(judgement.score, THRESHOLD),
    because: [...cues.because(context.view.text, ...judgement.cues), ...judgement.circumstances],
  };
}
