import { EMOTIONS, type Emotion } from '../../catalogue.ts';
import { EXCLUSIVE } from '../../exclusive.ts';
import { AdditiveModels } from './additive-model.ts';
import type { FeatureVector } from './features.ts';
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
const SIGNALS = Object.keys(EVIDENCE) as CustomerSignal[];
/** Signals first, then emotions. */
const models = new AdditiveModels([
  ...SIGNALS.map((signal) => SIGNAL_WEIGHTS[signal]),
  ...EMOTIONS.map((emotion) => EMOTION_WEIGHTS[emotion]),
]);

/** How alike an earlier question must be for likeness alone to speak of a repetition. */
const LEAST_ALIKE = 0.45;

export interface Judgement {
  /** The signals that the turn carries, each with its log-odds above the neutral point. */
  readonly signals: ReadonlyMap<CustomerSignal, number>;
  /** The single dominant emotion, and how far it stands out (0–1). */
  readonly emotion: Emotion;
  readonly confidence: number;
}

export function judge(turn: CustomerTurn, features: FeatureVector): Judgement {
  const scores = models.scores(features);
  return { signals: signalsIn(turn, scores), ...emotionIn(scores) };
}

function signalsIn(turn: CustomerTurn, scores: Float64Array): Map<CustomerSignal, number> {
  const found = new Map<CustomerSignal, number>();
  for (let i = 0; i < SIGNALS.length; i++) {
    const score = scores[i]!;
    if (score >= 0) found.set(SIGNALS[i]!, score);
  }
  if (found.size === 0) return found;
  if (!isTraced(turn)) found.delete('customer.repeat_question');
  if (!isSettled(turn)) found.delete('customer.resolved_ack');
  // Of two that exclude each other, the likelier stands.
  for (const [one, other] of EXCLUSIVE as readonly (readonly [CustomerSignal, CustomerSignal])[]) {
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

function emotionIn(scores: Float64Array): Pick<Judgement, 'emotion' | 'confidence'> {
  const first = SIGNALS.length;
  let best = first;
  for (let i = first + 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  let total = 0;
  for (let i = first; i < scores.length; i++) total += Math.exp(scores[i]! - scores[best]!);
  return { emotion: EMOTIONS[best - first]!, confidence: 1 / total };
}
