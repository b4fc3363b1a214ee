import { SOUND } from './sound-attribute.ts';

/** Below this words are often wrong: what rests on them is worth a look at the recording. */
const WELL_HEARD = 0.75;

/** How sure a recogniser was, in percent, where that is little; undefined where it was sure or nobody told. */
export function hardlyHeard(confidence: unknown): number | undefined {
  return typeof confidence === 'number' && confidence < WELL_HEARD ? Math.round(confidence * 100) : undefined;
}

/** Likewise of a turn's words. */
export function hardlyHeardTurn({
  attributes,
}: {
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}): number | undefined {
  const sound = attributes?.[SOUND] as { readonly confidence?: unknown } | null | undefined;
  return hardlyHeard(sound?.confidence);
}
