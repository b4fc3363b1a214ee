/**
 * Learns what each sign of a conversation says of its outcome: `node training/outcome-weights.ts` writes
 * `src/core/signals/detectors/conversation/outcome-weights.ts`. Two ridge regressions on the corpus without its test part,
 * over signs in turns as people labelled them and, where the detectors are strangers, as these hear them; so the
 * weights fit the meaning of the signs and allow for their being misheard.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Analyser } from '#core/analysis/analyser.ts';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { utteranceOf } from '#core/conversation/utterances.ts';
import type { UtteranceReading } from '#core/ports/language-model.ts';
import { EMOTIONS, RESOLUTIONS } from '#core/signals/catalogue.ts';
import { dot } from '#core/signals/custom/least-squares.ts';
import type { DetectorFactory } from '#core/signals/detector.ts';
import { CourseReader } from '#core/signals/detectors/conversation/course.ts';
import { SIGNS, type Sign, signsOf } from '#core/signals/detectors/conversation/outcome-signs.ts';
import { TEXT_DETECTORS } from '#core/signals/detectors/index.ts';
import type { LanguageFusion } from '#core/signals/fusion-weights.ts';
import { fitRidge, macroF1 } from './fitting.ts';
import {
  type LabelledConversation,
  partOf,
  readCorpus,
  TURN_SIGNALS,
  taughtDetectors,
} from './labelled-corpus.ts';
import { table } from './markdown.ts';

const STRENGTH = 20;
/** The balance is told on the scale of log-odds. */
const LOG_ODDS = 2.5;
/** Where no weight is worth telling. */
const LEAST = 0.03;

let signs: readonly Sign[] | undefined;
/** Hands over the signs of the conversation that was just heard. */
const signReader: DetectorFactory = (patterns) => {
  const reader = new CourseReader(patterns);
  return {
    id: 'signs',
    types: [],
    start: () => ({
      utterance: () => [],
      end(history) {
        signs = signsOf(reader.read(history));
        return [];
      },
    }),
  };
};

/** The labels of a person in the place of what a model would hear. */
function asLabelled({ turns }: LabelledConversation): UtteranceReading[] {
  return turns.map(({ role, labels = [], emotion }): UtteranceReading => {
    const known = role === 'customer' || role === 'agent' ? TURN_SIGNALS[role] : [];
    return {
      model: 'person',
      signals: new Map(known.map((signal) => [signal, labels.includes(signal) ? 0.99 : 0.01])),
      emotion:
        emotion === undefined
          ? undefined
          : new Map(EMOTIONS.map((one) => [one, one === emotion ? 0.93 : 0.01])),
      vector: new Float32Array(),
      isFull: true,
      evidence: () => undefined,
    };
  });
}

const PERSON_ALONE: LanguageFusion = {
  signals: Object.fromEntries(
    [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent].map((signal) => [
      signal,
      { model: 1, lexicon: 0, bias: 0, threshold: 0.5 },
    ]),
  ),
  emotion: { model: 1, lexicon: 0, bias: {} },
};
const analyser = new Analyser({
  detectors: [...TEXT_DETECTORS, signReader],
  fusion: { zh: PERSON_ALONE, en: PERSON_ALONE },
});

/** One figure for each of `SIGNS`, and 1. */
function rowOf(conversation: LabelledConversation, readings?: readonly UtteranceReading[]): number[] {
  const { id, channel, language, turns } = conversation;
  const session = analyser.session({ id, channel, language, attributes: {} });
  for (const [index, turn] of turns.entries()) session.hear(utteranceOf(turn, index), readings?.[index]);
  session.end();
  return [...SIGNS.map((name) => signs?.find((sign) => sign.name === name)?.size ?? 0), 1];
}

interface Sample {
  readonly row: readonly number[];
  readonly balance: number;
  readonly points: number;
}

const BALANCE = { resolved: LOG_ODDS, partly: 0, unresolved: -LOG_ODDS } as const;

