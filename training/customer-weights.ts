/**
 * Fits the weights of the customer detectors to labelled conversations and writes them down:
 * `node training/customer-weights.ts`. Each signal is a logistic regression (log-odds, L2), its neutral
 * point laid where the F measure is best on folds that the weights have not seen; the emotion a multinomial one.
 * Families of one scene stay in one fold. The blind sets are never read here.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language, Role } from '#core/conversation/schema.ts';
import { EMOTIONS, type Emotion } from '#core/signals/catalogue.ts';
import type { Detection, UtteranceContext } from '#core/signals/detector.ts';
import { AGENT_DETECTORS } from '#core/signals/detectors/agent/index.ts';
import { FEATURES, featuresOf } from '#core/signals/detectors/customer/features.ts';
import { EVIDENCE } from '#core/signals/detectors/customer/judgement.ts';
import { CustomerLexicon, CustomerListener } from '#core/signals/detectors/customer/listener.ts';
import type { CustomerSignal, CustomerTurn } from '#core/signals/detectors/customer/turn.ts';
import { ngramSimilarity } from '#core/text/ngram-similarity.ts';
import { PatternSetBuilder } from '#core/text/pattern-set.ts';
import { TextView } from '#core/text/text-view.ts';
import { DETECTOR_FILE } from './labelled-corpus.ts';

interface LabelledTurn {
  readonly role: Role;
  readonly text: string;
  readonly labels?: readonly string[];
  readonly emotion?: Emotion;
}

/** A feature that stands in a turn, by its place in `FEATURES`. */
interface Feature {
  readonly index: number;
  readonly figure: number;
}

interface Sample {
  readonly fold: number;
  readonly features: readonly Feature[];
  readonly labels: readonly string[];
  readonly emotion: Emotion;
}

const SIGNALS = Object.keys(EVIDENCE) as CustomerSignal[];
const FOLDS = 5;
/** Squared beta of the F measure that the neutral point serves: below 1 precision counts for more than recall. */
const CAUTION = 0.6;
/** Signals that may be told as freely as they are held back. */
const HARMLESS: readonly CustomerSignal[] = ['customer.request_info'];
const STEPS = 220;
const RATE = 0.1;
const SIGNAL_SHRINKAGE = 1e-3;
const EMOTION_SHRINKAGE = 2e-3;
/** How far rare emotions are helped against frequent ones: 0 not at all, 1 to even chances. */
const EVENING = 0.3;
/** So many features a signal or emotion keeps: the ones that move it most. */
const KEPT = 32;
const COLUMNS = FEATURES.length + 1;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files = [
  ...['zh', 'en'].flatMap((language) =>
    readdirSync(here(`corpus/${language}`))
      .filter((name) => DETECTOR_FILE.test(name))
      .sort()
      .map((name) => here(`corpus/${language}/${name}`)),
  ),
  here('../test/labelled/customer-dev.jsonl'),
];

const samples = readSamples();
const spread = spreads();
console.log(`${samples.length} customer turns, ${FEATURES.length} features`);
const signalWeights = SIGNALS.map((signal) => [signal, fitSignal(signal)] as const);
const emotionWeights = fitEmotions();
writeFileSync(here('../src/core/signals/detectors/customer/weights.ts'), print());

