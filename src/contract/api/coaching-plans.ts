import { z } from 'zod';
import { PLAN_STATES } from '#core/coaching/plan.ts';
import { PLAN_VERDICTS, TARGET_OUTCOMES } from '#core/coaching/plan-effect.ts';
import { bilingual, estimate, passage } from './coaching.ts';
import { passagePlace } from './playbooks.ts';

export const planPlace = z.strictObject({ id: z.string().min(1).max(200) });
export const planQuery = z.strictObject({
  agent: z.string().min(1).max(500).optional(),
  state: z.enum(PLAN_STATES).optional(),
});

export const planContent = z
  .strictObject({
    agent: z.string().min(1).max(500),
    competency: z.string().min(1).max(200),
    target: z
      .number()
      .min(0)
      .max(100)
      .nullable()
      .default(null)
      .meta({ description: 'Level to reach; null where only the direction is meant' }),
    playbooks: z.array(z.string().min(1).max(200)).max(10).default([]),
    exemplars: z.array(passagePlace).max(10).default([]),
    due: z.iso.date().meta({ description: 'The last day' }),
    note: z.string().trim().max(5000).default(''),
  })
  .meta({ id: 'CoachingPlanRequest' });
export const planAcknowledgement = z
  .strictObject({ comment: z.string().trim().max(2000).default('') })
  .meta({ id: 'PlanAcknowledgement' });
export const planClosing = z
  .strictObject({ to: z.enum(['done', 'withdrawn']), note: z.string().trim().max(2000).default('') })
  .meta({ id: 'PlanClosing' });

const planFields = {
  id: z.string(),
  agent: z.string(),
  competency: z.string(),
  competencyTitle: bilingual,
  target: z.number().nullable(),
  playbooks: z.array(z.object({ id: z.string(), title: z.string() })),
  due: z.string(),
  note: z.string(),
  state: z.enum(PLAN_STATES),
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
  acknowledgement: z.object({ by: z.string(), at: z.string(), comment: z.string() }).nullable(),
  closing: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
  mayAcknowledge: z.boolean(),
  mayClose: z.boolean(),
};
export const planSummary = z.object(planFields).meta({ id: 'CoachingPlanSummary' });
export const plans = z.object({ plans: z.array(planSummary) }).meta({ id: 'CoachingPlans' });
export const planDetail = z
  .object({
    ...planFields,
    exemplars: z.array(passage),
    effect: z
      .object({
        verdict: z.enum(PLAN_VERDICTS),
        conversationsBefore: z.int(),
        conversationsSince: z.int(),
        needed: z.int().meta({ description: 'How many more conversations before anything is said' }),
        before: estimate.nullable(),
        since: estimate.nullable(),
        change: estimate.nullable(),
        colleaguesChange: estimate.nullable(),
        colleagues: z.int(),
        beyondColleagues: estimate.nullable(),
      })
      .nullable(),
    effectText: bilingual.nullable(),
    targetOutcome: z.enum(TARGET_OUTCOMES).nullable().meta({
      description:
        'Whether the level to reach was reached; null without one, and before the level since is known',
    }),
  })
  .meta({ id: 'CoachingPlan' });
