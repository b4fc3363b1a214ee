/**
 * Fits how what a language model hears is put together with what the detectors find, and says what that is worth on
 * folds that the weights have not seen. Families of one scene stay in one fold.
 */
import type { Language } from '#core/conversation/schema.ts';
import type { ConversationReading, LanguageModel } from '#core/ports/language-model.ts';
import { EMOTIONS, type KnownSignalType, RESOLUTIONS, SERIOUS_FAULTS } from '#core/signals/catalogue.ts';
import { dot } from '#core/signals/custom/least-squares.ts';
import { ORDINARY_SATISFACTION, speaking } from '#core/signals/detectors/conversation/outcome.ts';
import type { EmotionFusion, LanguageFusion, SignalFusion } from '#core/signals/fusion-weights.ts';
import type { LastWords } from '#core/signals/last-words.ts';
import { sigmoid, softmax } from '#core/signals/odds.ts';
import {
  bestThreshold,
  f1Of,
  fitClasses,
  fitLogistic,
  fitRidge,
  highest,
  logit,
  macroF1,
  type Prior,
} from './fitting.ts';
import { type HeardConversation, Listener, lastWordsOf, readAll } from './hearing.ts';
import {
  type LabelledConversation,
  partOf,
  readCorpus,
  TURN_SIGNALS,
  taughtDetectors,
} from './labelled-corpus.ts';

const FOLDS = 5;
/** The model's own log-odds stand unless many turns speak against them. */
const MODEL: Prior = { mean: 1, strength: 8 };
/** The detectors' word is worth little by itself: where they tell, the model mostly hears it too. */
const LEXICON: Prior = { mean: 0.5, strength: 2 };
const BIAS: Prior = { mean: 0, strength: 1 };
/** A weight that is not fitted. */
const given = (mean: number): Prior => ({ mean, strength: 1e9 });
/** Of a model that is heard alone. */
const UNHEARD = given(0);

/**
 * What the corpus cannot tell, because it holds far more faults than service does: who asks calmly is mostly answered,
 * and a short answer or a plain "no" is one. Set by hand; a calm request takes as much as if a fault were e times rarer there.
 */
const CALM_REQUEST: Readonly<Partial<Record<KnownSignalType, number>>> = {
  'agent.policy_wall': -1,
  'agent.deflection': -1,
  'agent.perfunctory': -1,
};
/** Who asks where to turn wants to be sent somewhere. */
const ASKS_WHERE: Readonly<Partial<Record<KnownSignalType, number>>> = { 'agent.deflection': -2 };

/** A conversation of the development part as it is heard. */
export interface Development {
  readonly conversation: LabelledConversation;
  readonly reading: ConversationReading;
  readonly detectors: HeardConversation;
  /** What the customer said last before each turn. */
  readonly before: readonly LastWords[];
  readonly fold: number;
}

/** While the weight of events is fitted, nothing else speaks. */
const EVENTS_ALONE = { model: 0, structure: 1, bias: 0 };
/** Most outcomes are clear: a class is moved by little. */
const BIAS_STEPS = [-0.5, -0.25, 0, 0.25, 0.5];

const round = (figure: number) => Math.round(figure * 1000) / 1000;

/** Conversations that the model did not learn from, heard by both. */
export async function developmentOf(language: Language, model: LanguageModel): Promise<Development[]> {
  const conversations = readCorpus(language).filter(({ family }) => partOf(family) === 'dev');
  const readings = await readAll(model, conversations);
  const listener = new Listener();
  const folds = new Map<string, number>();
  return conversations.map((conversation, index) => {
    const fold = folds.get(conversation.family) ?? folds.size % FOLDS;
    folds.set(conversation.family, fold);
    const reading = readings[index]!;
    const before = lastWordsOf(conversation, reading);
    return { conversation, reading, detectors: listener.hear(conversation), before, fold };
  });
}

interface Sample {
  /** Log-odds of the model, confidence of the detectors, 1, what the customer's last words ask for. */
  readonly row: readonly number[];
  readonly holds: boolean;
  readonly fold: number;
  /** Neither the model nor the detectors learned from it. */
  readonly isFair: boolean;
}

function samplesOf(development: readonly Development[], label: KnownSignalType): Sample[] {
  const role = label.split('.')[0];
  return development.flatMap(({ conversation, reading, detectors, before, fold }) =>
    conversation.turns.flatMap((turn, index) => {
      if (turn.role !== role || turn.labels === undefined) return [];
      const { calmRequest, asksWhere } = before[index]!;
      const p = reading.utterances[index]!.signals.get(label) ?? 0;
      const confidence = detectors.turns[index]!.signals.get(label) ?? 0;
      return [
        {
          row: [logit(p), confidence, 1, calmRequest, Number(asksWhere)],
          holds: turn.labels.includes(label),
          fold,
          isFair: !taughtDetectors(conversation),
        },
      ];
    }),
  );
}

