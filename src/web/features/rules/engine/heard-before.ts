import type { Signal } from '#core/analysis/analysis.ts';
import type { Utterance } from '#core/conversation/utterance.ts';
import { signalScope } from '#core/signals/catalogue.ts';
import type { Detection, DetectorFactory } from '#core/signals/detector.ts';

/**
 * Hears again what was found in a conversation before, at the same places: the service's language model does not run
 * in a browser, but what it found there is known.
 */
export function heardBefore(signals: readonly Signal[]): DetectorFactory {
  return () => ({
    id: 'stored',
    types: [...new Set(signals.map(({ type }) => type))],
    start: () => ({
      utterance: ({ utterance, index }) =>
        signals.flatMap((signal) =>
          signalScope(signal.type) === 'turn' ? (detectionOf(signal, utterance, index) ?? []) : [],
        ),
      end: (contexts) =>
        signals.flatMap((signal) =>
          signalScope(signal.type) === 'turn'
            ? []
            : contexts.flatMap(({ utterance, index }) => detectionOf(signal, utterance, index) ?? []),
        ),
    }),
  });
}

function detectionOf(
  { type, turn, start, end, value, confidence }: Signal,
  { parts }: Utterance,
  utterance: number,
): Detection | null {
  const part = parts.find((one) => one.turn === turn);
  if (part === undefined) return null;
  return {
    type,
    utterance,
    start: part.offset + start,
    end: part.offset + end,
    confidence,
    ...(value === undefined ? {} : { value }),
  };
}
