/** How good a score is; the bounds are those of the reports. */
export function gradeOf(score: number | null | undefined): 'high' | 'middle' | 'low' | 'none' {
  if (score === null || score === undefined) return 'none';
  return score >= 80 ? 'high' : score >= 60 ? 'middle' : 'low';
}

/** The same for a satisfaction of 1 to 5. */
export function satisfactionGrade(value: number | null | undefined): 'high' | 'middle' | 'low' | 'none' {
  if (value === null || value === undefined) return 'none';
  return value >= 4 ? 'high' : value > 2.5 ? 'middle' : 'low';
}
