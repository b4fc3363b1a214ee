const UNIT = 'one|two|three|four|five|six|seven|eight|nine';
const TEEN = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const NOUGHT = '(?:oh|o|zero|nought)';
const NUMBER = `(?:(?:${TENS})(?:[ -](?:${UNIT}))?|${TEEN}|(?:${NOUGHT} )?(?:${UNIT}))`;
const ORDINAL =
  '(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|' +
  '(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth';
const DAY = `(?:(?:the )?(?:${ORDINAL})|${NUMBER}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?)`;
const YEAR =
  `(?:(?:nineteen|twenty) (?:hundred(?: and ${NUMBER})?|${NUMBER})|two thousand(?:(?: and)? ${NUMBER})?|` +
  `(?:one nine|two ${NOUGHT})(?: (?:${UNIT}|${NOUGHT})){2}|(?:${TENS})(?:[ -](?:${UNIT}))?|(?:19|20)\\d\\d)`;

/** How dates are said in English, written for views; people often leave the year out. */
export function spokenDates(months: string): string {
  const year = `(?:,? ${YEAR})?`;
  return [
    `\\b${DAY}(?: of)? (?:${months})\\b${year}`,
    `\\b(?:${months}) ${DAY}\\b${year}`,
    `\\b${NUMBER} ${NUMBER} ${YEAR}`,
  ]
    .map((form) => `(?:${form})\\b`)
    .join('|');
}
