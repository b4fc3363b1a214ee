import { LANGUAGES, type Language } from '../../conversation/vocabulary.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import { ngramSimilarity } from '../../text/ngram-similarity.ts';
import { ordinarySentences } from '../examples/ordinary.ts';
import { sigmoid } from '../odds.ts';
import type { CustomSignal, WrittenSentence } from './definition.ts';
import { type FitReport, type FittedSignal, type JudgedSentence, ONE_IN } from './fit-report.ts';
import { centred, meanOf, type SignalHead } from './head.ts';
import { dot, type LeastSquares, leastSquares } from './least-squares.ts';
import { problemsOf } from './misgivings.ts';
import { bestThreshold, type Scored, steepnessAt } from './threshold.ts';

export type Embedder = Pick<LanguageModel, 'embed' | 'languages'>;

/** Tried in turn; the one that predicts left-out sentences best is kept. */
const STIFFNESSES = [3, 10, 30];
const NEARLY_THE_SAME = 0.75;

interface Sentence extends Partial<WrittenSentence> {
  readonly text: string;
  readonly kind: JudgedSentence['kind'];
}

/** Fits one head a language. Takes about a tenth of a second apart from the embedding. */
export async function fitSignal(signal: CustomSignal, model: Embedder): Promise<FittedSignal> {
  const heads: SignalHead[] = [];
  const reports: FitReport[] = [];
  for (const language of LANGUAGES) {
    if (signal.examples[language] === undefined || !model.languages.includes(language)) continue;
    const sentences = sentencesOf(signal, language);
    const vectors = await model.embed(
      sentences.map(({ text }) => text),
      language,
    );
    const { head, report } = fitHead(language, sentences, vectors);
    heads.push(head);
    reports.push(report);
  }
  return { signal, heads, reports, problems: problemsOf(signal, reports, model.languages) };
}

function sentencesOf(signal: CustomSignal, language: Language): Sentence[] {
  const written = [
    ...(signal.examples[language] ?? []).map((one): Sentence => ({ ...one, kind: 'example' })),
    ...(signal.counterExamples[language] ?? []).map((one): Sentence => ({ ...one, kind: 'counter_example' })),
  ];
  const known = new Set(written.map(({ text }) => text.trim()));
  const ordinary = ordinarySentences(language, signal.by).filter((text) => !known.has(text));
  return [...written, ...ordinary.map((text): Sentence => ({ text, kind: 'ordinary' }))];
}

function fitHead(language: Language, sentences: readonly Sentence[], vectors: readonly Float32Array[]) {
  const centre = meanOf(vectors.filter((_, index) => sentences[index]!.kind === 'ordinary'));
  const points = centred(vectors, centre);
  const groups = groupsOf(sentences);
  const fit = bestFit(sentences, points, groups);
  const expected = expectedCounts(sentences);
  const scoredBy = (scores: ArrayLike<number>) =>
    sentences.map(
      ({ kind }, index): Scored => ({
        score: scores[index]!,
        holds: kind === 'example',
        weight: expected[kind],
      }),
    );
  const leftOut = scoredBy(fit.leftOut);
  const { threshold, by } = thresholdOf(
    leftOut,
    scoredBy(points.map((point) => dot(point, fit.weights) + fit.offset)),
  );
  const steepness = steepnessAt(threshold, by);
  const judged = judgeLeftOut(sentences, leftOut, groups, { threshold, steepness });
  const head: SignalHead = {
    language,
    centre,
    weights: Float32Array.from(fit.weights),
    offset: fit.offset,
    threshold,
    steepness,
  };
  return { head, report: reportOf(language, judged, groups) };
}

/**
 * Where no example is known by the others, as when all are nearly one sentence, the fit's own scores have to do: then what
 * is much like an example counts, and little else.
 */
function thresholdOf(leftOut: readonly Scored[], fitted: readonly Scored[]) {
  const known = bestThreshold(leftOut);
  if (known !== undefined) return { threshold: known, by: leftOut };
  const highest = Math.max(...fitted.map(({ score }) => score));
  return { threshold: bestThreshold(fitted) ?? highest, by: fitted };
}

