import type { DetectorFactory } from '../detector.ts';

/** The detectors of texts, in the order in which they hear an utterance: each may use what those before found. */
export const TEXT_DETECTORS: readonly DetectorFactory[] = [];
