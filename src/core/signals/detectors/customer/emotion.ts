import type { Emotion } from '../../catalogue.ts';
import type { CustomerSignal } from './judgement.ts';
import type { CustomerTurn } from './turn.ts';

export interface EmotionJudgement {
  readonly emotion: Emotion;
  /** 0–1: how far it stands out. */
  readonly confidence: number;
}

/** The single dominant emotion: what the signals of a turn imply, moved by its words of feeling. */
export function dominantEmotion(
  turn: CustomerTurn,
  signals: ReadonlyMap<CustomerSignal, unknown>,
): EmotionJudgement {
  const { cues } = turn;
  const has = (signal: CustomerSignal) => signals.has(signal);
  const feeling = (name: 'anger' | 'anxiety' | 'disappointment' | 'frustration' | 'joy') =>
    Math.min(2, Math.max(0, cues.of(name)));
  const complains = has('customer.explicit_complaint');
  const hints = has('customer.implicit_dissatisfaction');
  const unhappy =
    complains ||
    hints ||
    has('customer.abuse') ||
    has('customer.escalation_threat') ||
    has('customer.churn_intent');
  const ironic = hints && cues.of('irony') >= 1.8;
  const resigned = hints && cues.of('resignation') >= 1.8;
  const thanks = has('customer.gratitude');
  const urges = has('customer.urgency');

  const weights: Record<Emotion, number> = {
    neutral: 1,
    anger:
      (complains || hints ? 0.5 : 0) +
      (has('customer.abuse') ? 3.5 : 0) +
      (has('customer.escalation_threat') ? 2.4 : 0) +
      (unhappy ? feeling('anger') * 0.9 : feeling('anger') * 0.3) +
      (complains && cues.of('evaluation') >= 3 ? 0.5 : 0) +
      (unhappy && cues.of('offended') >= 3 ? 0.5 : 0) +
      (unhappy && turn.unhappyBefore > 0 ? 0.2 : 0) +
      (unhappy && turn.shouting ? 0.8 : 0) +
      (ironic ? 0.8 : 0),
    frustration:
      (complains ? 1.9 : 0) +
      (has('customer.repeat_question') ? 1.7 : 0) +
      (hints && !resigned ? 1.6 : 0) +
      (unhappy || has('customer.repeat_question')
        ? feeling('frustration') * 0.5
        : feeling('frustration') * 0.2),
    disappointment:
      (resigned ? 2 : 0) +
      (has('customer.churn_intent') ? 1.5 : 0) +
      (hints && !ironic && cues.of('offended') < 2 ? 0.8 : 0) +
      (unhappy ? feeling('disappointment') * 0.7 : feeling('disappointment') * 0.3),
    anxiety: (urges ? 1.7 : 0) + (unhappy ? feeling('anxiety') * 0.4 : feeling('anxiety') * 0.7),
    confusion: has('customer.confusion') ? 2.2 : 0,
    gratitude: thanks ? 2.4 + (cues.of('thanks') > 0 ? 0.8 : 0) : 0,
    satisfaction:
      (has('customer.resolved_ack') ? (cues.of('settled') >= 3 ? 1.3 : 0.8) : 0) +
      (unhappy ? 0 : feeling('joy') * 0.5) +
      (thanks && cues.of('praise') >= 3 ? 0.4 : 0),
  };
  let best: Emotion = 'neutral';
  let total = 0;
  for (const [emotion, weight] of Object.entries(weights) as [Emotion, number][]) {
    total += Math.exp(weight);
    if (weight > weights[best]) best = emotion;
  }
  return { emotion: best, confidence: Math.exp(weights[best]) / total };
}
