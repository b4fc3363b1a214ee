import { z } from 'zod';
import { ERASED_AT_ONCE } from '../runs/requests.ts';
import { instant, limit, wholeNumber } from './query-fields.ts';

export const listQuery = z.strictObject({ limit: limit(50, 500) });

export const run = z
  .object({
    id: z.string(),
    kind: z.enum(['reanalysis', 'backtest', 'import', 'erasure', 'export']),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    request: z.unknown(),
    total: z.int(),
    done: z.int(),
    failed: z.int(),
    result: z.unknown(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Run' });
export const runs = z.object({ runs: z.array(run) });

export const erasureRequest = z.strictObject({
  ids: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(ERASED_AT_ONCE)
    .meta({ description: 'Ids of conversations; those that are not known are not counted' }),
});

export const erasureAnswer = z
  .object({
    conversations: z.int().meta({ description: 'How many were known' }),
    run: z.string().meta({ description: 'The run that still looks through raw input' }),
    backups: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'Erasure' });

const queueCounts = z.object({ waiting: z.int(), active: z.int(), dead: z.int() });
export const jobCounts = z
  .object({
    analyse: queueCounts,
    run: queueCounts,
    retention: queueCounts,
    deliver: queueCounts,
    insights: queueCounts,
    notice: queueCounts,
  })
  .meta({ id: 'JobCounts' });

export const deadJobs = z.object({
  jobs: z.array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        payload: z.unknown(),
        reason: z.string(),
        failedAt: z.string(),
        attempts: z.int(),
      })
      .meta({ id: 'DeadJob' }),
  ),
});

export const replayRequest = z.strictObject({
  ids: z
    .array(z.string().max(100))
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'All dead jobs when absent' }),
});
export const replayed = z.object({ replayed: z.int() });

export const auditQuery = z.strictObject({
  actor: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  subject: z.string().max(500).optional(),
  from: instant.optional(),
  before: instant.optional(),
  skip: wholeNumber(0, 1_000_000)
    .optional()
    .meta({ description: 'So many of the newest are left out; with before, pages that stay as they are' }),
  limit: limit(100, 1000),
});

export const auditEntries = z.object({
  entries: z.array(
    z
      .object({
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        subject: z.string(),
        details: z.record(z.string(), z.unknown()).optional(),
      })
      .meta({ id: 'AuditEntry' }),
  ),
});

export const failedConversations = z.object({
  conversations: z.array(z.object({ id: z.string(), receivedAt: z.string(), error: z.string() })),
});
