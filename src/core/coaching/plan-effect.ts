import { type Estimate, studentQuantile } from '../reviews/intervals.ts';
import { Adjustment } from './adjust.ts';
import type { CaseGroup } from './cases.ts';

/** Conversations on each side of the acknowledgement, before anything is said of the difference. */
export const MINIMUM_SIDE = 15;

/**
 * `better`, `worse`: the interval of what changed beyond colleagues lies above or below nothing. `as_colleagues`: it does
 * not. `too_few`: more conversations are needed; `too_few_before`: there were too few to compare with, and no more can
 * come. `no_colleagues`: nobody to compare with.
 */
export const PLAN_VERDICTS = [
  'better',
  'worse',
  'as_colleagues',
  'too_few',
  'too_few_before',
  'no_colleagues',
] as const;
export type PlanVerdict = (typeof PLAN_VERDICTS)[number];

/** What changed in a competency since a plan was acknowledged. Levels are 0–100, adjusted for what was dealt. */
export interface PlanEffect {
  readonly verdict: PlanVerdict;
  /** Conversations in which the competency could show. */
  readonly conversationsBefore: number;
  readonly conversationsSince: number;
  /** How many more are needed since; 0 when there are enough. */
  readonly needed: number;
  readonly before: Estimate | null;
  readonly since: Estimate | null;
  /** The agent's own change, and that of comparable colleagues in the same time. */
  readonly change: Estimate | null;
  readonly colleaguesChange: Estimate | null;
  readonly colleagues: number;
  /** The one less the other. */
  readonly beyondColleagues: Estimate | null;
}

export const TARGET_OUTCOMES = ['reached', 'not_reached', 'cannot_tell'] as const;
export type TargetOutcome = (typeof TARGET_OUTCOMES)[number];

/**
 * Whether the level since lies at or above the level agreed on, or below it, with all of its interval; `cannot_tell` where
 * the one lies within the other; by tenths, as levels are told. Null where none was agreed on, or the level since is not known.
 */
export function targetOutcome({ since }: PlanEffect, target: number | null): TargetOutcome | null {
  if (target === null || since === null) return null;
  const told = (figure: number) => Math.round(figure * 10) / 10;
  if (told(since.low) >= target) return 'reached';
  return told(since.high) < target ? 'not_reached' : 'cannot_tell';
}

interface Side {
  conversations: number;
  /** Values less what the average agent would have reached with the same cases. */
  rest: number;
}

interface Change {
  readonly value: number;
  readonly variance: number;
}

const Z = 1.959963984540054;

/**
 * Difference in differences: the agent's adjusted level since the acknowledgement less before, less the same of colleagues
 * of the same teams, or of the organisation where the teams have none. Agents differ in how much they change without any
 * plan; that spread is estimated from the colleagues (DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled
 * Clinical Trials 7 (1986)) and belongs to the interval, as there is one agent with the plan only (Conley and Taber,
 * "Inference with difference in differences with a small number of policy changes", Review of Economics and Statistics 93
 * (2011)).
 * @param groups of everybody; part 0 is before the acknowledgement, part 1 since
 * @param planned agents with a plan of their own for the competency: no colleagues to compare with
 */
