import { PII_KINDS } from './privacy/kinds.ts';

/** Emotions of a customer turn; exactly one holds for each turn. */
export const EMOTIONS = [
  'anger',
  'frustration',
  'anxiety',
  'disappointment',
  'confusion',
  'satisfaction',
  'gratitude',
  'neutral',
] as const;
export type Emotion = (typeof EMOTIONS)[number];

export const RESOLUTIONS = ['resolved', 'partly', 'unresolved'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Where a signal belongs: to one turn when it is said, or to the conversation when it has ended. */
export type SignalScope = 'turn' | 'conversation';
/** `fault` and `good` speak of the agent's work; `unhappy` and `happy` of the customer; the rest is plain fact. */
export type SignalTone = 'fault' | 'good' | 'unhappy' | 'happy' | 'fact';
export type SignalMedium = 'text' | 'sound' | 'times';

export interface SignalDefinition {
  readonly scope: SignalScope;
  readonly tone: SignalTone;
  readonly medium: SignalMedium;
  readonly title: { readonly zh: string; readonly en: string };
}

const define = (
  scope: SignalScope,
  tone: SignalTone,
  zh: string,
  en: string,
  medium: SignalMedium = 'text',
): SignalDefinition => ({ scope, tone, medium, title: { zh, en } });

/** Every signal that Tingzhen knows by itself; the ids are a public contract and never change. */
export const SIGNALS = {
  'customer.implicit_dissatisfaction': define(
    'turn',
    'unhappy',
    '话里有话的不满',
    'Unspoken dissatisfaction',
  ),
  'customer.explicit_complaint': define('turn', 'unhappy', '明确抱怨', 'Open complaint'),
  'customer.escalation_threat': define('turn', 'unhappy', '扬言升级投诉', 'Threat to escalate'),
  'customer.churn_intent': define('turn', 'unhappy', '想走了', 'Wants to leave'),
  'customer.repeat_question': define('turn', 'unhappy', '同一个问题又问', 'Asks again'),
  'customer.urgency': define('turn', 'fact', '着急', 'Urgency'),
  'customer.confusion': define('turn', 'unhappy', '没听明白', 'Confusion'),
  'customer.abuse': define('turn', 'unhappy', '辱骂', 'Abuse'),
  'customer.gratitude': define('turn', 'happy', '真心感谢', 'Gratitude'),
  'customer.request_info': define('turn', 'fact', '咨询或请求', 'Question or request'),
  'customer.resolved_ack': define('turn', 'happy', '确认已解决', 'Confirms it is settled'),
  'customer.emotion': define('turn', 'fact', '情绪', 'Emotion'),
  'agent.greeting': define('turn', 'good', '问候', 'Greeting'),
  'agent.closing': define('turn', 'good', '结束语', 'Closing'),
  'agent.identity_check': define('turn', 'fact', '核实身份', 'Identity check'),
  'agent.empathy': define('turn', 'good', '共情', 'Empathy'),
  'agent.apology': define('turn', 'good', '致歉', 'Apology'),
  'agent.ownership': define('turn', 'good', '担当', 'Ownership'),
  'agent.solution_offer': define('turn', 'good', '给出办法', 'Offers a solution'),
  'agent.explanation': define('turn', 'good', '解释说明', 'Explanation'),
  'agent.confirm_understanding': define('turn', 'good', '确认理解', 'Confirms understanding'),
  'agent.policy_wall': define('turn', 'fault', '拿规定挡人', 'Policy wall'),
  'agent.deflection': define('turn', 'fault', '推诿', 'Deflection'),
  'agent.blame_customer': define('turn', 'fault', '怪客户', 'Blames the customer'),
  'agent.impatience': define('turn', 'fault', '不耐烦', 'Impatience'),
  'agent.perfunctory': define('turn', 'fault', '敷衍', 'Perfunctory reply'),
  'agent.overpromise': define('turn', 'fault', '违规承诺', 'Overpromise'),
  'agent.off_channel': define('turn', 'fault', '引到私下', 'Off-channel contact'),
  'agent.repeat_ask': define('turn', 'fault', '重复索要信息', 'Asks for what was already given'),
  'agent.hold_notice': define('turn', 'good', '等待告知', 'Hold notice'),
  'speech.silence': define('turn', 'fact', '静默', 'Silence', 'sound'),
  'speech.overlap': define('turn', 'fact', '重叠说话', 'Overlap', 'sound'),
  'speech.interruption': define('turn', 'fact', '打断', 'Interruption', 'sound'),
  'speech.rate': define('turn', 'fact', '语速异常', 'Unusual pace', 'sound'),
  'speech.loudness': define('turn', 'fact', '音量异常', 'Unusual loudness', 'sound'),
  'speech.pitch': define('turn', 'fact', '音高异常', 'Unusual pitch', 'sound'),
  'speech.arousal': define('turn', 'fact', '情绪激动', 'Arousal', 'sound'),
  'speech.hold': define('turn', 'fact', '通话保持', 'On hold', 'sound'),
  'conversation.response_latency': define('turn', 'fact', '响应时间', 'Response time', 'times'),
  'conversation.sentiment_shift': define('conversation', 'fact', '情绪走向', 'Sentiment shift'),
  'conversation.resolution': define('conversation', 'fact', '解决情况', 'Resolution'),
  'conversation.satisfaction': define('conversation', 'fact', '预测满意度', 'Predicted satisfaction'),
  'conversation.effort': define('conversation', 'fact', '客户费力度', 'Customer effort'),
  'privacy.pii': define('turn', 'fact', '个人信息', 'Personal data'),
} as const satisfies Record<string, SignalDefinition>;

/** Below this a signal is a guess that is neither shown nor counted, as in rules that name no confidence. */
export const SHOWN_CONFIDENCE = 0.5;

export type KnownSignalType = keyof typeof SIGNALS;
/** An organisation's own signals stand beside the catalogue under `custom.`. */
export type SignalType = KnownSignalType | `custom.${string}`;

export const SIGNAL_TYPES = Object.keys(SIGNALS) as KnownSignalType[];

export function isKnownSignal(type: string): type is KnownSignalType {
  return Object.hasOwn(SIGNALS, type);
}

export function isSignalType(type: string): type is SignalType {
  return isKnownSignal(type) || /^custom\.[a-z0-9_]+$/.test(type);
}

export function signalScope(type: SignalType): SignalScope {
  return isKnownSignal(type) ? SIGNALS[type].scope : 'turn';
}

/** What signals carry beside their confidence: one of these words, or a number. The others carry nothing. */
const VALUES: Partial<Record<KnownSignalType, readonly string[] | 'number'>> = {
  'customer.emotion': EMOTIONS,
  'speech.silence': 'number',
  'speech.overlap': 'number',
  'speech.interruption': 'number',
  'speech.rate': 'number',
  'speech.loudness': 'number',
  'speech.pitch': 'number',
  'speech.arousal': 'number',
  'speech.hold': 'number',
  'conversation.response_latency': 'number',
  'conversation.sentiment_shift': 'number',
  'conversation.resolution': RESOLUTIONS,
  'conversation.satisfaction': 'number',
  'conversation.effort': 'number',
  'privacy.pii': Object.keys(PII_KINDS),
};

export function signalValues(type: KnownSignalType): readonly string[] | 'number' | undefined {
  return VALUES[type];
}

const DURATIONS: readonly SignalType[] = [
  'speech.silence',
  'speech.overlap',
  'speech.interruption',
  'speech.hold',
  'conversation.response_latency',
];

/** Its value is a time, in milliseconds. */
export function isDuration(type: SignalType): boolean {
  return DURATIONS.includes(type);
}

/** Agent faults that no clean conversation should show. */
export const SERIOUS_FAULTS = SIGNAL_TYPES.filter((type) => SIGNALS[type].tone === 'fault');
