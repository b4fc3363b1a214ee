import type { Role } from '../../conversation/schema.ts';
import type { PatternId } from '../../text/pattern-hits.ts';
import type { KnownSignalType, SignalType } from '../catalogue.ts';
import { registerCue } from '../cue-patterns.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../detector.ts';
import { EXCLUSIVE } from '../exclusive.ts';
import { DEFINITE } from '../lexicon/definite.ts';

/** Of what only the wording tells: people mean such words nearly always. */
const CONFIDENCE = 0.85;

/** The detector, telling beside what it finds whether the words say so definitely, and what it overlooked in such words. */
export function knowingDefiniteWords(factory: DetectorFactory): DetectorFactory {
  return (patterns, ports) => {
    const detector = factory(patterns, ports);
    const ids = new Map<SignalType, readonly PatternId[]>();
    for (const [type, wordings] of Object.entries(DEFINITE) as [KnownSignalType, readonly string[]][]) {
      const own = patterns.forRoles([type.split('.')[0] as Role]);
      if (detector.types.includes(type)) {
        ids.set(
          type,
          wordings.flatMap((wording) => registerCue(own, wording, false)),
        );
      }
    }
    const saidIn = ({ hits }: UtteranceContext, type: SignalType) =>
      ids.get(type)?.find((id) => hits.has(id));
    const said = (context: UtteranceContext, found: readonly Detection[]): readonly Detection[] =>
      [...ids.keys()].flatMap((type) => {
        const id = found.some((one) => one.type === type) ? undefined : saidIn(context, type);
        if (id === undefined) return [];
        const { start, end } = context.hits.first(id)!;
        return [
          {
            type,
            utterance: context.index,
            ...context.view.origin(start, end),
            confidence: CONFIDENCE,
            isDefinite: true,
          },
        ];
      });
    return {
      ...detector,
      start(conversation) {
        const run = detector.start(conversation);
        return {
          ...run,
          utterance(context) {
            const found = run
              .utterance(context)
              .map((one) => (saidIn(context, one.type) === undefined ? one : { ...one, isDefinite: true }));
            const overlooked = said(context, found);
            if (overlooked.length === 0) return found;
            return [...found.filter((one) => !isExcludedBy(one, overlooked)), ...overlooked];
          },
        };
      },
    };
  };
}

function isExcludedBy({ type }: Detection, others: readonly Detection[]): boolean {
  return EXCLUSIVE.some(
    (pair) =>
      pair.some((one) => one === type) && others.some((other) => pair.some((one) => one === other.type)),
  );
}
