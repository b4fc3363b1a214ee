import type { PassagePlace } from './playbook.ts';

export const PLAN_STATES = ['planned', 'acknowledged', 'done', 'withdrawn'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What a supervisor and an agent agreed to work on. */
export interface PlanContent {
  readonly agent: string;
  readonly competency: string;
  /** Level 0–100 to reach; null where only the direction is meant. */
  readonly target: number | null;
  /** Ids of playbooks to try. */
  readonly playbooks: readonly string[];
  readonly exemplars: readonly PassagePlace[];
  /** The last day, as an ISO date. */
  readonly due: string;
  readonly note: string;
}

export interface CoachingPlan extends PlanContent {
  readonly id: string;
  readonly state: PlanState;
  /** `user:ID` or `key:ID`. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
  /** The agent's own answer; what is done is measured from here. */
  readonly acknowledgement: {
    readonly by: string;
    readonly at: string;
    readonly comment: string;
  } | null;
  readonly closing: {
    readonly by: string;
    readonly at: string;
    readonly note: string;
  } | null;
}

const NEXT: Readonly<Record<PlanState, readonly PlanState[]>> = {
  planned: ['acknowledged', 'withdrawn'],
  acknowledged: ['done', 'withdrawn'],
  done: [],
  withdrawn: [],
};

/** A plan cannot be brought there from where it is. */
export class PlanMoveError extends Error {
  readonly from: PlanState;
  readonly to: PlanState;
  constructor(from: PlanState, to: PlanState) {
    super(`a plan that is ${from} cannot become ${to}`);
    this.name = 'PlanMoveError';
    this.from = from;
    this.to = to;
  }
}

/** Throws `PlanMoveError`. Only the agent acknowledges, only who coaches them closes: the caller sees to that. */
export function movePlan(
  plan: CoachingPlan,
  to: Exclude<PlanState, 'planned'>,
  { by, at, note }: { readonly by: string; readonly at: string; readonly note: string },
): CoachingPlan {
  if (!NEXT[plan.state].includes(to)) throw new PlanMoveError(plan.state, to);
  const moved = { ...plan, state: to, changedAt: at };
  return to === 'acknowledged'
    ? { ...moved, acknowledgement: { by, at, comment: note } }
    : { ...moved, closing: { by, at, note } };
}
