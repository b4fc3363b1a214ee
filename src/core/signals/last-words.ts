import type { Role } from '../conversation/schema.ts';
import type { UtteranceReading } from '../ports/language-model.ts';
import type { Emotion, KnownSignalType } from './catalogue.ts';
import { ASKS_REFERRAL } from './lexicon/agent/customer-context.ts';

/** What the customer said last before an agent's turn, as far as it changes what that turn means. */
export interface LastWords {
  /** 0–1: how surely they are a plain request in which nothing is unhappy. */
  readonly calmRequest: number;
  /** Whether they ask where to turn, or for a recommendation: to be sent somewhere is then the answer. */
  readonly asksWhere: boolean;
}

export const NO_LAST_WORDS: LastWords = { calmRequest: 0, asksWhere: false };

/** A turn as it was read: its text in the folded view. */
export interface ReadTurn {
  readonly role: Role;
  readonly view: { readonly text: string };
  readonly reading?: UtteranceReading | undefined;
}

const UNHAPPY: readonly KnownSignalType[] = [
  'customer.implicit_dissatisfaction',
  'customer.explicit_complaint',
  'customer.repeat_question',
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.abuse',
  'customer.urgency',
];
const UPSET: readonly Emotion[] = ['anger', 'frustration', 'anxiety', 'disappointment'];
const ASKS_WHERE = new RegExp(ASKS_REFERRAL.map(({ match }) => match).join('|'), 'u');

/** Of the turns before `index`: the customer's latest ones that follow each other. */
export function lastWords(turns: readonly ReadTurn[], index: number): LastWords {
  let end = index;
  while (end > 0 && turns[end - 1]!.role !== 'customer') end--;
  let [asks, unhappy, asksWhere] = [0, 0, false];
  for (let i = end - 1; i >= 0 && turns[i]!.role === 'customer'; i--) {
    const { view, reading } = turns[i]!;
    asksWhere ||= ASKS_WHERE.test(view.text);
    if (reading === undefined) continue;
    asks = Math.max(asks, reading.signals.get('customer.request_info') ?? 0);
    unhappy = Math.max(unhappy, unhappiness(reading));
  }
  return { calmRequest: asks * (1 - unhappy), asksWhere };
}

/** Probability that something in a turn is unhappy, by what is said or by what is felt. */
function unhappiness({ signals, emotion }: UtteranceReading): number {
  const none = UNHAPPY.reduce((product, type) => product * (1 - (signals.get(type) ?? 0)), 1);
  const upset = UPSET.reduce((sum, one) => sum + (emotion?.get(one) ?? 0), 0);
  return Math.max(1 - none, upset);
}
