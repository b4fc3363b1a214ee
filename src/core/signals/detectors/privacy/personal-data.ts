import type { DetectorFactory, UtteranceContext } from '../../detector.ts';
import { PrivacyReader } from '../../privacy/privacy-reader.ts';

/** `privacy.pii` for every stretch of personal data, its kind as value. */
export const personalData: DetectorFactory = (patterns) => {
  const reader = new PrivacyReader(patterns);
  return {
    id: 'pii',
    types: ['privacy.pii'],
    start: () => ({
      utterance({ view, hits, language, history, role, index }) {
        return reader
          .read(view, hits, language, otherSide(history, role))
          .map(({ kind, start, end, confidence }) => ({
            type: 'privacy.pii',
            utterance: index,
            start,
            end,
            value: kind,
            confidence,
          }));
      },
    }),
  };
};

/** What was said right before, when someone else said it. */
function otherSide(history: readonly UtteranceContext[], role: string): UtteranceContext | undefined {
  const last = history.at(-1);
  return last?.role === role ? undefined : last;
}
