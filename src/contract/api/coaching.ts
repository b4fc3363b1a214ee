import { z } from 'zod';
import { MOMENT_OUTCOMES } from '#core/coaching/moments.ts';
import { STANDINGS } from '#core/coaching/profile.ts';
import { SHARING } from '#core/coaching/sharing.ts';
import { SITUATION_IDS } from '#core/coaching/situations.ts';
import { CHANNELS, ROLES } from '#core/conversation/schema.ts';
import { EMOTIONS } from '#core/signals/catalogue.ts';
import { instant } from './query-fields.ts';

/** A year, and as long as figures of a person mean something. */
const MOST_DAYS = 366;

export const growthQuery = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_DAYS)
    .default(30)
    .meta({ description: 'So many days up to the end of the period, on the organisation’s clock' }),
  to: instant.optional().meta({ description: 'End of the period, that of today when absent' }),
});

export const agentPlace = z.strictObject({ id: z.string().min(1).max(500) });
export const sharingChoice = z
  .strictObject({
    sharing: z.enum(SHARING).meta({
      description: 'Answers serve colleagues as examples: with the name, without it, or not at all',
    }),
  })
  .meta({ id: 'CoachingSharing' });

export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Estimate', description: 'With its interval of 95 %' });
const period = z.object({
  from: z.string(),
  to: z.string(),
  parts: z.int(),
  timeZone: z.string().meta({ description: 'On whose clock the days are counted' }),
});

const competencyProfile = z
  .object({
    competency: z.string(),
    title: bilingual,
    message: bilingual,
    standing: z.enum(STANDINGS),
    conversations: z.int().meta({ description: 'In which it could show' }),
    needed: z.int().optional().meta({ description: 'How many more before anything is said' }),
    raw: z.number().optional().meta({ description: 'Before any adjustment' }),
    expected: z.number().optional().meta({ description: 'Of an average colleague with the same cases' }),
    level: estimate.nullable().meta({ description: '0–100, with the average mix of cases' }),
    abovePeers: estimate
      .nullable()
      .meta({ description: 'Points above colleagues with comparable conversations' }),
    peers: z.int(),
    peersFrom: z.enum(['team', 'organisation']).optional(),
    course: z.array(z.object({ part: z.int(), conversations: z.int(), level: estimate })),
    trend: estimate.nullable().meta({ description: 'Later half less the earlier, adjusted' }),
  })
  .meta({ id: 'CompetencyProfile' });

export const passage = z
  .object({
    conversation: z.string().optional().meta({ description: 'Where the caller may open it' }),
    turn: z
      .int()
      .optional()
      .meta({ description: 'Of the customer’s turn it begins with, in that conversation' }),
    at: z.string(),
    by: z.enum(['own', 'colleague']),
    name: z.string().optional().meta({ description: 'Of a colleague who agreed to be named' }),
    channel: z.enum(CHANNELS),
    situation: z.enum(SITUATION_IDS),
    emotion: z.enum(EMOTIONS),
    behaviours: z.array(z.string()),
    outcome: z.enum(MOMENT_OUTCOMES),
    turns: z.array(z.object({ role: z.enum(ROLES), text: z.string() })),
    likeness: z.number().optional(),
  })
  .meta({ id: 'CoachingPassage', description: 'Personal data is hidden' });

const practice = z
  .object({
    situation: z.enum(SITUATION_IDS),
    behaviour: z.string(),
    helps: z.boolean(),
    with: estimate,
    without: estimate,
    difference: estimate,
    moments: z.int(),
    agents: z.int(),
    besides: z.array(z.string()),
    probability: z.number(),
    text: bilingual,
  })
  .meta({ id: 'CoachingPractice' });

export const week = z
  .object({
    from: z.string(),
    to: z.string(),
    lines: z.array(
      z.object({
        kind: z.enum(['week', 'strength', 'try', 'plan', 'waiting']),
        text: bilingual,
        passage: passage.optional(),
        plan: z.string().optional().meta({ description: 'Id of the plan it speaks of' }),
      }),
    ),
  })
  .meta({ id: 'CoachingWeek' });

export const growth = z
  .object({
    agent: z.object({ id: z.string(), name: z.string().optional(), teams: z.array(z.string()) }),
    sharing: z.enum(SHARING).optional().meta({ description: 'The agent’s own choice, told to them alone' }),
    period,
    conversations: z.int(),
    competencies: z.array(competencyProfile),
    best: z.array(z.object({ competency: z.string(), passage })),
    lessons: z.array(
      z.object({
        competency: z.string(),
        own: passage,
        exemplars: z.array(passage),
        reason: bilingual.optional(),
      }),
    ),
    practices: z.array(practice),
    notes: z.array(bilingual),
    week,
  })
  .meta({ id: 'Growth' });

export const teamGrowth = z
  .object({
    period,
    agents: z.array(
      z.object({
        id: z.string(),
        name: z.string().optional(),
        teams: z.array(z.string()),
        conversations: z.int(),
        competencies: z.array(competencyProfile),
      }),
    ),
    practices: z.array(practice),
    week: week.optional().meta({ description: 'Told to those who coach' }),
  })
  .meta({ id: 'TeamGrowth' });