export function planEffect(
  agent: string,
  groups: readonly CaseGroup[],
  planned: ReadonlySet<string>,
): PlanEffect {
  const adjustment = new Adjustment(groups);
  const sides = sidesOf(groups, adjustment);
  const [before, since] = sides.get(agent) ?? [nothing(), nothing()];
  const counts = {
    conversationsBefore: before.conversations,
    conversationsSince: since.conversations,
    needed: Math.max(0, MINIMUM_SIDE - since.conversations),
  };
  const untold = { before: null, since: null, change: null, colleaguesChange: null, beyondColleagues: null };
  if (before.conversations < MINIMUM_SIDE)
    return { verdict: 'too_few_before', ...counts, ...untold, colleagues: 0 };
  if (counts.needed > 0) return { verdict: 'too_few', ...counts, ...untold, colleagues: 0 };
  const { noise } = adjustment;
  const own = changeOf([before, since], noise);
  const base = adjustment.teamLevel(agent)!;
  const level = ({ conversations, rest }: Side): Estimate =>
    within(around(base + rest / conversations, noise / conversations, Z));
  const changes = colleaguesOf(agent, groups, sides, planned).map((one) => changeOf(sides.get(one)!, noise));
  const told = {
    ...counts,
    before: level(before),
    since: level(since),
    change: around(own.value, own.variance, Z),
  };
  if (changes.length === 0)
    return {
      ...told,
      verdict: 'no_colleagues',
      colleaguesChange: null,
      colleagues: 0,
      beyondColleagues: null,
    };
  const { value, variance, spread } = pooled(changes);
  const quantile = studentQuantile(Math.max(2, changes.length - 1));
  const beyond = around(own.value - value, own.variance + spread + variance, quantile);
  return {
    ...told,
    verdict: beyond.low > 0 ? 'better' : beyond.high < 0 ? 'worse' : 'as_colleagues',
    colleaguesChange: around(value, variance, quantile),
    colleagues: changes.length,
    beyondColleagues: beyond,
  };
}

function sidesOf(groups: readonly CaseGroup[], adjustment: Adjustment): Map<string, [Side, Side]> {
  const sides = new Map<string, [Side, Side]>();
  for (const group of groups) {
    const own = sides.get(group.agent) ?? [nothing(), nothing()];
    sides.set(group.agent, own);
    const side = own[group.part === 0 ? 0 : 1];
    side.conversations += group.conversations;
    side.rest += group.sum - adjustment.expected(group) * group.conversations;
  }
  return sides;
}

function colleaguesOf(
  agent: string,
  groups: readonly CaseGroup[],
  sides: ReadonlyMap<string, readonly [Side, Side]>,
  planned: ReadonlySet<string>,
): string[] {
  const teams = new Set(groups.filter((one) => one.agent === agent).map(({ team }) => team));
  const enough = [...sides].flatMap(([id, own]) =>
    id !== agent && !planned.has(id) && own.every(({ conversations }) => conversations >= MINIMUM_SIDE)
      ? [id]
      : [],
  );
  const ofTeams = new Set(groups.filter(({ team }) => teams.has(team)).map((one) => one.agent));
  const near = enough.filter((id) => ofTeams.has(id));
  return near.length > 0 ? near : enough;
}

function changeOf([before, since]: readonly [Side, Side], noise: number): Change {
  return {
    value: since.rest / since.conversations - before.rest / before.conversations,
    variance: noise * (1 / since.conversations + 1 / before.conversations),
  };
}

/** The mean of changes, its variance, and how much they differ beyond chance. */
function pooled(changes: readonly Change[]): Change & { readonly spread: number } {
  const fixed = weighted(changes, 0);
  const distance = changes.reduce(
    (sum, { value, variance }) => sum + (value - fixed.value) ** 2 / variance,
    0,
  );
  const weights = changes.map(({ variance }) => 1 / variance);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = total - weights.reduce((sum, weight) => sum + weight * weight, 0) / total;
  const spread = scale > 0 ? Math.max(0, (distance - (changes.length - 1)) / scale) : 0;
  return { ...weighted(changes, spread), spread };
}

function weighted(changes: readonly Change[], spread: number): Change {
  const total = changes.reduce((sum, { variance }) => sum + 1 / (variance + spread), 0);
  const sum = changes.reduce((all, { value, variance }) => all + value / (variance + spread), 0);
  return { value: sum / total, variance: 1 / total };
}

function around(value: number, variance: number, quantile: number): Estimate {
  const reach = quantile * Math.sqrt(variance);
  return { value, low: value - reach, high: value + reach };
}

/** Levels end at 0 and 100. */
function within({ value, low, high }: Estimate): Estimate {
  const bounded = (figure: number) => Math.min(100, Math.max(0, figure));
  return { value: bounded(value), low: bounded(low), high: bounded(high) };
}

function nothing(): Side {
  return { conversations: 0, rest: 0 };
}
