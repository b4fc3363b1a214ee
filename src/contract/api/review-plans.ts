import { z } from 'zod';
import { OUTCOMES } from '#core/analysis/analysis.ts';
import { filterFields } from './conversation-query.ts';
import { agreement, bilingual, conversationIds, scorecardId, userIds } from './reviews.ts';

const method = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('random') }),
    z.strictObject({ kind: z.literal('per_agent') }),
    z.strictObject({
      kind: z.literal('by_rule'),
      rule: z.string().min(1).max(200),
      outcome: z.enum(OUTCOMES).default('hit'),
    }),
    z.strictObject({ kind: z.literal('doubtful') }),
  ])
  .meta({ id: 'SamplingMethod' });

const sample = {
  method,
  filter: z
    .strictObject(filterFields)
    .default({})
    .meta({ description: 'Which conversations may be drawn; fields as in a search' }),
  size: z.int().min(1).max(1000).meta({ description: 'Conversations in all; with per_agent, of each agent' }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .meta({ description: 'The same seed draws the same; chosen when absent' }),
  scorecard: scorecardId.optional().meta({ description: 'The first active scorecard when absent' }),
};

export const drawRequest = z.strictObject(sample);
export const drawnSample = z
  .object({
    seed: z.int(),
    scorecard: z.string(),
    population: z.int().meta({ description: 'From how many conversations it was drawn' }),
    conversations: z.array(
      z.object({
        conversation: z.string(),
        agent: z.string().nullable(),
        team: z.string().nullable(),
        at: z.string(),
        channel: z.string(),
        score: z.number().nullable(),
        why: bilingual,
        waiting: z.boolean().meta({ description: 'It waits with somebody already' }),
      }),
    ),
  })
  .meta({ id: 'DrawnSample' });

export const planRequest = z.strictObject({
  ...sample,
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  name: z.string().trim().min(1).max(200),
  conversations: conversationIds(10_000).meta({
    description: 'What was drawn and looked at; refused when the same draw gives something else by now',
  }),
  reviewers: userIds
    .default([])
    .meta({ description: 'Ids of members, who take turns; none leaves them to whoever is free' }),
});

export const reviewPlan = z
  .object({
    id: z.string(),
    name: z.string(),
    method,
    size: z.int(),
    seed: z.int(),
    scorecard: z.string(),
    reviews: z.int(),
    submitted: z.int(),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'ReviewPlan' });
export const reviewPlans = z.object({ plans: z.array(reviewPlan) });

export const calibrationRequest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  scorecard: scorecardId.optional().meta({ description: 'The first active scorecard when absent' }),
  conversations: conversationIds(100),
  raters: z.array(z.string().min(1).max(200)).min(2).max(20).meta({ description: 'Ids of members' }),
});

const calibrationFields = {
  id: z.string(),
  name: z.string(),
  scorecard: z.string(),
  conversations: z.array(z.string()),
  raters: z.array(z.object({ rater: z.string(), name: z.string(), submitted: z.int(), isMe: z.boolean() })),
  state: z.enum(['open', 'closed']),
  createdBy: z.string(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
};
export const calibration = z.object(calibrationFields).meta({ id: 'Calibration' });
export const calibrations = z.object({ calibrations: z.array(calibration) });

export const calibrationDetail = z
  .object({
    ...calibrationFields,
    mine: z
      .array(z.object({ review: z.string(), conversation: z.string(), state: z.enum(['open', 'submitted']) }))
      .meta({ description: "The caller's own ratings" }),
    criteria: z.array(z.object({ criterion: z.string(), people: agreement, machine: agreement })).meta({
      description: 'How far raters agree with each other and with the machine; empty until it is closed',
    }),
    splits: z
      .array(
        z.object({
          conversation: z.string(),
          criteria: z.array(
            z.object({
              criterion: z.string(),
              answers: z.array(z.string().nullable()).meta({ description: 'In the order of the raters' }),
              machine: z.string().nullable(),
            }),
          ),
        }),
      )
      .meta({ description: 'Conversations that split the raters; empty until it is closed' }),
  })
  .meta({ id: 'CalibrationDetail' });
