const NUMBERS = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?=\D)/;

/**
 * Times such as `05/01/2026, 09:00` year first, in the order that the other dates of the conversation show: one with a
 * 13th month can only begin with the day. Where none shows it, the year alone is written out.
 */
export function withPlainDates(times: readonly (string | undefined)[]): (string | undefined)[] {
  const found = times.flatMap((time) => {
    const date = NUMBERS.exec(time ?? '');
    return date === null ? [] : [[Number(date[1]), Number(date[2])] as const];
  });
  const isDayFirst = found.some(([first]) => first > 12);
  const isMonthFirst = !isDayFirst && found.some(([, second]) => second > 12);
  return times.map((time) =>
    time?.replace(NUMBERS, (_, first: string, second: string, year: string) => {
      const full = year.length === 2 ? `20${year}` : year;
      if (isDayFirst) return `${full}-${second}-${first}`;
      return isMonthFirst ? `${full}-${first}-${second}` : `${first}/${second}/${full}`;
    }),
  );
}
