/** With more turns than these only those in sight are on the page, and the page itself looks for words. */
const TURNS_ON_THE_PAGE = 200;

export function isKeptShort(turns: number): boolean {
  return turns <= TURNS_ON_THE_PAGE;
}
