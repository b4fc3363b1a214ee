import { z } from 'zod';
import { SEVERITIES } from '#core/rules/model.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const named = { id: z.string(), title: bilingual };

const criterion = z.object({
  ...named,
  weight: z.number().meta({ description: 'Of the whole form, 0–1' }),
  options: z
    .array(z.object({ ...named, score: z.number() }))
    .meta({ description: 'The one that scores best first' }),
  advice: bilingual.optional(),
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
