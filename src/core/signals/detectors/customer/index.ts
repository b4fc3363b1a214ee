import { SIGNAL_TYPES } from '../../catalogue.ts';
import { confidenceOf } from '../../cue-scorer.ts';
import type { Detection, Detector, DetectorFactory } from '../../detector.ts';
import { featuresOf } from './features.ts';
import { EVIDENCE, judge } from './judgement.ts';
import { CustomerLexicon, CustomerListener } from './listener.ts';
import type { CustomerSignal, CustomerTurn } from './turn.ts';

/** All customer signals and the emotion of each turn, by words, by the reply before and by what was asked already. */
const customerDetector: DetectorFactory = (patterns, ports) => {
  const lexicon = new CustomerLexicon(patterns);
  return {
    id: 'lexicon',
    types: SIGNAL_TYPES.filter((type) => type.startsWith('customer.')),
    start: () => {
      const listener = new CustomerListener(lexicon, ports.similarity);
      return {
        utterance(context) {
          const turn = listener.hear(context);
          return turn === null ? [] : detectionsIn(turn);
        },
      };
    },
  } satisfies Detector;
};

export const CUSTOMER_DETECTORS: readonly DetectorFactory[] = [customerDetector];

function detectionsIn(turn: CustomerTurn): readonly Detection[] {
  const { signals, emotion, confidence } = judge(turn, featuresOf(turn));
  const { context } = turn;
  const detections: Detection[] = [];
  for (const [type, score] of signals) detections.push(detection(turn, type, score));
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

/** Points at the strongest words; at the whole turn where circumstances alone tell. */
function detection({ context, cues }: CustomerTurn, type: CustomerSignal, score: number): Detection {
  const span = cues.span(...EVIDENCE[type]);
  const { start, end } =
    span === null
      ? { start: 0, end: context.utterance.text.length }
      : context.view.origin(span.start, span.end);
  return { type, utterance: context.index, start, end, confidence: confidenceOf(score, 0) };
}
