import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import type { FoundCorrection, FoundSignal } from '../../client/types.ts';
import { refOfCorrection, refOfSignal } from './refs.ts';

/** A signal as it is shown at its turn: as the machine told it, refuted by a person, or said by one. */
export interface HeardSignal {
  /** By which it is lit and found. */
  readonly ref: string;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value?: string | number | undefined;
  readonly state: 'told' | 'refuted' | 'said';
  /** What the machine told; absent where a person added it. */
  readonly signal?: FoundSignal;
  /** What a person said of it. */
  readonly correction?: FoundCorrection;
}

/** What is shown of each turn; what is unsure is not, and calm is not worth a word. */
export function heardByTurn(
  signals: readonly FoundSignal[],
  corrections: readonly FoundCorrection[],
): ReadonlyMap<number, readonly HeardSignal[]> {
  const byTurn = new Map<number, HeardSignal[]>();
  const add = (heard: HeardSignal) => {
    const list = byTurn.get(heard.turn);
    if (list === undefined) byTurn.set(heard.turn, [heard]);
    else list.push(heard);
  };
  const current = corrections.filter(({ isCurrent }) => isCurrent);
  const refuting = new Map(current.map((one) => [`${one.turn} ${one.said?.type}`, one]));
  for (const [index, signal] of signals.entries()) {
    const { type, value, turn, start, end } = signal;
    if (isOfWhole(type)) continue;
    const correction = refuting.get(`${turn} ${type}`);
    if (correction === undefined && !isShown(signal)) continue;
    const heard = { ref: refOfSignal(index), turn, start, end, type, value, signal };
    add(correction === undefined ? { ...heard, state: 'told' } : { ...heard, state: 'refuted', correction });
  }
  for (const correction of current) {
    const { id, turn, start, end, meant } = correction;
    if (meant === null || isOfWhole(meant.type)) continue;
    const { type, value } = meant;
    add({ ref: refOfCorrection(id), turn, start, end, type, value, state: 'said', correction });
  }
  return byTurn;
}

/** Signals of the whole conversation are told above it. */
function isOfWhole(type: string): boolean {
  return type.startsWith('conversation.');
}

function isShown({ type, value, confidence }: FoundSignal): boolean {
  return type === 'customer.emotion' ? value !== 'neutral' : confidence >= SHOWN_CONFIDENCE;
}
