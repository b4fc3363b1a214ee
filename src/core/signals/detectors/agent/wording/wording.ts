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

/** Tells from the wording alone how like each signal a turn sounds. One pass over the text. */
export class Wording {
  readonly #language: Language;
  readonly #bias: Float64Array;
  readonly #automaton: AhoCorasick;
  /** One row of as many weights as there are signals for each wording. */
  readonly #weights: Float32Array;
  readonly #lengths: readonly (Float32Array | undefined)[];
  readonly #seenIn: Uint32Array;
  #turn = 0;

  constructor(model: WordingModel, language: Language) {
    this.#language = language;
    if (model.signals.join() !== WORDED_SIGNALS.join())
      throw new Error(`the wordings of ${language} were learned for other signals: learn them again`);
    this.#bias = Float64Array.from(model.bias);
    const literals = Object.keys(model.wordings).filter((wording) => !wording.startsWith('#'));
    this.#automaton = new AhoCorasick(literals);
    const size = model.signals.length;
    this.#weights = new Float32Array(literals.length * size);
    for (const [index, wording] of literals.entries()) {
      this.#weights.set(rowOf(model.wordings[wording]!, size), index * size);
    }
    this.#lengths = LENGTHS.map((length) => {
      const weights = model.wordings[`#${length}`];
      return weights === undefined ? undefined : rowOf(weights, size);
    });
    this.#seenIn = new Uint32Array(literals.length);
  }

  /** Log-odds of each of `WORDED_SIGNALS` by the wording of a view's text, written into `sums`. */
  read(text: string, sums = new Float64Array(WORDED_SIGNALS.length)): Float64Array {
    const size = this.#bias.length;
    sums.fill(0);
    const weights = this.#weights;
    const turn = ++this.#turn;
    const automaton = this.#automaton;
    const count = automaton.search(wordingText(text, this.#language));
    let found = 0;
    for (let i = 0; i < count; i++) {
      const wording = automaton.literals[i]!;
      if (this.#seenIn[wording] === turn) continue;
      this.#seenIn[wording] = turn;
      found++;
      const row = wording * size;
      for (let k = 0; k < size; k++) sums[k]! += weights[row + k]!;
    }
    const length = lengthOf(text, this.#language);
    for (let i = 0; i < LENGTHS.length; i++) {
      const longer = this.#lengths[i];
      if (length <= LENGTHS[i]! || longer === undefined) continue;
      found++;
      for (let k = 0; k < size; k++) sums[k]! += longer[k]!;
    }
    const scale = 1 / Math.sqrt(found + 1);
    for (let i = 0; i < sums.length; i++) sums[i] = this.#bias[i]! + sums[i]! * scale;
    return sums;
  }
}

function rowOf(pairs: string, size: number): Float32Array {
  const row = new Float32Array(size);
  for (const pair of pairs.split(' ')) {
    const [signal, weight] = pair.split(':');
    row[Number(signal)] = Number(weight);
  }
  return row;
}
