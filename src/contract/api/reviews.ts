import { z } from 'zod';
import { OUTCOMES } from '#core/analysis/analysis.ts';
import { evaluation } from './analysis.ts';
import { conversationDetail } from './conversations.ts';
import { instant, limit } from './query-fields.ts';

export const conversationIds = (most: number) => z.array(z.string().min(1).max(500)).min(1).max(most);
export const userIds = z.array(z.string().min(1).max(200)).max(200);
export const scorecardId = z.string().min(1).max(200);
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const idPlace = z.object({ id: z.string() });

/** `POST /api/v1/reviews`: sends conversations to people. */
export const reviewRequest = z.strictObject({
  conversations: conversationIds(1000),
  scorecard: scorecardId.optional().meta({ description: 'The first active scorecard when absent' }),
  reviewers: userIds.optional().meta({
    description:
      'Ids of members, who take turns. Absent, a reviewer takes them on and everybody else leaves them to whoever is free',
  }),
});

export const reviewsRequested = z
  .object({
    created: z.int(),
    results: z.array(
      z.object({
        conversation: z.string(),
        status: z.enum(['created', 'waiting', 'not_found']).meta({
          description: 'waiting: it is open with the same reviewer already',
        }),
        review: z.string().optional().meta({ description: 'Id of the open review' }),
      }),
    ),
  })
  .meta({ id: 'ReviewsRequested' });

const answer = z.strictObject({ answer: z.string().max(200), comment: z.string().max(5000).optional() });
const answers = z.record(z.string().max(200), answer).meta({
  description: 'By criterion: an option, not_applicable or insufficient_evidence',
});

const reviewFields = {
  id: z.string(),
  conversation: z.string(),
  agent: z.string().nullable(),
  team: z.string().nullable(),
  scorecard: z.string(),
  plan: z.string().nullable(),
  calibration: z.string().nullable(),
  reviewer: z.string().nullable().meta({ description: 'user:ID or key:ID; agents are not told' }),
  reviewerName: z.string().nullable(),
  state: z.enum(['open', 'submitted']),
  why: bilingual.nullable().meta({
    description:
      'Why it was chosen; null where somebody sent it, and for whoever is to judge without the machine',
  }),
  isMine: z.boolean(),
  score: z.number().nullable().meta({
    description:
      'Of the evaluation of record; null while it is open, and of another rater while their calibration is',
  }),
  machineScore: z
    .number()
    .nullable()
    .meta({ description: 'What the machine had said, once it is submitted' }),
  createdAt: z.string(),
  submittedAt: z.string().nullable(),
  openAppeals: z.int(),
};

export const reviewSummary = z.object(reviewFields).meta({ id: 'ReviewSummary' });
export const reviewPage = z.object({
  reviews: z.array(reviewSummary),
  waiting: z.object({
    mine: z.int().meta({ description: 'Open and with the caller' }),
    free: z.int().meta({ description: 'Open and with nobody' }),
  }),
});

export const reviewsQuery = z.strictObject({
  state: z.enum(['open', 'submitted']).optional(),
  whose: z.enum(['mine', 'free', 'all']).default('all').meta({ description: 'All: what the role may see' }),
  conversation: z.string().max(500).optional(),
  plan: z.string().max(200).optional(),
  limit: limit(100, 500),
});

export const appeal = z
  .object({
    id: z.string(),
    review: z.string(),
    conversation: z.string(),
    agent: z.string().nullable(),
    team: z.string().nullable(),
    scorecard: z.string(),
    criterion: z.string(),
    answer: z.string().meta({ description: 'The answer that is objected to' }),
    wanted: z.string().meta({ description: 'The answer that is asked for' }),
    reason: z.string(),
    rules: z
      .array(z.object({ rule: z.string(), outcome: z.enum(OUTCOMES) }))
      .meta({ description: 'Rules whose outcome had led to the answer' }),
    state: z.enum(['open', 'upheld', 'rejected']),
    raisedBy: z.string(),
    raisedByName: z.string().nullable(),
    raisedAt: z.string(),
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.string().nullable(),
    decision: z.string().nullable().meta({ description: 'The reason given with the decision' }),
    standing: z.string().nullable().meta({ description: 'Of an upheld one: the answer that counts now' }),
    drafts: z
      .array(
        z.object({
          rulebook: z.string(),
          version: z.int(),
          rule: z.string(),
          expect: z.enum(OUTCOMES),
          errors: z.int(),
          passes: z.boolean().nullable(),
        }),
      )
      .meta({
        description: 'Drafts that now hold the conversation as an example, and whether their rules pass it',
      }),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'Appeal' });