function samplesOf(
  conversations: readonly LabelledConversation[],
  heardBy: 'person' | 'detectors',
): Sample[] {
  return conversations.flatMap((conversation) => {
    const { resolution, satisfaction } = conversation;
    if (resolution === undefined || satisfaction === undefined) return [];
    const row = rowOf(conversation, heardBy === 'person' ? asLabelled(conversation) : undefined);
    return [{ row, balance: BALANCE[resolution], points: satisfaction }];
  });
}

const corpus = LANGUAGES.flatMap(readCorpus);
const learned = corpus.filter(({ family }) => partOf(family) !== 'test');
const strange = (one: LabelledConversation) => !taughtDetectors(one);
const training = [...samplesOf(learned, 'person'), ...samplesOf(learned.filter(strange), 'detectors')];
const rows = training.map(({ row }) => row);
const weights = {
  balance: fitRidge(
    rows,
    training.map(({ balance }) => balance),
    STRENGTH,
  ),
  points: fitRidge(
    rows,
    training.map(({ points }) => points),
    STRENGTH,
  ),
};

/** Where the classes part, for the best mean F1. */
function cutsOf(samples: readonly Sample[]): readonly [below: number, from: number] {
  const scores = samples.map(({ row }) => dot(row, weights.balance));
  const truth = samples.map(({ balance }) => balance / LOG_ODDS + 1);
  const grid = Array.from({ length: 29 }, (_, i) => -1.75 + i * 0.125);
  let best = { f1: -1, cuts: [0, 0] as readonly [number, number] };
  for (const below of grid) {
    for (const from of grid.filter((cut) => cut > below)) {
      const f1 = macroF1(
        scores.map((score) => classOf(score, below, from)),
        truth,
        RESOLUTIONS.length,
      );
      if (f1 > best.f1) best = { f1, cuts: [below, from] };
    }
  }
  return best.cuts;
}

function classOf(score: number, below: number, from: number): number {
  if (score < below) return 0;
  return score >= from ? 2 : 1;
}

const heardByDetectors = samplesOf(learned.filter(strange), 'detectors');
const [below, from] = cutsOf([...training, ...heardByDetectors]);
const round = (figure: number) => (Math.abs(figure) < LEAST ? 0 : Math.round(figure * 100) / 100);
const written = {
  start: { balance: round(weights.balance.at(-1)!), points: round(weights.points.at(-1)!) },
  resolvedFrom: round(from),
  unresolvedBelow: round(below),
  signs: Object.fromEntries(
    SIGNS.map((name, i) => [
      name,
      { balance: round(weights.balance[i]!), points: round(weights.points[i]!) },
    ]),
  ),
};
const file = new URL('../src/core/signals/detectors/conversation/outcome-weights.ts', import.meta.url);
const source = readFileSync(file, 'utf8');
const marker = 'export const OUTCOME_WEIGHTS: OutcomeWeights = ';
writeFileSync(
  file,
  `${source.slice(0, source.indexOf(marker))}${marker}${JSON.stringify(written, null, 2)};\n`,
);

console.log(
  table(
    ['sign', 'resolution', 'satisfaction, points'],
    [
      ['start', written.start.balance, written.start.points],
      ...SIGNS.map((name) => [name, written.signs[name]!.balance, written.signs[name]!.points]),
    ],
  ),
);
const unseen = corpus.filter((one) => partOf(one.family) === 'test');
for (const [name, samples] of [
  ['as labelled', samplesOf(unseen, 'person')],
  ['as the detectors hear them', samplesOf(unseen.filter(strange), 'detectors')],
] as const) {
  const error =
    samples.reduce(
      (sum, { row, points }) => sum + Math.abs(Math.min(5, Math.max(1, dot(row, weights.points))) - points),
      0,
    ) / samples.length;
  const f1 = macroF1(
    samples.map(({ row }) => classOf(dot(row, weights.balance), below, from)),
    samples.map(({ balance }) => balance / LOG_ODDS + 1),
    RESOLUTIONS.length,
  );
  console.log(
    `Unseen, ${name}: ${samples.length} conversations, resolution macro-F1 ${f1.toFixed(3)}, satisfaction error ${error.toFixed(2)}`,
  );
}
