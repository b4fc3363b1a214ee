import type { KnownSignalType } from '../catalogue.ts';

/**
 * Wordings that say a signal in so many words, as expressions over the folded view. The corpus of a language model is
 * about what lies under the words and holds few of these, so the model may overlook them. Only what no labelled turn
 * contradicts belongs here, and nothing that is also said in quotation, in jest or of somebody else.
 */
export const DEFINITE: Readonly<Partial<Record<KnownSignalType, readonly string[]>>> = {
  'customer.urgency': [
    '(?<!别)急死(?:我|人)?(?:了|啦)',
    '急死我',
    '十万火急',
    '火烧眉毛',
    "\\b(?:it's|it is|this is|that's) (?:an emergency|(?:(?:very|really|extremely|so|quite) )?urgent)\\b",
  ],
  'customer.escalation_threat': [
    '(?:法院|法庭|公堂)(?:上)?见',
    '(?:我|只好|只能|这就|马上)(?:就|要|去|会|直接)*(?:起诉|告)你们',
    '(?:12315|12345|12378|工信部|银保监会?|消协)(?:去)?(?:投诉|举报)你们',
    '(?:我|只好|只能|这就|马上)(?:就|要|去|会|直接)*(?:打|拨打?|找|去)(?:12315|12345|12378|工信部|银保监会?|消协)(?:去)?(?:投诉|举报)',
    "(?:i'm|i'll|i will|i am|i'm going to|i am going to) (?:call|calling|ring|ringing|contact|contacting|instruct|instructing) my (?:lawyer|attorney|solicitor)\\b",
    "you(?:'ll| will) (?:be hearing|hear) from my (?:lawyer|attorney|solicitor)\\b",
    "(?:i'll|i will|i'm going to|i am going to|we'll|we will) (?:sue you|take you to court|see you in court)\\b",
  ],
  'agent.impatience': [
    '我[^,.?!;]{0,6}(?:说|讲|解释|告诉)(?:了|过)?(?:您|你)?(?:多少|好几|八百|几百|无数)(?:遍|次|回)',
    '要我(?:说|讲|解释|重复)(?:多少|几)(?:遍|次|回)',
    '\\bhow many (?:more )?times (?:do|must|should|will) i (?:have to |need to |got to )?(?:tell|say|repeat|explain)\\b',
  ],
};
