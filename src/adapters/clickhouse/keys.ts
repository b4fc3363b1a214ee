/** Between the parts of a key; no id is written with it. */
export const KEY_SEPARATOR = '\u001f';

export function criterionKey(scorecard: string, criterion: string): string {
  return [scorecard, criterion].join(KEY_SEPARATOR);
}

export function answerKey(scorecard: string, criterion: string, answer: string): string {
  return [scorecard, criterion, answer].join(KEY_SEPARATOR);
}
