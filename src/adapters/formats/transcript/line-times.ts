import { HALF_DAY } from '#core/conversation/half-days.ts';

const COLON = '[:\uff1a]';
const DAY_TIME = String.raw`(?:${HALF_DAY}\s?)?\d{1,2}${COLON}\d{2}(?:${COLON}\d{2})?(?:[.,]\d{1,6})?(?:\s?${HALF_DAY})?`;
const YEAR_FIRST = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]*(?:(?:星期|周)[一二三四五六日天] ?)?${DAY_TIME}(?:Z|[+-]\d\d:?\d\d)?`;
/** `05/01/2026, 09:00`, `1/5/26, 9:00:12 AM`, as messengers export it. */
const YEAR_LAST = String.raw`\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}),?\s+${DAY_TIME}`;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const MONTH_NAMED = String.raw`(?:${MONTH}\.? \d{1,2}|\d{1,2} ${MONTH}),? \d{4},? ${DAY_TIME}`;
const CLOCK = String.raw`(?:${HALF_DAY}\s?)?\d{1,3}${COLON}\d{2}(?:${COLON}\d{2})?(?:[.,]\d{1,3})?(?:\s?${HALF_DAY})?`;
const SECONDS = String.raw`\d+(?:\.\d+)? ?s`;

/** Sources of expressions without groups, for the times that stand at the beginning of lines or behind a name. */
export const MOMENT = `(?:${YEAR_FIRST}|${YEAR_LAST}|${MONTH_NAMED})`;
export const TIME = `(?:${MOMENT}|${CLOCK}|${SECONDS})`;
