import type { Language } from '../../../../conversation/schema.ts';
import { normaliseText } from '../../../../text/text-view.ts';
import { sigmoid } from '../../../odds.ts';
import type { WordingModel } from './wording.ts';
import { LENGTHS, lengthOf, wordingsOf, wordingText } from './wording-text.ts';

export interface LabelledTurn {
  readonly text: string;
  readonly labels: readonly string[];
}

/** A wording found in fewer turns says nothing that could be trusted. */
const LEAST_TURNS = 5;
const EPOCHS = 12;
const RATE = 0.3;
const RIDGE = 2;
/** Wordings that are kept for the second training: those that move the most turns the furthest. */
const MOST_WORDINGS = 2500;
/** Weights below this are not written down. */
const LEAST_WRITTEN = 0.7;

/**
 * One logistic regression a signal over the wordings of a turn (each counted once, scaled by the root
 * of their number), by AdaGrad (Duchi, Hazan & Singer, 2011) with a small ridge. The order of the
 * turns is shuffled by a fixed generator, so the same turns give the same model.
 */
export function learnWording(
  turns: readonly LabelledTurn[],
  signals: readonly string[],
  language: Language,
): WordingModel {
  const found = turns.map(({ text }) => wordingsIn(normaliseText(text), language));
  const counts = new Map<string, number>();
  for (const wordings of found) {
    for (const wording of wordings) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count >= LEAST_TURNS).map(([wording]) => wording);
  const first = train(found, frequent, turns, signals);
  const force = (wording: string, index: number) =>
    Math.max(...first.weights.map((of) => Math.abs(of[index]!))) * Math.sqrt(counts.get(wording)!);
  const telling = frequent
    .map((wording, index) => ({ wording, force: force(wording, index) }))
    .sort((x, y) => y.force - x.force || (x.wording < y.wording ? -1 : 1))
    .slice(0, MOST_WORDINGS)
    .map(({ wording }) => wording)
    .sort();
  const second = train(found, telling, turns, signals);
  const wordings: Record<string, string> = {};
  for (const [index, wording] of telling.entries()) {
    const pairs = second.weights.flatMap((of, signal) =>
      Math.abs(of[index]!) >= LEAST_WRITTEN ? [`${signal}:${round(of[index]!)}`] : [],
    );
    if (pairs.length > 0) wordings[wording] = pairs.join(' ');
  }
  return { signals, bias: second.bias.map(round), wordings };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function wordingsIn(text: string, language: Language): readonly string[] {
  const length = lengthOf(text, language);
  return [
    ...wordingsOf(wordingText(text, language), language),
    ...LENGTHS.filter((limit) => length > limit).map((limit) => `#${limit}`),
  ];
}

interface Trained {
  readonly weights: readonly Float64Array[];
  readonly bias: readonly number[];
}

function train(
  found: readonly (readonly string[])[],
  vocabulary: readonly string[],
  turns: readonly LabelledTurn[],
  signals: readonly string[],
): Trained {
  const index = new Map(vocabulary.map((wording, position) => [wording, position]));
  const rows = found.map((wordings) =>
    Int32Array.from(wordings.flatMap((wording) => index.get(wording) ?? [])),
  );
  const order = shuffled(rows.length, EPOCHS);
  const weights: Float64Array[] = [];
  const bias: number[] = [];
  for (const signal of signals) {
    const labels = turns.map((turn) => (turn.labels.includes(signal) ? 1 : 0));
    const one = regress(rows, labels, vocabulary.length, order);
    weights.push(one.weights);
    bias.push(one.bias);
  }
  return { weights, bias };
}

function regress(
  rows: readonly Int32Array[],
  labels: readonly number[],
  size: number,
  order: Int32Array,
): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  let bias = -2;
  let biasSquares = 1e-6;
  for (const row of order) {
    const features = rows[row]!;
    const scale = 1 / Math.sqrt(features.length + 1);
    let sum = 0;
    for (const feature of features) sum += weights[feature]!;
    const error = sigmoid(bias + sum * scale) - labels[row]!;
    for (const feature of features) {
      const gradient = error * scale + (RIDGE * weights[feature]!) / rows.length;
      squares[feature]! += gradient * gradient;
      weights[feature]! -= (RATE * gradient) / Math.sqrt(squares[feature]!);
    }
    biasSquares += error * error;
    bias -= (RATE * error) / Math.sqrt(biasSquares);
  }
  return { weights, bias };
}

/** Row numbers, each once an epoch, in an order that a linear congruential generator gives. */
function shuffled(rows: number, epochs: number): Int32Array {
  const order = new Int32Array(rows * epochs);
  const epoch = Int32Array.from({ length: rows }, (_, row) => row);
  let state = 20260105;
  for (let e = 0; e < epochs; e++) {
    for (let i = rows - 1; i > 0; i--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const j = state % (i + 1);
      const moved = epoch[i]!;
      epoch[i] = epoch[j]!;
      epoch[j] = moved;
    }
    order.set(epoch, e * rows);
  }
  return order;
}
