import type { Detection, DetectorFactory, UtteranceContext } from '../detector.ts';
import type { FittedSignal } from './fit-report.ts';
import { confidenceBy, type SignalHead } from './head.ts';

/** From here on a sentence counts as one of those; heads are fitted so that it is the same for all. */
const COUNTS_FROM = 0.5;

/** Hears an organisation's own signals in the vectors of a language model; without them it hears nothing. */
export function customDetector(signals: readonly FittedSignal[]): DetectorFactory {
  return () => ({
    id: 'examples',
    types: signals.map(({ signal }) => signal.id),
    start({ language }) {
      const heard = signals.flatMap(({ signal, heads }) => {
        const head = heads.find((one) => one.language === language);
        return head === undefined ? [] : [{ signal, head }];
      });
      return {
        utterance: (context) =>
          heard.flatMap(({ signal, head }) =>
            signal.by.includes(context.role) ? detectionOf(signal.id, head, context) : [],
          ),
      };
    },
  });
}

function detectionOf(type: Detection['type'], head: SignalHead, context: UtteranceContext): Detection[] {
  const vector = context.reading?.vector;
  if (vector === undefined || vector.length !== head.weights.length) return [];
  const confidence = confidenceBy(head, vector);
  if (confidence < COUNTS_FROM) return [];
  return [{ type, utterance: context.index, start: 0, end: context.utterance.text.length, confidence }];
}
