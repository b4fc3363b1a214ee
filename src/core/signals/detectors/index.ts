import type { DetectorFactory } from '../detector.ts';
import { AGENT_DETECTORS } from './agent/index.ts';
import { CONVERSATION_DETECTORS } from './conversation/index.ts';
import { CUSTOMER_DETECTORS } from './customer/index.ts';
import { knowingDefiniteWords } from './definite.ts';
import { PRIVACY_DETECTORS } from './privacy/index.ts';
import { SPEECH_DETECTORS } from './speech/index.ts';

/** The detectors of texts and of what was heard of recordings, in the order in which they hear an utterance: each may use what those before found. */
export const TEXT_DETECTORS: readonly DetectorFactory[] = [
  ...SPEECH_DETECTORS,
  ...PRIVACY_DETECTORS,
  ...[...AGENT_DETECTORS, ...CUSTOMER_DETECTORS].map(knowingDefiniteWords),
  ...CONVERSATION_DETECTORS,
];