export interface FittedSignal {
  readonly fusion: SignalFusion;
  readonly support: number;
  /** On folds that the weights have not seen. */
  readonly f1: number;
  /** Of the detectors by themselves. */
  readonly detectorsF1: number;
}

/** A label's samples with their probabilities by weights that have not seen them, and the weights of all. */
interface Weighed {
  readonly label: KnownSignalType;
  readonly samples: readonly Sample[];
  readonly truth: readonly boolean[];
  readonly unseen: readonly number[];
  readonly weights: readonly number[];
}

function weigh(
  development: readonly Development[],
  label: KnownSignalType,
  listenToDetectors: boolean,
): Weighed {
  const samples = samplesOf(development, label);
  const priors = [
    MODEL,
    listenToDetectors ? LEXICON : UNHEARD,
    BIAS,
    given(CALM_REQUEST[label] ?? 0),
    given(ASKS_WHERE[label] ?? 0),
  ];
  // Where the detectors were taught, their word is worth more than it will be: the weights are not fitted there.
  const weightsOf = (some: readonly Sample[]) => {
    const fair = some.filter(({ isFair }) => isFair);
    return fitLogistic(
      fair.map(({ row }) => row),
      fair.map(({ holds }) => holds),
      priors,
    );
  };
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    weightsOf(samples.filter((sample) => sample.fold !== fold)),
  );
  return {
    label,
    samples,
    truth: samples.map(({ holds }) => holds),
    unseen: samples.map(({ row, fold }) => sigmoid(dot(row, byFold[fold]!))),
    weights: weightsOf(samples),
  };
}

/** The one threshold that would serve all signals best: where a rare signal's own is looked for. */
function usualThreshold(all: readonly Weighed[]): number {
  const quality = (threshold: number) =>
    all.reduce(
      (sum, { unseen, truth }) =>
        sum +
        f1Of(
          unseen.map((p) => p >= threshold),
          truth,
        ),
      0,
    );
  return [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55].reduce((best, next) =>
    quality(next) > quality(best) ? next : best,
  );
}

/**
 * Faults, threats and leaving are far more frequent in the corpus than in service, where each false one accuses somebody or
 * sends somebody running.
 */
const GRAVE: readonly KnownSignalType[] = [
  ...SERIOUS_FAULTS,
  'customer.escalation_threat',
  'customer.abuse',
  'customer.churn_intent',
];
const LEAST_FOR_GRAVE = 0.4;

function fitSignal({ label, samples, truth, unseen, weights }: Weighed, usual: number): FittedSignal {
  const least = GRAVE.includes(label) ? LEAST_FOR_GRAVE : 0;
  const told = new Array<boolean>(samples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = [...samples.keys()].filter((i) => samples[i]!.fold !== fold);
    const best = bestThreshold(
      others.map((i) => unseen[i]!),
      others.map((i) => truth[i]!),
      usual,
    );
    const threshold = Math.max(least, best);
    for (const [i, { fold: own }] of samples.entries()) if (own === fold) told[i] = unseen[i]! >= threshold;
  }
  const [model, lexicon, bias] = weights as [number, number, number];
  return {
    fusion: {
      model: round(model),
      lexicon: round(lexicon),
      bias: round(bias),
      threshold: round(Math.max(least, bestThreshold(unseen, truth, usual))),
      ...(CALM_REQUEST[label] === undefined ? {} : { calmRequest: CALM_REQUEST[label] }),
      ...(ASKS_WHERE[label] === undefined ? {} : { asksWhere: ASKS_WHERE[label] }),
    },
    support: truth.filter(Boolean).length,
    f1: f1Of(told, truth),
    detectorsF1: f1Of(
      samples.map(({ row }) => row[1]! > 0),
      truth,
    ),
  };
}

/** Logarithms of the fused probabilities of the emotions but for their biases, by weight of the detectors' choice. */
function emotionRows(development: readonly Development[], lexicon: number) {
  return development.flatMap(({ conversation, reading, detectors, fold }) =>
    conversation.turns.flatMap((turn, index) => {
      const heard = reading.utterances[index]!.emotion;
      if (turn.emotion === undefined || heard === undefined) return [];
      const chosen = detectors.turns[index]!.emotion;
      return [
        {
          logs: EMOTIONS.map(
            (emotion) =>
              Math.log(Math.max(1e-6, heard.get(emotion) ?? 0)) +
              (chosen?.value === emotion ? lexicon * chosen.confidence : 0),
          ),
          truth: EMOTIONS.indexOf(turn.emotion),
          told: chosen === undefined ? EMOTIONS.indexOf('neutral') : EMOTIONS.indexOf(chosen.value),
          fold,
        },
      ];
    }),
  );
}

