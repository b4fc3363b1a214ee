import type { CriterionAnswer } from '../analysis/analysis.ts';
import { bestScore, type Criterion, type Scorecard, type Section } from './scorecard.ts';

export interface FormScore {
  /** 0–100, to two decimals; null when nothing was judged. */
  readonly score: number | null;
  readonly sections: readonly { readonly section: string; readonly score: number | null }[];
  readonly autoFailed: readonly string[];
  /** Share of the weight of what applies that was judged, 0–1; null when nothing applies. */
  readonly coverage: number | null;
  /** Points that bonus criteria added. */
  readonly bonus: number;
}

type AnswerOf = (criterion: Criterion) => CriterionAnswer | undefined;

/**
 * Section: Σ weight × score / best score over the judged criteria, their weights scaled up to the
 * whole. Form: the same over the sections that have a score. An automatic fail makes its scope 0; a
 * bonus raises what was earned, not what can be earned, up to 100.
 */
export function scoreForm(scorecard: Scorecard, answerOf: AnswerOf): FormScore {
  const criteria = scorecard.sections.flatMap((section) => section.criteria);
  const failed = criteria.filter((criterion) => {
    const given = answerOf(criterion)?.answer;
    return given !== undefined && criterion.autoFail?.on.includes(given);
  });
  const failsForm = failed.some(({ autoFail }) => autoFail!.scope === 'form');
  const sections = scorecard.sections.map((section) => ({
    section,
    score: section.criteria.some(
      (criterion) => failed.includes(criterion) && criterion.autoFail!.scope === 'section',
    )
      ? 0
      : sectionScore(section, answerOf),
  }));
  const earned = weightedMean(sections.map(({ section, score }) => ({ weight: section.weight, score })));
  const bonus = earned === null || failsForm ? 0 : bonusPoints(criteria, answerOf, 100 - earned);
  const score = failsForm ? 0 : earned === null ? null : earned + bonus;
  return {
    score: score === null ? null : rounded(score),
    sections: sections.map(({ section, score: part }) => ({
      section: section.id,
      score: part === null ? null : rounded(part),
    })),
    autoFailed: failed.map(({ id }) => id),
    coverage: coverage(scorecard, answerOf),
    bonus: rounded(bonus),
  };
}

function sectionScore(section: Section, answerOf: AnswerOf): number | null {
  return weightedMean(
    section.criteria.map((criterion) => {
      const points = answerOf(criterion)?.score ?? null;
      return {
        weight: criterion.weight,
        score: points === null ? null : (100 * points) / bestScore(criterion),
      };
    }),
  );
}

function weightedMean(parts: readonly { weight: number; score: number | null }[]): number | null {
  let weights = 0;
  let sum = 0;
  for (const { weight, score } of parts) {
    if (score === null) continue;
    weights += weight;
    sum += weight * score;
  }
  return weights === 0 ? null : sum / weights;
}

function bonusPoints(criteria: readonly Criterion[], answerOf: AnswerOf, most: number): number {
  let points = 0;
  for (const criterion of criteria) {
    const isBest = answerOf(criterion)?.score === bestScore(criterion);
    if (criterion.bonus !== undefined && isBest) points += criterion.bonus;
  }
  return Math.min(points, most);
}

function coverage(scorecard: Scorecard, answerOf: AnswerOf): number | null {
  let applicable = 0;
  let judged = 0;
  for (const section of scorecard.sections) {
    const whole = section.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
    if (whole === 0) continue;
    for (const criterion of section.criteria) {
      const given = answerOf(criterion);
      const share = (section.weight * criterion.weight) / whole;
      if (given?.answer !== 'not_applicable') applicable += share;
      if ((given?.score ?? null) !== null) judged += share;
    }
  }
  return applicable === 0 ? null : Math.round((judged / applicable) * 1e4) / 1e4;
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
