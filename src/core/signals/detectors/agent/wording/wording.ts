import type { Language } from '../../../../conversation/schema.ts';
import { AhoCorasick } from '../../../../text/aho-corasick.ts';
import type { KnownSignalType } from '../../../catalogue.ts';
import { LENGTHS, lengthOf, wordingText } from './wording-text.ts';

/** The signals that a turn's own wording tells of. Salutations, apologies and repeated questions are told by cues and context alone. */
export const WORDED_SIGNALS: readonly KnownSignalType[] = [
  'agent.closing',
  'agent.identity_check',
  'agent.hold_notice',
  'agent.empathy',
  'agent.ownership',
  'agent.solution_offer',
  'agent.explanation',
  'agent.confirm_understanding',
  'agent.policy_wall',
  'agent.deflection',
  'agent.blame_customer',
  'agent.impatience',
  'agent.perfunctory',
  'agent.overpromise',
  'agent.off_channel',
];

/** What was learned of one language: log-odds of each signal for each wording that says something. */
export interface WordingModel {
  readonly signals: readonly string[];
  readonly bias: readonly number[];
  /** Wording → `signal index:weight` pairs, separated by spaces; `#10` is "longer than 10". */
  readonly wordings: Readonly<Record<string, string>>;
}

interface Weights {
  readonly signals: readonly number[];
  readonly weights: readonly number[];
}

/** Tells from the wording alone how like each signal a turn sounds. One pass over the text. */
export class Wording {
  readonly #language: Language;
  readonly #signals: ReadonlyMap<KnownSignalType, number>;
  readonly #bias: Float64Array;
  readonly #automaton: AhoCorasick;
  readonly #weights: readonly Weights[];
  readonly #lengths: readonly (Weights | undefined)[];
  readonly #seenIn: Uint32Array;
  #turn = 0;

  constructor(model: WordingModel, language: Language) {
    this.#language = language;
    this.#signals = new Map(model.signals.map((signal, index) => [signal as KnownSignalType, index]));
    this.#bias = Float64Array.from(model.bias);
    const literals = Object.keys(model.wordings).filter((wording) => !wording.startsWith('#'));
    this.#automaton = new AhoCorasick(literals);
    this.#weights = literals.map((wording) => parse(model.wordings[wording]!));
    this.#lengths = LENGTHS.map((length) => {
      const weights = model.wordings[`#${length}`];
      return weights === undefined ? undefined : parse(weights);
    });
    this.#seenIn = new Uint32Array(literals.length);
  }

  /** @param text a view's text. */
  read(text: string): WordingScores {
    const sums = new Float64Array(this.#bias.length);
    const turn = ++this.#turn;
    let found = 0;
    const add = ({ signals, weights }: Weights) => {
      found++;
      for (let i = 0; i < signals.length; i++) sums[signals[i]!]! += weights[i]!;
    };
    this.#automaton.search(wordingText(text, this.#language), (literal) => {
      if (this.#seenIn[literal] === turn) return;
      this.#seenIn[literal] = turn;
      add(this.#weights[literal]!);
    });
    const length = lengthOf(text, this.#language);
    for (const [index, limit] of LENGTHS.entries()) {
      const weights = this.#lengths[index];
      if (length > limit && weights !== undefined) add(weights);
    }
    const scale = 1 / Math.sqrt(found + 1);
    for (let i = 0; i < sums.length; i++) sums[i] = this.#bias[i]! + sums[i]! * scale;
    return new WordingScores(this.#signals, sums);
  }
}

export class WordingScores {
  readonly #signals: ReadonlyMap<KnownSignalType, number>;
  readonly #sums: Float64Array;

  constructor(signals: ReadonlyMap<KnownSignalType, number>, sums: Float64Array) {
    this.#signals = signals;
    this.#sums = sums;
  }

  /** Log-odds of the signal by wording; undefined where none was learned for it. */
  of(signal: KnownSignalType): number | undefined {
    const index = this.#signals.get(signal);
    return index === undefined ? undefined : this.#sums[index];
  }
}

function parse(pairs: string): Weights {
  const entries = pairs.split(' ').map((pair) => pair.split(':').map(Number) as [number, number]);
  return { signals: entries.map(([signal]) => signal), weights: entries.map(([, weight]) => weight) };
}