export interface FittedEmotion {
  readonly fusion: EmotionFusion;
  readonly f1: number;
  readonly detectorsF1: number;
}

export function fitEmotion(development: readonly Development[], listenToDetectors: boolean): FittedEmotion {
  const unseenQuality = (lexicon: number) => {
    const rows = emotionRows(development, lexicon);
    const guessed = new Array<number>(rows.length);
    for (let fold = 0; fold < FOLDS; fold++) {
      const others = rows.filter((row) => row.fold !== fold);
      const { temperature, biases } = fitClasses(
        others.map(({ logs }) => logs),
        others.map(({ truth }) => truth),
      );
      for (const [i, { logs, fold: own }] of rows.entries()) {
        if (own === fold) guessed[i] = highest(logs.map((log, k) => log / temperature + biases[k]!));
      }
    }
    return macroF1(
      guessed,
      rows.map(({ truth }) => truth),
      EMOTIONS.length,
    );
  };
  const [lexicon, f1] = (listenToDetectors ? [0, 0.25, 0.5, 1] : [0])
    .map((weight) => [weight, unseenQuality(weight)] as const)
    .reduce((best, next) => (next[1] > best[1] + 0.002 ? next : best));
  const rows = emotionRows(development, lexicon);
  const truth = rows.map((row) => row.truth);
  const { temperature, biases } = fitClasses(
    rows.map(({ logs }) => logs),
    truth,
  );
  return {
    fusion: {
      model: round(1 / temperature),
      lexicon: round(lexicon / temperature),
      bias: Object.fromEntries(EMOTIONS.map((emotion, k) => [emotion, biases[k]!])),
    },
    f1,
    detectorsF1: macroF1(
      rows.map(({ told }) => told),
      truth,
      EMOTIONS.length,
    ),
  };
}

/** How much events and the model's own opinion count, for the outcome of a conversation. */
function fitOutcome(
  development: readonly Development[],
  signals: LanguageFusion,
): Required<Pick<LanguageFusion, 'resolution' | 'satisfaction'>> {
  const language = development[0]!.conversation.language;
  const listener = new Listener({ [language]: { ...signals, satisfaction: EVENTS_ALONE } });
  const heard = development.flatMap(({ conversation, reading }) =>
    conversation.resolution === undefined || conversation.satisfaction === undefined
      ? []
      : [
          {
            reading,
            ...listener.hear(conversation, reading).events,
            truth: RESOLUTIONS.indexOf(conversation.resolution),
            mark: conversation.satisfaction,
          },
        ],
  );
  const logs = (structure: number) =>
    heard.map(({ reading, resolution }) => {
      const events = speaking(resolution);
      return RESOLUTIONS.map(
        (value) => Math.log(Math.max(1e-6, reading.resolution.get(value) ?? 0)) + structure * events[value],
      );
    });
  const truth = heard.map((one) => one.truth);
  const fits = [0, 0.25, 0.5, 0.75, 1, 1.5].map((structure) => {
    const rows = logs(structure);
    const scale = fitClasses(rows, truth, BIAS_STEPS);
    const likelihood = rows.reduce(
      (sum, row, n) => sum + Math.log(softmax(row.map((log) => log / scale.temperature))[truth[n]!]!),
      0,
    );
    return { structure, scale, likelihood };
  });
  const { structure, scale } = fits.reduce((best, next) => (next.likelihood > best.likelihood ? next : best));
  const [model, events, bias] = fitRidge(
    heard.map(({ reading, satisfaction }) => [reading.satisfaction - ORDINARY_SATISFACTION, satisfaction, 1]),
    heard.map(({ mark }) => mark - ORDINARY_SATISFACTION),
    1,
  ) as [number, number, number];
  return {
    resolution: {
      model: round(1 / scale.temperature),
      structure: round(structure / scale.temperature),
      bias: Object.fromEntries(RESOLUTIONS.map((value, k) => [value, scale.biases[k]!])),
    },
    satisfaction: { model: round(model), structure: round(events), bias: round(bias) },
  };
}

/** The coefficients of a language. */
export function fitLanguage(development: readonly Development[], listenToDetectors: boolean) {
  const weighed = [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent].map((label) =>
    weigh(development, label, listenToDetectors),
  );
  const usual = usualThreshold(weighed);
  const signals = weighed.map((one) => [one.label, fitSignal(one, usual)] as const);
  const emotion = fitEmotion(
    development.filter(({ conversation }) => !taughtDetectors(conversation)),
    listenToDetectors,
  );
  const heard: LanguageFusion = {
    signals: Object.fromEntries(signals.map(([label, { fusion: own }]) => [label, own])),
    emotion: emotion.fusion,
  };
  const fusion: LanguageFusion = { ...heard, ...fitOutcome(development, heard) };
  return { signals, emotion, fusion };
}
