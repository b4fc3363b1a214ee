import type { UtterancePart } from '../../../../conversation/utterance.ts';
import { normaliseText } from '../../../../text/text-view.ts';
import { type KnownSignalType, SIGNALS } from '../../../catalogue.ts';
import type { UtteranceContext } from '../../../detector.ts';
import type { ConversationMemory } from '../memory.ts';
import { Weighing } from '../weighing.ts';
import { WORDED_SIGNALS, type Wording } from './wording.ts';

/**
 * Log-odds at which the wording of a whole turn says nothing, beside cues and structure. Chosen on
 * conversations that the wordings of the moment were not learned from.
 */
const NEUTRAL: Partial<Record<KnownSignalType, number>> = {
  'agent.impatience': -2.6,
  'agent.blame_customer': -2.6,
  'agent.policy_wall': -2.6,
  'agent.deflection': -2.7,
  'agent.overpromise': -3.4,
  'agent.off_channel': -3.6,
  'agent.closing': -2.8,
  'agent.identity_check': -2.4,
  'agent.hold_notice': -1.6,
  'agent.empathy': -3.2,
  'agent.ownership': -3.2,
  'agent.solution_offer': -3.1,
  'agent.explanation': -3,
  'agent.confirm_understanding': -3,
  'agent.perfunctory': -2.4,
};
const MOST_AGAINST = -1.2;
const MOST_FOR = 3;

/** What the wording of the whole turn adds to what cues and structure have said of one signal. */
export class WordingShare {
  readonly #index: number;
  readonly #neutral: number;
  readonly #isFault: boolean;

  constructor(type: KnownSignalType) {
    this.#index = WORDED_SIGNALS.indexOf(type);
    this.#neutral = NEUTRAL[type] ?? 0;
    this.#isFault = SIGNALS[type].tone === 'fault';
  }

  /** @param calm of `calmness`. */
  addTo(weighing: Weighing | null, wording: Float64Array, calm: number): Weighing | null {
    if (this.#index < 0) return weighing;
    const says = wording[this.#index]! - this.#neutral - (this.#isFault ? calm : 0);
    if (weighing === null && says <= 0) return null;
    return (weighing ?? new Weighing()).add('its wording', Math.max(MOST_AGAINST, Math.min(MOST_FOR, says)));
  }
}

const NO_TROUBLE = 0.5;
const NOTHING_OPEN = 1;

/**
 * Taken from a fault where the customer has told of no trouble, or has just said thanks: the learned
 * examples hold more faults than plain service does.
 */
export function calmness(memory: ConversationMemory): number {
  const thanks = memory.open('content') && !memory.open('asks') && !memory.open('trouble');
  return (memory.troubled ? 0 : NO_TROUBLE) + (thanks ? NOTHING_OPEN : 0);
}

/** Which piece of an utterance said in several the signal's wording stands in; null for an undivided one. */
export function tellingPart(
  type: KnownSignalType,
  { utterance: { parts, text } }: UtteranceContext,
  wording: Wording,
): UtterancePart | null {
  if (parts.length < 2) return null;
  const index = WORDED_SIGNALS.indexOf(type);
  let best: UtterancePart | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const piece = normaliseText(text.slice(part.offset, part.offset + part.length));
    const logOdds = wording.read(piece)[index] ?? 0;
    if (logOdds > most) {
      best = part;
      most = logOdds;
    }
  }
  return best;
}
