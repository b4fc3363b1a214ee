import { z } from 'zod';
import { DIMENSIONS, MEASURES } from '#core/facts/figures.ts';
import { filterFields } from './conversation-query.ts';

export const figuresQuery = z.strictObject({
  ...filterFields,
  measure: z.array(z.enum(MEASURES)).min(1).max(MEASURES.length),
  by: z.array(z.enum(DIMENSIONS)).max(3).default([]),
  scorecard: z.string().optional().meta({ description: 'For score, score_band and criterion' }),
  compare: z.enum(['before']).optional().meta({
    description:
      'Also the period of the same length before, and of a period that is not over as much as has passed of it; needs from and to',
  }),
});

const rows = z.array(
  z
    .object({
      group: z.array(z.string()).meta({ description: 'In the order of by' }),
      values: z.array(z.number().nullable()).meta({ description: 'In the order of measure' }),
      conversations: z.int(),
    })
    .meta({ id: 'FigureRow' }),
);

export const figuresAnswer = z
  .object({
    measures: z.array(z.string()),
    by: z.array(z.string()),
    rows,
    before: z.object({ from: z.string(), to: z.string(), rows }).optional(),
  })
  .meta({ id: 'Figures' });
