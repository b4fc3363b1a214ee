import type { PatternRegistry } from '../../../text/pattern-set.ts';
import type { UtteranceContext } from '../../detector.ts';
import { CUSTOMER_ADMITS } from '../../lexicon/agent/blame.ts';
import {
  ASKS,
  ASKS_REFERRAL,
  ASKS_WHAT,
  ASKS_WHY_OR_HOW,
  CHECKS_KNOWN,
  CONTENT,
  FEELS,
  SAID_ALREADY,
  TROUBLE,
} from '../../lexicon/agent/customer-context.ts';
import { HANDS_OVER } from '../../lexicon/agent/opening-and-closing.ts';
import { type Evidence, EvidenceBoard } from './evidence.ts';
import { type Content, contentOf } from './shared-content.ts';

const CUSTOMER_CUES = {
  asks: ASKS,
  asksWhat: ASKS_WHAT,
  asksWhyOrHow: ASKS_WHY_OR_HOW,
  asksReferral: ASKS_REFERRAL,
  checksKnown: CHECKS_KNOWN,
  trouble: TROUBLE,
  feels: FEELS,
  content: CONTENT,
  admits: CUSTOMER_ADMITS,
  saidAlready: SAID_ALREADY,
  handsOver: HANDS_OVER,
};
export type CustomerGroup = keyof typeof CUSTOMER_CUES;

/** Customer turns that an agent's answer is held against. */
const RECENT = 4;
const UNHAPPY = new Set([
  'customer.explicit_complaint',
  'customer.implicit_dissatisfaction',
  'customer.escalation_threat',
  'customer.urgency',
  'customer.abuse',
]);

/** One customer turn as the agent should have heard it. */
export class CustomerTurn {
  readonly context: UtteranceContext;
  readonly #evidence: Evidence<CustomerGroup>;
  #content: Content | null = null;

  constructor(context: UtteranceContext, evidence: Evidence<CustomerGroup>) {
    this.context = context;
    this.#evidence = evidence;
  }

  is(group: CustomerGroup): boolean {
    return this.#evidence.score(group) > 0;
  }

  /** Words or detections of unhappiness, or an event of which everyone knows how it feels. */
  get felt(): boolean {
    return (
      this.is('feels') ||
      this.context.detections.some(
        ({ type, value }) => UNHAPPY.has(type) || (type === 'customer.emotion' && value !== 'neutral'),
      )
    );
  }

  get content(): Content {
    this.#content ??= contentOf(this.context.view.text);
    return this.#content;
  }
}

/** What has been said so far, as far as judging the agent's next turn needs it. */
export class ConversationMemory {
  readonly #board: EvidenceBoard<CustomerGroup>;
  /** Customer turns since somebody last answered, or the last ones when the agent goes on speaking. */
  block: CustomerTurn[] = [];
  recent: CustomerTurn[] = [];
  /** Something has gone wrong for this customer. */
  troubled = false;
  /** The customer has named their own mistake. */
  admitted = false;
  agentTurns = 0;
  /** Agent turns since the customer last spoke. */
  sinceCustomer = 0;
  /** Somebody else was announced, or the speaker is another one than before. */
  handedOver = false;
  /** The agent's last turn asked the customer something. */
  asked = false;
  #blockAnswered = true;
  #speaker: string | undefined;

  constructor(board: EvidenceBoard<CustomerGroup>) {
    this.#board = board;
  }

  static board(patterns: PatternRegistry): EvidenceBoard<CustomerGroup> {
    return new EvidenceBoard(patterns.forRoles(['customer', 'bot', 'system']), CUSTOMER_CUES);
  }

  /** A turn of the customer, a bot or the platform. */
  hear(context: UtteranceContext): void {
    const turn = new CustomerTurn(context, this.#board.read(context.hits));
    if (context.role !== 'customer') {
      if (turn.is('handsOver')) this.handedOver = true;
      return;
    }
    if (this.#blockAnswered) this.block = [];
    this.#blockAnswered = false;
    this.sinceCustomer = 0;
    this.block.push(turn);
    this.recent.push(turn);
    if (this.recent.length > RECENT) this.recent.shift();
    this.troubled ||= turn.is('trouble');
    this.admitted ||= turn.is('admits');
  }

  /** Before an agent turn is judged. */
  meet(context: UtteranceContext): void {
    const { speaker } = context.utterance;
    if (this.#speaker !== undefined && speaker !== undefined && speaker !== this.#speaker)
      this.handedOver = true;
    this.#speaker = speaker ?? this.#speaker;
  }

  /** After an agent turn was judged. */
  answered(announcesOther: boolean, asked: boolean): void {
    this.agentTurns++;
    this.sinceCustomer++;
    this.#blockAnswered = true;
    this.handedOver = announcesOther;
    this.asked = asked;
  }

  /** Whether some customer turn that waits for an answer shows this. */
  open(group: CustomerGroup): boolean {
    return this.block.some((turn) => turn.is(group));
  }

  get felt(): boolean {
    return this.recent.some((turn) => turn.felt);
  }
}
