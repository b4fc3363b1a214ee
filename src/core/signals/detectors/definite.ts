import type { Role } from '../../conversation/schema.ts';
import type { PatternHits, PatternId } from '../../text/pattern-hits.ts';
import type { KnownSignalType, SignalType } from '../catalogue.ts';
import { byPattern, registerCue } from '../cue-patterns.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../detector.ts';
import { excludeEachOther } from '../exclusive.ts';
import { DEFINITE } from '../lexicon/definite.ts';

/** Of what only the wording tells: people mean such words nearly always. */
const CONFIDENCE = 0.85;

/** The detector, telling beside what it finds whether the words say so definitely, and what it overlooked in such words. */
export function knowingDefiniteWords(factory: DetectorFactory): DetectorFactory {
  return (patterns, ports) => {
    const detector = factory(patterns, ports);
    const typesOf = new Map<PatternId, KnownSignalType[]>();
    for (const [type, wordings] of Object.entries(DEFINITE) as [KnownSignalType, readonly string[]][]) {
      if (!detector.types.includes(type)) continue;
      const own = patterns.forRoles([type.split('.')[0] as Role]);
      for (const id of wordings.flatMap((wording) => registerCue(own, wording, false))) {
        typesOf.set(id, [...(typesOf.get(id) ?? []), type]);
      }
    }
    const known = byPattern(typesOf);
    return {
      ...detector,
      start(conversation) {
        const run = detector.start(conversation);
        return {
          ...run,
          utterance(context) {
            const found = run.utterance(context);
            const said = saidIn(context.hits, known);
            if (said === null) return found;
            const overlooked = [...said]
              .filter(([type]) => found.every((one) => one.type !== type))
              .map(([type, id]) => detectionOf(type, id, context));
            return [
              ...found
                .filter((one) => !overlooked.some((other) => excludeEachOther(one.type, other.type)))
                .map((one) => (said.has(one.type) ? { ...one, isDefinite: true } : one)),
              ...overlooked,
            ];
          },
        };
      },
    };
  };
}

/** What is said definitely, with the first wording of each; null where nothing is. */
function saidIn(
  { ids }: PatternHits,
  known: readonly (readonly KnownSignalType[] | undefined)[],
): Map<SignalType, PatternId> | null {
  let said: Map<SignalType, PatternId> | null = null;
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place]!;
    // A look beyond the end of an array is a slow one.
    const types = id < known.length ? known[id] : undefined;
    if (types === undefined) continue;
    for (const type of types) {
      said ??= new Map();
      if (!said.has(type)) said.set(type, id);
    }
  }
  return said;
}

function detectionOf(type: SignalType, id: PatternId, context: UtteranceContext): Detection {
  const { start, end } = context.hits.first(id)!;
  const { index, view } = context;
  return { type, utterance: index, ...view.origin(start, end), confidence: CONFIDENCE, isDefinite: true };
}