export const reviewDetail = z
  .object({
    ...reviewFields,
    answers,
    comment: z.string(),
    revision: z.int().meta({ description: 'Counts each saving; whoever saves names the one they read' }),
    evaluation: evaluation.nullable().meta({ description: 'As it was submitted' }),
    record: evaluation.nullable().meta({ description: 'What counts, after what appeals changed' }),
    machine: evaluation.nullable().meta({ description: 'What the machine had said when it was submitted' }),
    isBlind: z.boolean().meta({
      description: 'What the machine and others found is held back until the review is submitted',
    }),
    detail: conversationDetail,
    appeals: z.array(appeal),
    appealUntil: z.string().nullable().meta({ description: 'Until when its answers can be objected to' }),
    mayAppeal: z.boolean(),
  })
  .meta({ id: 'ReviewDetail' });

const revision = z.int().min(0);
const comment = z.string().max(20_000).default('');
export const reviewDraft = z.strictObject({ answers, comment, revision });
export const savedReview = z
  .object({ revision: z.int(), reviewer: z.string().nullable() })
  .meta({ id: 'SavedReview' });

export const assignment = z.strictObject({
  reviewer: z
    .string()
    .max(200)
    .nullable()
    .meta({ description: 'Id of a member, me to take it where it is free, or null for whoever is free' }),
});

export const appealRequest = z.strictObject({
  criterion: z.string().min(1).max(200),
  wanted: z.string().min(1).max(200),
  reason: z.string().trim().min(1).max(5000),
});
/** `POST /api/v1/conversations/{id}/appeals`: objects to what the machine alone said. */
export const machineAppealRequest = appealRequest.extend({ scorecard: scorecardId });
export const appealsQuery = z.strictObject({
  state: z.enum(['open', 'upheld', 'rejected']).optional(),
  limit: limit(100, 500),
});
export const appeals = z.object({ appeals: z.array(appeal) });
export const decisionRequest = z.strictObject({
  outcome: z.enum(['upheld', 'rejected']),
  reason: z.string().trim().min(1).max(5000),
  standing: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Of an upheld one: another answer than the one asked for' }),
});

export const reviewSettings = z
  .strictObject({
    machineAnswers: z.enum(['after', 'at_once']).meta({
      description: 'Whether a reviewer sees what the machine says after their own answers, or at once',
    }),
    appealDays: z
      .int()
      .min(0)
      .max(365)
      .meta({ description: 'For so many days an answer can be objected to' }),
  })
  .meta({ id: 'ReviewSettings' });

export const reviewers = z.object({
  reviewers: z.array(
    z
      .object({ userId: z.string(), name: z.string(), role: z.string(), open: z.int() })
      .meta({ id: 'Reviewer' }),
  ),
});

export const qualityQuery = z.strictObject({
  from: instant.optional(),
  scorecard: scorecardId.optional().meta({ description: 'The first active scorecard when absent' }),
});

const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Estimate', description: 'A figure with its 95 % interval' });
export const agreement = z
  .object({
    items: z.int(),
    percent: estimate.nullable(),
    kappa: estimate.nullable().meta({ description: "Cohen's for two raters, Fleiss' for more" }),
    ac1: estimate.nullable().meta({ description: "Gwet's AC1" }),
  })
  .meta({ id: 'Agreement' });

export const reviewQuality = z
  .object({
    scorecard: z.string(),
    reviews: z.int(),
    rules: z.array(
      z.object({
        rule: z.string(),
        hits: z.int(),
        wrongHits: z.int(),
        precision: estimate.nullable(),
        misses: z.int(),
        wrongMisses: z.int(),
        upheld: z.int(),
      }),
    ),
    criteria: z.array(z.object({ criterion: z.string(), machine: agreement })),
  })
  .meta({ id: 'ReviewQuality' });
