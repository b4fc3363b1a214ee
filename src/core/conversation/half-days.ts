/**
 * What stands beside an hour from 1 to 12: 上午, 晚上, `PM`. The source of an expression without groups, for either side
 * of the clock and either case of letters.
 */
export const HALF_DAY =
  '(?:上午|下午|中午|晚上|凌晨|清晨|早上|午后|傍晚|半夜|午夜|夜里|[AaPp]\\.?[Mm](?:\\.|(?![A-Za-z])))';

const AFTERNOON = new Set(['pm', '下午', '午后', '傍晚']);
const NIGHT = new Set(['晚上', '半夜', '午夜', '夜里']);
/** 晚上 5 点 is still an evening, 夜里 2 点 no longer. */
const FIRST_OF_EVENING = 5;

/** The hour of the day, 0 to 23, of the hour written beside this word; one above 12 says itself which it is. */
export function hourOfDay(hour: number, half: string): number {
  const word = half.toLowerCase().replaceAll('.', '');
  if (hour > 12) return hour;
  if (word === '中午') return hour < 3 ? hour + 12 : hour;
  if (AFTERNOON.has(word)) return (hour % 12) + 12;
  if (hour === 12) return 0;
  return NIGHT.has(word) && hour >= FIRST_OF_EVENING ? hour + 12 : hour;
}