/** Examples weigh as much as everything else together, and a counter-example as much as an example. */
function bestFit(
  sentences: readonly Sentence[],
  points: readonly Float32Array[],
  groups: readonly (readonly number[])[],
): LeastSquares {
  const targets = sentences.map(({ kind }) => (kind === 'example' ? 1 : -1));
  const of = (kind: Sentence['kind']) => sentences.filter((sentence) => sentence.kind === kind).length;
  const forExample = sentences.length / (2 * of('example'));
  const forOrdinary = sentences.length / (2 * of('ordinary'));
  const weights = sentences.map(({ kind }) => (kind === 'ordinary' ? forOrdinary : forExample));
  const fits = STIFFNESSES.map((stiffness) => leastSquares(points, targets, weights, groups, stiffness));
  const error = ({ leftOut }: LeastSquares) =>
    targets.reduce((sum, target, index) => sum + weights[index]! * (target - leftOut[index]!) ** 2, 0);
  return fits.reduce((best, fit) => (error(fit) < error(best) ? fit : best));
}

/** How many sentences of real conversations one of each kind stands for. */
function expectedCounts(sentences: readonly Sentence[]): Record<Sentence['kind'], number> {
  const of = (kind: Sentence['kind']) => sentences.filter((sentence) => sentence.kind === kind).length;
  return {
    example: 1,
    counter_example: 1,
    ordinary: Math.max(1, ((ONE_IN - 1) * of('example')) / of('ordinary')),
  };
}

/** Sentences that are nearly the same stand together: one of them would give the others away. */
function groupsOf(sentences: readonly Sentence[]): number[][] {
  const similarity = ngramSimilarity();
  const groups: number[][] = [];
  for (const [index, { text, kind }] of sentences.entries()) {
    const near =
      kind === 'ordinary'
        ? undefined
        : groups.find((group) =>
            group.some(
              (other) =>
                sentences[other]!.kind === kind &&
                similarity.compare(sentences[other]!.text, text) >= NEARLY_THE_SAME,
            ),
          );
    if (near === undefined) groups.push([index]);
    else near.push(index);
  }
  return groups;
}

/** Not even the threshold has seen the sentence that is judged, unless without it there would be none. */
function judgeLeftOut(
  sentences: readonly Sentence[],
  scored: readonly Scored[],
  groups: readonly (readonly number[])[],
  { threshold: ofAll, steepness }: Pick<SignalHead, 'threshold' | 'steepness'>,
): JudgedSentence[] {
  const judged: JudgedSentence[] = [];
  for (const group of groups) {
    const threshold = bestThreshold(scored.filter((_, index) => !group.includes(index))) ?? ofAll;
    for (const index of group) {
      const { text, kind, line, column } = sentences[index]!;
      const { score } = scored[index]!;
      judged[index] = {
        text,
        kind,
        confidence: sigmoid(steepness * (score - threshold)),
        taken: score >= threshold,
        ...(line === undefined || column === undefined ? {} : { line, column }),
      };
    }
  }
  return judged;
}

function reportOf(
  language: Language,
  judged: readonly JudgedSentence[],
  groups: readonly (readonly number[])[],
): FitReport {
  const of = (wanted: JudgedSentence['kind']) => judged.filter(({ kind }) => kind === wanted).length;
  const taken = judged.filter((sentence) => sentence.taken).length;
  const takenOf = (wanted: JudgedSentence['kind']) =>
    judged.filter((sentence) => sentence.taken && sentence.kind === wanted).length;
  const right = takenOf('example');
  const recall = right / of('example');
  // As if half a sentence more had been taken: none among a hundred does not mean never.
  const falsely = (takenOf('ordinary') + 0.5) / (of('ordinary') + 1);
  return {
    language,
    examples: of('example'),
    distinctExamples: groups.filter(([first]) => judged[first!]!.kind === 'example').length,
    counterExamples: of('counter_example'),
    ordinary: of('ordinary'),
    precision: taken === 0 ? null : right / taken,
    recall,
    f1: (2 * right) / (of('example') + taken),
    ordinaryTaken: takenOf('ordinary'),
    precisionInUse: recall / (recall + (ONE_IN - 1) * falsely),
    sentences: judged,
  };
}
