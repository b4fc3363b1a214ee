import type { DetectorFactory } from '../detector.ts';
import { AGENT_DETECTORS } from './agent/index.ts';
import { PRIVACY_DETECTORS } from './privacy/index.ts';

/** The detectors of texts, in the order in which they hear an utterance: each may use what those before found. */
export const TEXT_DETECTORS: readonly DetectorFactory[] = [...PRIVACY_DETECTORS, ...AGENT_DETECTORS];
