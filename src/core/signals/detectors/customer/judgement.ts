import { EMOTIONS, type Emotion } from '../../catalogue.ts';
import type { Reason } from '../../cue-scorer.ts';
import { AdditiveModel } from './additive-model.ts';
import type { Feature } from './features.ts';
import type { CueName, CustomerSignal, CustomerTurn } from './turn.ts';
import { EMOTION_WEIGHTS, SIGNAL_WEIGHTS } from './weights.ts';

/** The cue lists whose words are the evidence of a signal. */
export const EVIDENCE: Readonly<Record<CustomerSignal, readonly CueName[]>> = {
  'customer.implicit_dissatisfaction': ['irony', 'resignation', 'offended', 'cold', 'tone', 'reproach'],
  'customer.explicit_complaint': ['evaluation', 'grievance', 'negative', 'reproach'],
  'customer.escalation_threat': ['threat', 'supervisor'],
  'customer.churn_intent': ['churn'],
  'customer.repeat_question': ['askedAgain'],
  'customer.urgency': ['urgency'],
  'customer.confusion': ['confusion'],
  'customer.abuse': ['abuse'],
  'customer.gratitude': ['thanks', 'praise'],
  'customer.request_info': ['question', 'request'],
  'customer.resolved_ack': ['settled', 'understood', 'accept', 'thanks'],
};
/** Of two that exclude each other, the likelier stands. */
const EXCLUSIVE: readonly (readonly [CustomerSignal, CustomerSignal])[] = [
  ['customer.implicit_dissatisfaction', 'customer.explicit_complaint'],
  ['customer.repeat_question', 'customer.request_info'],
];

const SIGNALS = Object.keys(EVIDENCE) as CustomerSignal[];
const signalModels = SIGNALS.map((signal) => new AdditiveModel(SIGNAL_WEIGHTS[signal]));
const emotionModels = EMOTIONS.map((emotion) => new AdditiveModel(EMOTION_WEIGHTS[emotion]));

/** How alike an earlier question must be for likeness alone to speak of a repetition. */
const LEAST_ALIKE = 0.45;

/** The signals that a turn carries, each with its log-odds above the neutral point. */
export function signalsIn(turn: CustomerTurn, features: readonly Feature[]): Map<CustomerSignal, number> {
  const found = new Map<CustomerSignal, number>();
  for (let i = 0; i < SIGNALS.length; i++) {
    const score = signalModels[i]!.score(features);
    if (score >= 0) found.set(SIGNALS[i]!, score);
  }
  if (!isTraced(turn)) found.delete('customer.repeat_question');
  if (!isSettled(turn)) found.delete('customer.resolved_ack');
  for (const [one, other] of EXCLUSIVE) {
    const a = found.get(one);
    const b = found.get(other);
    if (a !== undefined && b !== undefined) found.delete(a >= b ? other : one);
  }
  return found;
}

/** Without a trace of an earlier, open question, a question is a first one. */
function isTraced({ cues, standing }: CustomerTurn): boolean {
  const { alike, sameKind, answered, putOff } = standing.likeness;
  if (cues.sums.askedAgain >= 2 || alike >= LEAST_ALIKE) return true;
  // A question of the same kind is a new one where the customer was content with the answer.
  const content = cues.sums.accept > 0 || standing.poor <= 0.5;
  return (
    !answered &&
    (cues.sums.askedAgain > 0 || (!content && (sameKind === 1 || (putOff && standing.unanswered))))
  );
}

/** Who goes on to ask, or to speak unanswered, does not say that the matter is settled, unless in so many words. */
function isSettled({ cues, form, standing }: CustomerTurn): boolean {
  const { settled, question, request } = cues.sums;
  if (settled >= 3) return true;
  return standing.reply !== null && !(form.questionMark || question >= 2 || request >= 2.4);
}

/** What speaks for and against a signal in a turn. */
export function reasonsFor(signal: CustomerSignal, features: readonly Feature[]): Reason[] {
  return signalModels[SIGNALS.indexOf(signal)]!.because(features);
}

/** The single dominant emotion, and how far it stands out (0–1). */
export function emotionIn(features: readonly Feature[]): { emotion: Emotion; confidence: number } {
  const scores = emotionModels.map((model) => model.score(features));
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  let total = 0;
  for (const score of scores) total += Math.exp(score - scores[best]!);
  return { emotion: EMOTIONS[best]!, confidence: 1 / total };
}
