import type { DetectorFactory } from '../../detector.ts';
import { repeatAsk } from './repeat-ask.ts';
import { agentSignals } from './signals.ts';

/** Detectors of everything that an agent does well or badly in words. */
export const AGENT_DETECTORS: readonly DetectorFactory[] = [agentSignals, repeatAsk];
