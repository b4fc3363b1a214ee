import type { Bilingual } from '../bilingual.ts';

/**
 * Kleene's three values, and a fourth for a conversation that goes on: `pending` may still become
 * any of the others, which themselves never change again.
 */
export type Truth = 'true' | 'false' | 'unknown' | 'pending';

export const REASONS = {
  times: { zh: '没有时间信息，无法计算', en: 'the turns carry no times' },
  'end-times': { zh: '没有每句话的起止时间', en: 'the turns carry no start and end times' },
  loudness: { zh: '没有音量数据', en: 'there is no loudness measurement' },
  words: { zh: '没有语音识别：不知道说了什么', en: 'no recogniser: nobody wrote down what was said' },
  sound: { zh: '没有录音分析结果', en: 'the recording has not been analysed' },
} as const satisfies Record<string, Bilingual>;

/**
 * Why something is unknown: a key of REASONS, `field:NAME` for metadata that is not there, or
 * `not-a-number:NAME`, a line break and the value that was to be compared.
 */
export type Reason = keyof typeof REASONS | `field:${string}` | `not-a-number:${string}`;

const NO_NUMBER = /^not-a-number:(.*?)\n(.*)$/s;
const LONGEST_VALUE = 60;

export function explainReason(reason: Reason): Bilingual {
  if (reason in REASONS) return REASONS[reason as keyof typeof REASONS];
  const [, name, value] = NO_NUMBER.exec(reason) ?? [];
  if (value !== undefined) {
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
    return { zh: `${name} 不是数字：${shown}`, en: `${name} is not a number: ${shown}` };
  }
  const field = reason.slice('field:'.length);
  return { zh: `没有“${field}”这项信息`, en: `there is no "${field}" in the metadata` };
}

/** Conjunction: one false decides; otherwise an open part keeps it open. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false';
  if (truths.includes('pending')) return 'pending';
  return truths.includes('unknown') ? 'unknown' : 'true';
}
