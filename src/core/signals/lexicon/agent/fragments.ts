import type { Cue } from '../../cue-scorer.ts';

/** Cues of one weight; expressions are written for folded views, see `Cue`. */
export function weigh(weight: number, ...matches: readonly string[]): readonly Cue[] {
  return matches.map((match) => ({ match, weight }));
}

/** Up to `most` characters of the same sentence. */
export function gap(most: number): string {
  return `[^.!?;]{0,${most}}`;
}

export const YOU = '(?:您|你|亲)';
export const WE = '(?:我们这边|我这边|我们|咱们|咱|我)';
/** A duration or a moment: "半小时", "24小时", "今晚", "周五". */
export const WHEN_ZH =
  '(?:[0-9一二两三四五六七八九十半几]+ ?个?(?:半)?(?:小时|钟头|分钟|点|天|工作日|号)|今天|今晚|今早|明天|明早|后天|下班|中午|上午|下午|晚上|傍晚|午前|周[一二三四五六日天]|星期[一二三四五六日天]|本周|下周|月底)';
/** How a Chinese question ends. */
export const ASKS_ZH = '(?:吗|么|没有|没|呢|不|嘛|\\?)';

export const CANNOT = "(?:can'?t|can ?not|won'?t|unable to|not able to|couldn'?t|not possible to)";
export const I_WILL = "(?:i'?ll|i will|i'm going to|i am going to|i shall)";
export const WE_WILL =
  "(?:i'?ll|i will|i can|i could|i'm going to|we'?ll|we will|we can|we could|let me|let's|happy to|able to)";
/** A named time by which something is to happen. */
export const WHEN_EN =
  '(?:(?:by|before|within|at|on|in|tomorrow|today|tonight|this|every|first thing|end of|later|next|around)\\b)';
