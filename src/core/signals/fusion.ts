import type { UtteranceReading } from '../ports/language-model.ts';
import { EMOTIONS, type Emotion, type KnownSignalType, type SignalType } from './catalogue.ts';
import { takenByDenial } from './denied-words.ts';
import type { Detection, UtteranceContext } from './detector.ts';
import { EXCLUSIVE } from './exclusive.ts';
import { type EmotionFusion, EVEN_FUSION, type FusionWeights, type SignalFusion } from './fusion-weights.ts';
import { type LastWords, lastWords, NO_LAST_WORDS } from './last-words.ts';
import { logit, sigmoid, softmax } from './odds.ts';

export * from './fusion-weights.ts';

/** Keeps the logarithm of an emotion that is ruled out finite. */
const LEAST = 1e-6;

/** Fused log-odds of a signal. */
export function fusedLogit(
  { model, lexicon, bias, calmRequest = 0, asksWhere = 0 }: SignalFusion,
  p: number,
  confidence: number,
  before: LastWords,
): number {
  const asked = calmRequest * before.calmRequest + (before.asksWhere ? asksWhere : 0);
  return model * logit(p) + lexicon * confidence + bias + asked;
}

/** A probability for each emotion, in the order of `EMOTIONS`; they sum to 1. */
export function fusedEmotion(
  { model, lexicon, bias }: EmotionFusion,
  heard: ReadonlyMap<Emotion, number>,
  chosen: Emotion | undefined,
  confidence: number,
): readonly number[] {
  return softmax(
    EMOTIONS.map(
      (emotion) =>
        model * Math.log(Math.max(LEAST, heard.get(emotion) ?? 0)) +
        (emotion === chosen ? lexicon * confidence : 0) +
        (bias[emotion] ?? 0),
    ),
  );
}

/** The detector that is named beside a fused signal. */
export function fusedDetector({ model }: Pick<UtteranceReading, 'model'>): string {
  return `${model}+lexicon`;
}

/** Whether a reading has its say in a signal, so that the lexicon's word alone does not stand. */
export function isFused(type: SignalType, { signals, emotion }: UtteranceReading): boolean {
  return type === 'customer.emotion' ? emotion !== undefined : signals.has(type as KnownSignalType);
}

interface Candidate {
  readonly type: KnownSignalType;
  readonly score: number;
  /** Log-odds above the threshold. */
  readonly margin: number;
  readonly found: Detection | undefined;
}

/** What holds in an utterance by the model's reading and the lexicons' detections together. */
export function fuse(
  context: UtteranceContext,
  reading: UtteranceReading,
  weights: FusionWeights,
): readonly Detection[] {
  const own = weights[context.language] ?? {};
  const candidates: Candidate[] = [];
  const before =
    context.role === 'agent' ? lastWords(context.history, context.history.length) : NO_LAST_WORDS;
  for (const [type, p] of reading.signals) {
    const fusion = own.signals?.[type] ?? EVEN_FUSION.signal;
    const found = context.detections.find((detection) => detection.type === type);
    const fused =
      fusedLogit(fusion, p, found?.confidence ?? 0, before) - takenByDenial(type, context.view.text);
    // The detectors' neutral point is even odds, so their own log-odds are also those above their threshold.
    const definite = found?.isDefinite === true ? logit(found.confidence) : Number.NEGATIVE_INFINITY;
    const score = Math.max(fused, definite);
    const margin = Math.max(fused - logit(fusion.threshold), definite);
    if (margin >= 0) candidates.push({ type, score, margin, found });
  }
  const detections = withoutExcluded(candidates).map((candidate) => detectionOf(candidate, context, reading));
  if (reading.emotion !== undefined) {
    detections.push(emotionOf(context, reading.emotion, own.emotion ?? EVEN_FUSION.emotion));
  }
  return detections;
}

/** Of two that exclude each other, the likelier stands. */
function withoutExcluded(candidates: readonly Candidate[]): readonly Candidate[] {
  let kept = candidates;
  for (const pair of EXCLUSIVE) {
    const [one, other] = pair.map((type) => kept.find((candidate) => candidate.type === type));
    if (one === undefined || other === undefined) continue;
    const weaker = one.margin >= other.margin ? other : one;
    kept = kept.filter((candidate) => candidate !== weaker);
  }
  return kept;
}

/** Points at the words that the lexicon found; where it found none, at the passage that the model heard. */
function detectionOf(
  { type, score, found }: Candidate,
  context: UtteranceContext,
  reading: UtteranceReading,
): Detection {
  const whole = { start: 0, end: context.utterance.text.length };
  const isPassage = found !== undefined && (found.start > 0 || found.end < whole.end);
  const { start, end } = isPassage ? found : (reading.evidence(type) ?? whole);
  return { type, utterance: context.index, start, end, confidence: sigmoid(score) };
}

function emotionOf(
  context: UtteranceContext,
  heard: ReadonlyMap<Emotion, number>,
  fusion: EmotionFusion,
): Detection {
  const found = context.detections.find(({ type }) => type === 'customer.emotion');
  const fused = fusedEmotion(fusion, heard, found?.value as Emotion | undefined, found?.confidence ?? 0);
  const best = fused.indexOf(Math.max(...fused));
  return {
    type: 'customer.emotion',
    utterance: context.index,
    start: 0,
    end: context.utterance.text.length,
    value: EMOTIONS[best]!,
    confidence: fused[best]!,
  };
}
