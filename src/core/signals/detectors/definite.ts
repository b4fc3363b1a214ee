import type { Role } from '../../conversation/schema.ts';
import type { PatternId } from '../../text/pattern-hits.ts';
import type { KnownSignalType, SignalType } from '../catalogue.ts';
import { registerCue } from '../cue-patterns.ts';
import type { DetectorFactory, UtteranceContext } from '../detector.ts';
import { DEFINITE } from '../lexicon/definite.ts';

/** The detector, telling beside what it finds whether the words say so definitely. */
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
    const isSaid = (type: SignalType, { hits }: UtteranceContext) =>
      ids.get(type)?.some((id) => hits.has(id)) ?? false;
    return {
      ...detector,
      start(conversation) {
        const run = detector.start(conversation);
        return {
          ...run,
          utterance: (context) =>
            run
              .utterance(context)
              .map((found) => (isSaid(found.type, context) ? { ...found, isDefinite: true } : found)),
        };
      },
    };
  };
}
