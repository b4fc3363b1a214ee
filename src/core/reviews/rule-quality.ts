import type { Outcome } from '../analysis/analysis.ts';
import type { MachineVerdict, Review } from '../ports/reviews.ts';
import { type Estimate, shareOf } from './intervals.ts';

/** A rule's outcome on which an answer rests. */
export interface RuleBehind {
  readonly rule: string;
  readonly outcome: Outcome;
}

/** What people's judgements say of a rule. */
export interface RuleQuality {
  readonly rule: string;
  /** Hits that a person looked at, and how many of them did not stand. */
  readonly hits: number;
  readonly wrongHits: number;
  /** Share of the hits that stood; null without hits. */
  readonly precision: Estimate | null;
  /** The same of misses: where people say that it should have hit. */
  readonly misses: number;
  readonly wrongMisses: number;
  /** Outcomes that an upheld appeal took back after the reviewer had let them stand. */
  readonly upheld: number;
}

/** Answers that leave open whether the machine was right. */
const OPEN: ReadonlySet<string> = new Set(['insufficient_evidence', 'not_evaluated', 'failed']);

/**
 * The rules that had led the machine to an answer; none where it did not rest on rules or came out otherwise. Of a
 * criterion that asks several rules, those that hit, else all of them.
 */
export function rulesBehind(
  machine: MachineVerdict | null,
  criterion: string,
  answer: string,
): readonly RuleBehind[] {
  const given = machine?.evaluation.answers.find((one) => one.criterion === criterion);
  if (machine === null || given?.answer !== answer || !given.source.startsWith('rule:')) return [];
  const asked = given.source
    .slice('rule:'.length)
    .split(',')
    .flatMap((rule): RuleBehind[] => {
      const outcome = machine.outcomes[rule.trim()];
      return outcome === 'hit' || outcome === 'miss' ? [{ rule: rule.trim(), outcome }] : [];
    });
  const hits = asked.filter(({ outcome }) => outcome === 'hit');
  return hits.length > 0 ? hits : asked;
}

/** By rule, from submitted reviews; those with the most hits that did not stand first. */
export function ruleQuality(
  reviews: readonly Pick<Review, 'machine' | 'evaluation' | 'record'>[],
): readonly RuleQuality[] {
  const counts = new Map<string, Omit<RuleQuality, 'rule' | 'precision'>>();
  for (const { machine, evaluation, record } of reviews) {
    for (const { criterion, answer } of machine?.evaluation.answers ?? []) {
      const standing = record?.answers.find((one) => one.criterion === criterion)?.answer;
      if (standing === undefined || OPEN.has(standing)) continue;
      const isWrong = standing !== answer;
      const submitted = evaluation?.answers.find((one) => one.criterion === criterion)?.answer;
      const isUpheld = isWrong && submitted === answer;
      const behind = rulesBehind(machine, criterion, answer);
      // Where none of several rules hit and one should have, nobody has said which.
      const isUnclear = isWrong && behind.length > 1 && behind.every(({ outcome }) => outcome === 'miss');
      for (const { rule, outcome } of isUnclear ? [] : behind) {
        const before = counts.get(rule) ?? NONE;
        const isHit = outcome === 'hit';
        counts.set(rule, {
          hits: before.hits + (isHit ? 1 : 0),
          wrongHits: before.wrongHits + (isHit && isWrong ? 1 : 0),
          misses: before.misses + (isHit ? 0 : 1),
          wrongMisses: before.wrongMisses + (!isHit && isWrong ? 1 : 0),
          upheld: before.upheld + (isUpheld ? 1 : 0),
        });
      }
    }
  }
  return [...counts]
    .map(([rule, count]) => ({
      rule,
      ...count,
      precision: shareOf(count.hits - count.wrongHits, count.hits),
    }))
    .toSorted(
      (a, b) =>
        b.wrongHits + b.wrongMisses - (a.wrongHits + a.wrongMisses) ||
        b.hits + b.misses - (a.hits + a.misses) ||
        (a.rule < b.rule ? -1 : 1),
    );
}

const NONE = { hits: 0, wrongHits: 0, misses: 0, wrongMisses: 0, upheld: 0 };