function readSamples(): Sample[] {
  const builder = new PatternSetBuilder();
  const ports = { similarity: ngramSimilarity() };
  const agents = AGENT_DETECTORS.map((factory) => factory(builder, ports));
  const lexicon = new CustomerLexicon(builder);
  const patterns = builder.build();
  const folds = new Map<string, number>();
  const read: Sample[] = [];
  for (const line of files.flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'))) {
    const conversation = JSON.parse(line) as {
      id: string;
      family?: string;
      channel: 'chat' | 'voice' | 'email';
      language: Language;
      turns: readonly LabelledTurn[];
    };
    const family = conversation.family ?? conversation.id;
    if (!folds.has(family)) folds.set(family, folds.size % FOLDS);
    const facts = { channel: conversation.channel, language: conversation.language, attributes: {} };
    const runs = agents.map((agent) => agent.start(facts));
    const listener = new CustomerListener(lexicon, ports.similarity);
    const history: UtteranceContext[] = [];
    for (const [index, turn] of conversation.turns.entries()) {
      const { role, text } = turn;
      const view = new TextView(text);
      const detections: Detection[] = [];
      const context: UtteranceContext = {
        utterance: { index, role, text, parts: [{ turn: index, offset: 0, length: text.length }] },
        role,
        index,
        channel: conversation.channel,
        language: conversation.language,
        view,
        hits: patterns.scan(view, role),
        history,
        detections,
      };
      for (const run of runs) detections.push(...run.utterance(context));
      const heard = listener.hear(context);
      history.push(context);
      if (heard === null || turn.labels === undefined || turn.emotion === undefined) continue;
      read.push({
        fold: folds.get(family)!,
        features: featureList(heard),
        labels: turn.labels,
        emotion: turn.emotion,
      });
    }
  }
  return read;
}

function featureList(turn: CustomerTurn): Feature[] {
  const { count, indexes, figures } = featuresOf(turn);
  return Array.from({ length: count }, (_, i) => ({ index: indexes[i]!, figure: figures[i]! }));
}

/** Softmax regression by Adam; column 0 is the bias. Two classes give a logistic regression. */
function fitWeights(
  of: readonly Sample[],
  classes: number,
  classOf: (sample: Sample) => number,
  shrinkage: number,
) {
  const size = COLUMNS * classes;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const chances = new Float64Array(classes);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    for (const sample of of) {
      scoresInto(chances, weights, sample.features);
      const most = Math.max(...chances);
      let total = 0;
      for (let k = 0; k < classes; k++) {
        chances[k] = Math.exp(chances[k]! - most);
        total += chances[k]!;
      }
      const truth = classOf(sample);
      for (let k = 0; k < classes; k++) {
        const error = chances[k]! / total - (k === truth ? 1 : 0);
        gradient[k]! += error;
        for (const { index, figure } of sample.features)
          gradient[(index + 1) * classes + k]! += error * figure;
      }
    }
    for (let i = 0; i < size; i++) {
      const slope = gradient[i]! / of.length + (i < classes ? 0 : shrinkage * weights[i]!);
      mean[i] = 0.9 * mean[i]! + 0.1 * slope;
      square[i] = 0.99 * square[i]! + 0.01 * slope * slope;
      const scaled = mean[i]! / (1 - 0.9 ** step) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-8);
      weights[i]! -= RATE * scaled;
    }
  }
  return weights;
}

/** The features that move the scores most: their weights times how much their figures vary. */
function strongest(weights: Float64Array, classes: number, count = KEPT): ReadonlySet<number> {
  const moved = FEATURES.map((_, index) => {
    const own = weights.subarray((index + 1) * classes, (index + 2) * classes);
    return { index, effect: (Math.max(...own) - Math.min(...own)) * spread[index]! };
  });
  moved.sort((a, b) => b.effect - a.effect);
  return new Set(moved.slice(0, count).map(({ index }) => index));
}

/** Standard deviation of each feature's figure. */
function spreads(): number[] {
  const sums = new Float64Array(FEATURES.length);
  const squares = new Float64Array(FEATURES.length);
  for (const { features } of samples) {
    for (const { index, figure } of features) {
      sums[index]! += figure;
      squares[index]! += figure * figure;
    }
  }
  return FEATURES.map((_, i) => {
    const mean = sums[i]! / samples.length;
    return Math.sqrt(squares[i]! / samples.length - mean * mean);
  });
}

function only(sample: Sample, kept: ReadonlySet<number>): Sample {
  return { ...sample, features: sample.features.filter(({ index }) => kept.has(index)) };
}

function scoresInto(scores: Float64Array, weights: Float64Array, features: readonly Feature[]): void {
  const classes = scores.length;
  for (let k = 0; k < classes; k++) scores[k] = weights[k]!;
  for (const { index, figure } of features) {
    for (let k = 0; k < classes; k++) scores[k]! += weights[(index + 1) * classes + k]! * figure;
  }
}

