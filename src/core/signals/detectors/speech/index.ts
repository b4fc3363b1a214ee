import { isKnownSignal, SIGNAL_TYPES } from '../../catalogue.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../../detector.ts';

/** What was heard in the recording of an utterance, as detections on the turns that it is made of. */
const heard: DetectorFactory = () => ({
  id: 'sound',
  types: SIGNAL_TYPES.filter((type) => type.startsWith('speech.')),
  start: () => ({ utterance: thingsHeard }),
});

export const SPEECH_DETECTORS: readonly DetectorFactory[] = [heard];

const NOTHING: readonly Detection[] = [];

function thingsHeard({ utterance, index }: UtteranceContext): readonly Detection[] {
  if (utterance.parts[0]?.recorded === undefined) return NOTHING;
  return utterance.parts.flatMap(({ recorded, offset, length }) =>
    (recorded?.sound.heard ?? []).flatMap(({ type, ...thing }) =>
      isKnownSignal(type) ? [{ type, utterance: index, start: offset, end: offset + length, ...thing }] : [],
    ),
  );
}
