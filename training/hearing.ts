/** What the first-generation detectors and a language model hear on conversations, turn by turn and as a whole. */
import { Analyser } from '#core/analysis/analyser.ts';
import type { Signal } from '#core/analysis/analysis.ts';
import type { Channel, Language, Role } from '#core/conversation/schema.ts';
import { utteranceOf } from '#core/conversation/utterances.ts';
import type { ConversationReading, LanguageModel, UtteranceReading } from '#core/ports/language-model.ts';
import {
  type Emotion,
  isKnownSignal,
  type KnownSignalType,
  type Resolution,
} from '#core/signals/catalogue.ts';
import { fusedLogit } from '#core/signals/fusion.ts';
import { EVEN_FUSION, type FusionWeights, type LanguageFusion } from '#core/signals/fusion-weights.ts';
import { type LastWords, lastWords, NO_LAST_WORDS } from '#core/signals/last-words.ts';
import { sigmoid } from '#core/signals/odds.ts';
import { normaliseText } from '#core/text/text-view.ts';

/** A conversation as it is heard; what a person said of it is not looked at. */
export interface Hearable {
  readonly id: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly turns: readonly { readonly role: Role; readonly text: string }[];
}

export interface HeardTurn {
  /** Confidence of each signal that is told. */
  readonly signals: ReadonlyMap<KnownSignalType, number>;
  /** On customer turns. */
  readonly emotion: { readonly value: Emotion; readonly confidence: number } | undefined;
}

export interface HeardConversation {
  readonly turns: readonly HeardTurn[];
  readonly resolution: Resolution | undefined;
  /** 1–5. */
  readonly satisfaction: number | undefined;
  /** What events alone say of the outcome: the named contributions without those of a model. */
  readonly events: { readonly resolution: number; readonly satisfaction: number };
}

/** Conversations that a model reads together. */
const TOGETHER = 64;

export async function readAll(
  model: LanguageModel,
  conversations: readonly Hearable[],
): Promise<(ConversationReading | undefined)[]> {
  const readings: (ConversationReading | undefined)[] = [];
  for (let from = 0; from < conversations.length; from += TOGETHER) {
    const some = conversations.slice(from, from + TOGETHER);
    readings.push(
      ...(await model.read(some.map(({ language, turns }) => ({ language, utterances: turns })))),
    );
  }
  return readings;
}

/** Hears conversations as the product does. Each turn is an utterance of its own, since people labelled turns. */
export class Listener {
  readonly #analyser: Analyser;

  constructor(fusion?: FusionWeights) {
    this.#analyser = new Analyser(fusion === undefined ? {} : { fusion });
  }

  /** @param reading without it, the first-generation detectors are heard alone */
  hear({ id, channel, language, turns }: Hearable, reading?: ConversationReading): HeardConversation {
    const session = this.#analyser.session({ id, channel, language, attributes: {} });
    const heard = turns.map((turn, index) => {
      return turnOf(session.hear(utteranceOf(turn, index), reading?.utterances[index]).signals);
    });
    const { signals } = session.end(reading);
    const told = (type: KnownSignalType) => signals.find((signal) => signal.type === type)?.value;
    const events = (type: KnownSignalType) =>
      (signals.find((signal) => signal.type === type)?.because ?? [])
        .filter(({ label }) => label !== reading?.model)
        .reduce((sum, { weight }) => sum + weight, 0);
    return {
      turns: heard,
      resolution: told('conversation.resolution') as Resolution | undefined,
      satisfaction: told('conversation.satisfaction') as number | undefined,
      events: {
        resolution: events('conversation.resolution'),
        satisfaction: events('conversation.satisfaction'),
      },
    };
  }
}

function turnOf(signals: readonly Signal[]): HeardTurn {
  const told = new Map<KnownSignalType, number>();
  for (const { type, confidence } of signals) {
    if (isKnownSignal(type)) told.set(type, Math.max(confidence, told.get(type) ?? 0));
  }
  const emotion = signals.find(({ type }) => type === 'customer.emotion');
  return {
    signals: told,
    emotion: emotion && { value: emotion.value as Emotion, confidence: emotion.confidence },
  };
}

/** What the customer said last before each turn, by what a model read in it. */
export function lastWordsOf({ turns }: Hearable, { utterances }: ConversationReading): LastWords[] {
  const read = turns.map(({ role, text }, index) => ({
    role,
    view: { text: normaliseText(text) },
    reading: utterances[index],
  }));
  return read.map(({ role }, index) => (role === 'agent' ? lastWords(read, index) : NO_LAST_WORDS));
}

/** Probability of each signal of a turn by the model and the detectors together. */
export function fusedProbabilities(
  reading: UtteranceReading,
  detectors: HeardTurn,
  fusion: LanguageFusion,
  before: LastWords,
): Map<KnownSignalType, number> {
  return new Map(
    [...reading.signals].map(([label, p]) => {
      const score = fusedLogit(
        fusion.signals?.[label] ?? EVEN_FUSION.signal,
        p,
        detectors.signals.get(label) ?? 0,
        before,
      );
      return [label, sigmoid(score)];
    }),
  );
}