function fitSignal(signal: CustomerSignal): Float64Array {
  const classOf = (sample: Sample) => +sample.labels.includes(signal);
  const oddsBy = (weights: Float64Array, { features }: Sample) => {
    const scores = new Float64Array(2);
    scoresInto(scores, weights, features);
    return scores[1]! - scores[0]!;
  };
  const unseen = new Map<Sample, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = samples.filter((sample) => sample.fold !== fold);
    const kept = strongest(fitWeights(others, 2, classOf, SIGNAL_SHRINKAGE), 2);
    const weights = fitWeights(
      others.map((sample) => only(sample, kept)),
      2,
      classOf,
      SIGNAL_SHRINKAGE,
    );
    for (const sample of samples) if (sample.fold === fold) unseen.set(sample, oddsBy(weights, sample));
  }
  const ranked = [...unseen].sort((a, b) => b[1] - a[1]);
  const positives = samples.filter((sample) => classOf(sample) === 1).length;
  const caution = HARMLESS.includes(signal) ? 1 : CAUTION;
  let hits = 0;
  let best = 0;
  let neutral = 0;
  for (const [rank, [sample, odds]] of ranked.entries()) {
    hits += classOf(sample);
    const f = ((1 + caution) * hits) / (rank + 1 + caution * positives);
    if (f > best) {
      best = f;
      neutral = odds;
    }
  }
  console.log(`${signal.padEnd(34)} ${positives} of them, F on unseen folds ${best.toFixed(3)}`);
  const kept = strongest(fitWeights(samples, 2, classOf, SIGNAL_SHRINKAGE), 2);
  const both = fitWeights(
    samples.map((sample) => only(sample, kept)),
    2,
    classOf,
    SIGNAL_SHRINKAGE,
  );
  const odds = Float64Array.from({ length: COLUMNS }, (_, i) => both[2 * i + 1]! - both[2 * i]!);
  odds[0]! -= neutral;
  return odds;
}

function fitEmotions(): Float64Array[] {
  const classOf = (sample: Sample) => EMOTIONS.indexOf(sample.emotion);
  const counts = EMOTIONS.map((emotion) => samples.filter((sample) => sample.emotion === emotion).length);
  const most = Math.max(...counts);
  const all = fitWeights(samples, EMOTIONS.length, classOf, EMOTION_SHRINKAGE);
  const kept = strongest(all, EMOTIONS.length, 2 * KEPT);
  const weights = fitWeights(
    samples.map((sample) => only(sample, kept)),
    EMOTIONS.length,
    classOf,
    EMOTION_SHRINKAGE,
  );
  return EMOTIONS.map((_, k) => {
    const own = Float64Array.from({ length: COLUMNS }, (_, i) => weights[i * EMOTIONS.length + k]!);
    own[0]! -= EVENING * Math.log(counts[k]! / most);
    return own;
  });
}

function print(): string {
  const table = (name: string, keys: string, rows: readonly (readonly [string, Float64Array])[]) =>
    `export const ${name}: Readonly<Record<${keys}, Weights>> = {\n${rows
      .map(([key, weights]) => `  '${key}': {\n${printWeights(weights)}  },\n`)
      .join('')}};\n`;
  return [
    '// Written by training/customer-weights.ts: log-odds per unit of a feature, for signals above their neutral point.\n',
    "import type { Emotion } from '../../catalogue.ts';\n",
    "import type { Weights } from './additive-model.ts';\n",
    "import type { CustomerSignal } from './turn.ts';\n\n",
    table('SIGNAL_WEIGHTS', 'CustomerSignal', signalWeights),
    '\n',
    table(
      'EMOTION_WEIGHTS',
      'Emotion',
      EMOTIONS.map((emotion, k) => [emotion, emotionWeights[k]!]),
    ),
  ].join('');
}

function printWeights(weights: Float64Array): string {
  const named = FEATURES.map((name, i) => [name as string, weights[i + 1]!] as const)
    .filter(([, weight]) => Math.abs(weight) >= 0.05)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return [['bias', weights[0]!] as const, ...named]
    .map(([name, weight]) => `    '${name}': ${weight.toFixed(2)},\n`)
    .join('');
}
