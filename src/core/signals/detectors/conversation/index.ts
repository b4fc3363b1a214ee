import type { Language } from '../../../conversation/schema.ts';
import type { ConversationReading } from '../../../ports/language-model.ts';
import type { KnownSignalType } from '../../catalogue.ts';
import type { Detection, Detector, DetectorFactory, UtteranceContext } from '../../detector.ts';
import { EVEN_FUSION, type FusionWeights } from '../../fusion-weights.ts';
import { type Course, CourseReader, type Finding } from './course.ts';
import { effort } from './effort.ts';
import type { Heard } from './heard.ts';
import { responseLatency } from './latency.ts';
import { resolution, satisfaction } from './outcome.ts';
import { sentimentShift } from './sentiment.ts';

const FINDINGS: readonly (readonly [
  KnownSignalType,
  (course: Course, heard?: Heard) => Finding | undefined,
])[] = [
  ['conversation.resolution', resolution],
  ['conversation.satisfaction', satisfaction],
  ['conversation.sentiment_shift', sentimentShift],
  ['conversation.effort', effort],
];

/** The outcome of a conversation, told by what the other detectors found in its turns; and response times. */
const conversationDetector: DetectorFactory = (patterns, { fusion = {} }) => {
  const reader = new CourseReader(patterns);
  return {
    id: 'structure',
    types: [...FINDINGS.map(([type]) => type), 'conversation.response_latency'],
    start: ({ language }) => ({
      utterance(context) {
        const latency = responseLatency(context);
        return latency === null ? [] : [latency];
      },
      end(history, reading) {
        const course = reader.read(history);
        const heard = reading === undefined ? undefined : heardOf(reading, fusion, language);
        return FINDINGS.flatMap(([type, find]) => {
          const finding = find(course, heard);
          return finding === undefined ? [] : [detection(type, finding, history)];
        });
      },
    }),
  } satisfies Detector;
};

export const CONVERSATION_DETECTORS: readonly DetectorFactory[] = [conversationDetector];

function heardOf(reading: ConversationReading, fusion: FusionWeights, language: Language): Heard {
  const { resolution = EVEN_FUSION.resolution, satisfaction = EVEN_FUSION.satisfaction } =
    fusion[language] ?? {};
  return { reading, resolution, satisfaction };
}

function detection(
  type: KnownSignalType,
  { value, anchor, confidence, because }: Finding,
  history: readonly UtteranceContext[],
): Detection {
  const { text } = history[anchor]!.utterance;
  return { type, utterance: anchor, start: 0, end: text.length, value, confidence, because };
}
