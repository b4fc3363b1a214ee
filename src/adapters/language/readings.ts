import type { Language } from '#core/conversation/schema.ts';
import type {
  ConversationReading,
  SpokenConversation,
  UtteranceReading,
} from '#core/ports/language-model.ts';
import type { Emotion, KnownSignalType, Resolution } from '#core/signals/catalogue.ts';
import { sigmoid, softmax } from '#core/signals/odds.ts';
import type { ContextLogits } from './context-layer.ts';
import { type Passage, passageFor } from './evidence.ts';
import type { Calibration, Manifest } from './manifest.ts';
import type { TurnCode } from './turn-encoder.ts';

const RAW: Calibration = { temperature: 1, bias: 0 };

/** Makes calibrated readings out of the logits of one model. */
export class ReadingMaker {
  readonly #manifest: Manifest;
  /** Of each role, its labels with the place of each among all labels, as tokens speak for them. */
  readonly #labels: Readonly<Record<'customer' | 'agent', readonly Label[]>>;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    const { customer, agent } = manifest.labels;
    const calibration = (signal: string) => manifest.calibration.signals[signal] ?? RAW;
    const labels = (signals: readonly KnownSignalType[], first: number) =>
      signals.map((signal, i) => ({ signal, place: first + i, calibration: calibration(signal) }));
    this.#labels = { customer: labels(customer, 0), agent: labels(agent, customer.length) };
  }

  make(
    { language, utterances }: SpokenConversation,
    codes: readonly TurnCode[],
    logits: ContextLogits,
  ): ConversationReading {
    const { id, labels, calibration } = this.#manifest;
    const resolution = probabilities(logits.resolution, calibration.resolution);
    return {
      model: id,
      utterances: utterances.map(({ role, text }, i) => {
        const isCustomer = role === 'customer';
        const known = role === 'customer' || role === 'agent' ? this.#labels[role] : [];
        return new Reading(id, language, text, codes[i]!, known, {
          signals: isCustomer ? logits.customer[i]! : logits.agent[i]!,
          emotion: isCustomer
            ? mapOf<Emotion>(labels.emotions, probabilities(logits.emotion[i]!, calibration.emotion))
            : undefined,
        });
      }),
      resolution: mapOf<Resolution>(labels.resolutions, resolution),
      satisfaction: Math.min(5, Math.max(1, 3 + 2 * logits.satisfaction)),
    };
  }
}

interface Label {
  readonly signal: KnownSignalType;
  readonly place: number;
  readonly calibration: Calibration;
}

class Reading implements UtteranceReading {
  readonly model: string;
  readonly signals: ReadonlyMap<KnownSignalType, number>;
  readonly emotion: ReadonlyMap<Emotion, number> | undefined;
  readonly #language: Language;
  readonly #text: string;
  readonly #code: TurnCode;
  readonly #labels: readonly Label[];

  constructor(
    model: string,
    language: Language,
    text: string,
    code: TurnCode,
    labels: readonly Label[],
    heard: { readonly signals: Float32Array; readonly emotion: ReadonlyMap<Emotion, number> | undefined },
  ) {
    this.model = model;
    this.#language = language;
    this.#text = text;
    this.#code = code;
    this.#labels = labels;
    this.emotion = heard.emotion;
    this.signals = new Map(
      labels.map(({ signal, calibration: { temperature, bias } }, i) => [
        signal,
        sigmoid(heard.signals[i]! / temperature + bias),
      ]),
    );
  }

  get vector(): Float32Array {
    return this.#code.vector;
  }

  get isFull(): boolean {
    return this.#code.spots !== undefined;
  }

  evidence(signal: KnownSignalType): Passage | undefined {
    const { spots, tokens } = this.#code;
    const label = this.#labels.find((one) => one.signal === signal);
    if (spots === undefined || label === undefined) return undefined;
    return passageFor(this.#text, this.#language, tokens, spots, label.place);
  }
}

function probabilities(logits: Float32Array, { temperature }: Calibration): readonly number[] {
  return softmax(Array.from(logits, (logit) => logit / temperature));
}

function mapOf<Name>(names: readonly Name[], values: readonly number[]): ReadonlyMap<Name, number> {
  return new Map(names.map((name, i) => [name, values[i]!]));
}
