import type { Role } from '../../conversation/schema.ts';
import type { PatternId } from '../../text/pattern-hits.ts';
import type { KnownSignalType } from '../catalogue.ts';
import { registerCue } from '../cue-patterns.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../detector.ts';
import { excludeEachOther } from '../exclusive.ts';
import { DEFINITE } from '../lexicon/definite.ts';

/** Of what only the wording tells: people mean such words nearly always. */
const CONFIDENCE = 0.85;

/** The detector, telling beside what it finds whether the words say so definitely, and what it overlooked in such words. */
export function knowingDefiniteWords(factory: DetectorFactory): DetectorFactory {
  return (patterns, ports) => {
    const detector = factory(patterns, ports);
    const wordingsOf = (Object.entries(DEFINITE) as [KnownSignalType, readonly string[]][])
      .filter(([type]) => detector.types.includes(type))
      .map(([type, wordings]) => {
        const own = patterns.forRoles([type.split('.')[0] as Role]);
        return { type, ids: wordings.flatMap((wording) => registerCue(own, wording, false)) };
      });
    return {
      ...detector,
      start(conversation) {
        const run = detector.start(conversation);
        return {
          ...run,
          utterance(context) {
            const found = run.utterance(context);
            const said = wordingsOf.filter(({ ids }) => ids.some((id) => context.hits.has(id)));
            if (said.length === 0) return found;
            const overlooked = said
              .filter(({ type }) => found.every((one) => one.type !== type))
              .map(({ type, ids }) => detectionOf(type, ids, context));
            return [
              ...found
                .filter((one) => !overlooked.some((other) => excludeEachOther(one.type, other.type)))
                .map((one) =>
                  said.some(({ type }) => type === one.type) ? { ...one, isDefinite: true } : one,
                ),
              ...overlooked,
            ];
          },
        };
      },
    };
  };
}

function detectionOf(type: KnownSignalType, ids: readonly PatternId[], context: UtteranceContext): Detection {
  const { start, end } = context.hits.first(ids.find((id) => context.hits.has(id))!)!;
  const { index, view } = context;
  return { type, utterance: index, ...view.origin(start, end), confidence: CONFIDENCE, isDefinite: true };
}
