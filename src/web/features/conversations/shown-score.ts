/**
 * What a list shows of a conversation's scores: that by the chosen scorecard, also where it could judge nothing, and
 * where it was not asked, that by another one.
 */
export function shownScore(
  scores: Readonly<Record<string, number | null>>,
  chosen: string | null,
): number | null {
  if (chosen !== null && Object.hasOwn(scores, chosen)) return scores[chosen]!;
  return Object.values(scores)[0] ?? null;
}
