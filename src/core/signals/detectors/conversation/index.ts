import type { KnownSignalType } from '../../catalogue.ts';
import type { Detection, Detector, DetectorFactory, UtteranceContext } from '../../detector.ts';
import { type Course, CourseReader, type Finding } from './course.ts';
import { effort } from './effort.ts';
import { responseLatency } from './latency.ts';
import { resolution, satisfaction } from './outcome.ts';
import { sentimentShift } from './sentiment.ts';

const FINDINGS: readonly (readonly [KnownSignalType, (course: Course) => Finding | undefined])[] = [
  ['conversation.resolution', resolution],
  ['conversation.satisfaction', satisfaction],
  ['conversation.sentiment_shift', sentimentShift],
  ['conversation.effort', effort],
];

/** The outcome of a conversation, told by what the other detectors found in its turns; and response times. */
const conversationDetector: DetectorFactory = (patterns) => {
  const reader = new CourseReader(patterns);
  return {
    id: 'structure',
    types: [...FINDINGS.map(([type]) => type), 'conversation.response_latency'],
    start: () => ({
      utterance(context) {
        const latency = responseLatency(context);
        return latency === null ? [] : [latency];
      },
      end(history) {
        const course = reader.read(history);
        return FINDINGS.flatMap(([type, find]) => {
          const finding = find(course);
          return finding === undefined ? [] : [detection(type, finding, history)];
        });
      },
    }),
  } satisfies Detector;
};

export const CONVERSATION_DETECTORS: readonly DetectorFactory[] = [conversationDetector];

function detection(
  type: KnownSignalType,
  { value, anchor, confidence, because }: Finding,
  history: readonly UtteranceContext[],
): Detection {
  const { text } = history[anchor]!.utterance;
  return { type, utterance: anchor, start: 0, end: text.length, value, confidence, because };
}
