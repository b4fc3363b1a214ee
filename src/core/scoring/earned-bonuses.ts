interface Scored {
  /** Points that bonuses added to the form. */
  readonly bonus?: number | undefined;
  readonly answers: readonly { readonly criterion: string; readonly score: number | null }[];
}

interface Known {
  readonly bonus?: number | undefined;
  /** The highest score of the criterion; null where it is not known. */
  readonly best: number | null;
}

/** What people are told of the bonuses of a form: it ends at 100, so that they may have added less than they are worth. */
export interface EarnedBonuses {
  /** What one of them added; of several nobody can say whose part was cut off. */
  added(worth: number): number;
  /** What they are worth together, where that is more than they added and none of them says so itself. */
  readonly cutFrom: number | null;
}

export function earnedBonuses(
  { bonus = 0, answers }: Scored,
  criterionOf: (id: string) => Known | undefined,
): EarnedBonuses {
  const earned = answers.flatMap(({ criterion, score }) => {
    const { bonus: worth, best = null } = criterionOf(criterion) ?? {};
    return worth !== undefined && best !== null && score !== null && score >= best ? [worth] : [];
  });
  if (earned.length === 1) return { added: () => bonus, cutFrom: null };
  const worth = earned.reduce((sum, one) => sum + one, 0);
  // What was added is rounded to two decimals.
  return { added: (one) => one, cutFrom: worth - bonus > 0.005 ? worth : null };
}
