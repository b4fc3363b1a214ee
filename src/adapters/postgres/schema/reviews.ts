import { integer, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Appeal, Calibration, Review, ReviewPlan, ReviewSettings } from '#core/ports/reviews.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const reviewSettings = pgTable('review_settings', {
  organisation: text('organisation').primaryKey(),
  machineAnswers: text('machine_answers').$type<ReviewSettings['machineAnswers']>().notNull(),
  appealDays: integer('appeal_days').notNull(),
});

export const reviewPlans = pgTable('review_plans', {
  id: text('id').primaryKey(),
  organisation: text('organisation').notNull(),
  name: text('name').notNull(),
  request: json('request').$type<ReviewPlan['request']>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
});

export const calibrations = pgTable('calibrations', {
  id: text('id').primaryKey(),
  organisation: text('organisation').notNull(),
  name: text('name').notNull(),
  scorecard: text('scorecard').notNull(),
  conversations: text('conversations').array().notNull(),
  raters: text('raters').array().notNull(),
  state: text('state').$type<Calibration['state']>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  closedAt: moment('closed_at'),
});

export const reviews = pgTable('reviews', {
  id: text('id').primaryKey(),
  organisation: text('organisation').notNull(),
  conversation: text('conversation').notNull(),
  agent: text('agent'),
  team: text('team'),
  scorecard: text('scorecard').notNull(),
  plan: text('plan'),
  calibration: text('calibration'),
  reviewer: text('reviewer'),
  state: text('state').$type<Review['state']>().notNull(),
  why: json('why').$type<Review['why']>(),
  answers: json('answers').$type<Review['answers']>().notNull(),
  comment: text('comment').notNull(),
  revision: integer('revision').notNull(),
  evaluation: json('evaluation').$type<Review['evaluation']>(),
  record: json('record').$type<Review['record']>(),
  machine: json('machine').$type<Review['machine']>(),
  rulebooks: text('rulebooks').array(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  submittedAt: moment('submitted_at'),
  carriedSince: moment('carried_since'),
});

export const appeals = pgTable('appeals', {
  id: text('id').primaryKey(),
  organisation: text('organisation').notNull(),
  review: text('review').notNull(),
  conversation: text('conversation').notNull(),
  agent: text('agent'),
  team: text('team'),
  scorecard: text('scorecard').notNull(),
  criterion: text('criterion').notNull(),
  answer: text('answer').notNull(),
  wanted: text('wanted').notNull(),
  reason: text('reason').notNull(),
  rules: json('rules').$type<Appeal['rules']>().notNull(),
  state: text('state').$type<Appeal['state']>().notNull(),
  raisedBy: text('raised_by').notNull(),
  raisedAt: moment('raised_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: moment('decided_at'),
  decision: text('decision'),
  standing: text('standing'),
  drafts: json('drafts').$type<Appeal['drafts']>().notNull(),
});
