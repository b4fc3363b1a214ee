import type { DetectorFactory } from '../../detector.ts';
import { personalData } from './personal-data.ts';

export const PRIVACY_DETECTORS: readonly DetectorFactory[] = [personalData];
