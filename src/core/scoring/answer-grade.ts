/** How an answer came out: `none` is no judgement at all, and a bonus that was not earned is nothing lost. */
export type AnswerGrade = 'full' | 'part' | 'zero' | 'no_bonus' | 'not_applicable' | 'none';

/** What stands for it where there is room for one sign. */
export const ANSWER_MARKS: Readonly<Record<AnswerGrade, string>> = {
  full: '✓',
  part: '△',
  zero: '✗',
  no_bonus: '○',
  not_applicable: '–',
  none: '?',
};

/** @param best the highest score of the criterion; null where it is not known */
export function gradeOfAnswer(
  answer: string,
  score: number | null,
  best: number | null,
  isBonus = false,
): AnswerGrade {
  if (score === null) return answer === 'not_applicable' ? 'not_applicable' : 'none';
  if (best !== null && score >= best) return 'full';
  if (isBonus) return 'no_bonus';
  if (score <= 0) return 'zero';
  return best === null ? 'full' : 'part';
}

/** The passages worth quoting, one of a turn: what was lost is quoted twice at most, what was earned once. */
export function quotedPassages<Passage extends { readonly turn: number }>(
  grade: AnswerGrade,
  evidence: readonly Passage[],
): readonly Passage[] {
  const byTurn = [...new Map(evidence.toReversed().map((one) => [one.turn, one])).values()].toReversed();
  if (grade === 'zero' || grade === 'part') return byTurn.slice(0, 2);
  return grade === 'full' ? byTurn.slice(0, 1) : [];
}
