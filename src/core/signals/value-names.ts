import type { Bilingual } from '../bilingual.ts';
import { type Emotion, isKnownSignal, type Resolution, type SignalType } from './catalogue.ts';
import { PII_KINDS } from './privacy/kinds.ts';

export const EMOTION_NAMES: Readonly<Record<Emotion, Bilingual>> = {
  anger: { zh: '愤怒', en: 'anger' },
  frustration: { zh: '烦躁', en: 'frustration' },
  anxiety: { zh: '焦虑', en: 'anxiety' },
  disappointment: { zh: '失望', en: 'disappointment' },
  confusion: { zh: '困惑', en: 'confusion' },
  satisfaction: { zh: '满意', en: 'satisfaction' },
  gratitude: { zh: '感谢', en: 'gratitude' },
  neutral: { zh: '平静', en: 'calm' },
};

export const RESOLUTION_NAMES: Readonly<Record<Resolution, Bilingual>> = {
  resolved: { zh: '已解决', en: 'resolved' },
  partly: { zh: '部分解决', en: 'partly resolved' },
  unresolved: { zh: '未解决', en: 'not resolved' },
};

const NAMES: Readonly<Partial<Record<SignalType, Readonly<Record<string, Bilingual>>>>> = {
  'customer.emotion': EMOTION_NAMES,
  'conversation.resolution': RESOLUTION_NAMES,
  'privacy.pii': PII_KINDS,
};

/** What people call a value that a signal carries; the value itself where it has no name. */
export function valueName(types: readonly SignalType[], value: string | number): Bilingual {
  const named = types.filter(isKnownSignal).flatMap((type) => NAMES[type]?.[value] ?? []);
  return named[0] ?? { zh: String(value), en: String(value) };
}
