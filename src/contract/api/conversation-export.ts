import { z } from 'zod';
import { filterFields } from './conversation-query.ts';
import { reason } from './query-fields.ts';

export const exportQuery = z.strictObject(filterFields);

export const exportRequest = z.strictObject({
  format: z.enum(['csv', 'ndjson']),
  ids: z
    .array(z.string().max(500))
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: 'Only these; all that the query finds when absent' }),
  reveal: z.boolean().default(false).meta({ description: 'With personal data, which is recorded' }),
  reason: reason.optional().meta({ description: 'Why personal data is taken out' }),
});
