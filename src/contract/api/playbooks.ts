import { z } from 'zod';
import { PLAYBOOK_STATES } from '#core/coaching/playbook.ts';
import { SITUATION_IDS } from '#core/coaching/situations.ts';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { bilingual, estimate, passage } from './coaching.ts';

const line = z.string().trim().min(1).max(500);
export const passagePlace = z.strictObject({
  conversation: z.string().min(1).max(500),
  turn: z.int().min(0),
});

export const playbookPlace = z.strictObject({ id: z.string().min(1).max(200) });
export const playbookQuery = z.strictObject({
  version: z.coerce.number().int().min(1).optional().meta({ description: 'The newest when absent' }),
});

export const playbookDraftRequest = z
  .strictObject({
    days: z
      .int()
      .min(1)
      .max(366)
      .default(90)
      .meta({ description: 'So many days back winning answers are looked for' }),
  })
  .meta({ id: 'PlaybookDraftRequest' });

const seen = {
  version: z.int().min(1),
  changedAt: z.string().min(1).meta({ description: 'Of the version as it was last seen' }),
};
export const playbookChange = z
  .strictObject({
    ...seen,
    title: z.string().trim().min(1).max(200),
    steps: z.array(line).min(1).max(20),
    phrases: z.array(z.strictObject({ text: line })).max(30),
    whenNot: z.array(line).max(20),
    exemplars: z.array(passagePlace).max(20),
  })
  .meta({ id: 'PlaybookChange' });
export const playbookSeen = z.strictObject(seen).meta({ id: 'PlaybookSeen' });

const shared = z.object({
  before: estimate.nullable(),
  since: estimate.nullable(),
  difference: estimate.nullable(),
});
const playbookFields = {
  id: z.string(),
  version: z.int(),
  situation: z.enum(SITUATION_IDS),
  behaviour: z.string(),
  language: z.enum(LANGUAGES),
  title: z.string(),
  steps: z.array(z.string()),
  phrases: z.array(
    z.object({
      text: z.string(),
      conversations: z.int().optional().meta({ description: 'In which it was said' }),
      agents: z.int().optional().meta({ description: 'Who said it' }),
    }),
  ),
  whenNot: z.array(z.string()),
  evidence: z.object({
    with: estimate,
    without: estimate,
    difference: estimate,
    moments: z.int(),
    agents: z.int(),
    from: z.string(),
    to: z.string(),
  }),
  evidenceText: bilingual,
  state: z.enum(PLAYBOOK_STATES),
  createdBy: z.string(),
  createdAt: z.string(),
  changedBy: z.string(),
  changedByName: z.string().nullable(),
  changedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: z.string().nullable(),
  followedSince: z.string().nullable(),
};

export const playbookSummary = z.object(playbookFields).meta({ id: 'PlaybookSummary' });
export const playbooks = z.object({ playbooks: z.array(playbookSummary) }).meta({ id: 'Playbooks' });
export const draftedPlaybooks = z
  .object({
    drafted: z.array(z.object({ id: z.string(), title: z.string() })),
    notes: z.array(bilingual),
  })
  .meta({ id: 'DraftedPlaybooks' });
export const playbookDetail = z
  .object({
    ...playbookFields,
    exemplars: z.array(z.object({ place: passagePlace, passage })),
    exemplarsKept: z.int().meta({ description: 'How many there are, with those that may not be shown now' }),
    effect: z
      .object({
        momentsBefore: z.int(),
        momentsSince: z.int(),
        needed: z.int().meta({ description: 'How many more moments before anything is said' }),
        adoption: shared,
        recovery: shared,
      })
      .nullable(),
    versions: z.array(
      z.object({
        version: z.int(),
        state: z.enum(PLAYBOOK_STATES),
        changedAt: z.string(),
        approvedAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Playbook' });
