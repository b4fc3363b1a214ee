import { Analyser } from '#core/analysis/analyser.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { PRIVACY_DETECTORS } from '#core/signals/detectors/privacy/index.ts';

let analyser: Analyser | undefined;

/** Looks for personal data alone, whether or not the conversation has been analysed. */
export function personalDataIn(conversation: Conversation): Analysis {
  analyser ??= new Analyser({ detectors: PRIVACY_DETECTORS });
  return analyser.analyse(conversation);
}
