import { z } from 'zod';
import { SEVERITIES } from '#core/rules/model.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const named = { id: z.string(), title: bilingual };

const criterion = z.object({
  ...named,
  weight: z.number().meta({ description: 'Of the whole form, 0–1' }),
  bonus: z.number().optional(),
  options: z
    .array(z.object({ ...named, score: z.number() }))
    .meta({ description: 'The one that scores best first' }),
  advice: bilingual.optional(),
});

export const labelQuery = z.strictObject({
  rulebooks: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}@[1-9]\d{0,8}$/))
    .max(200)
    .optional()
    .meta({ description: 'Versions as analyses name them (`general@3`); the active ones when absent' }),
});

/** What people call the things that analyses name by ids. */
export const labelBook = z
  .object({
    scorecards: z.array(
      z.object({
        ...named,
        sections: z.array(z.object({ ...named, criteria: z.array(criterion) })),
        ratings: z.array(z.object(named)),
      }),
    ),
    rules: z.array(z.object({ ...named, severity: z.enum(SEVERITIES), advice: bilingual.optional() })),
    signals: z.array(z.object(named)).meta({ description: 'That the organisation told by examples' }),
  })
  .meta({ id: 'LabelBook' });
