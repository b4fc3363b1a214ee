import { z } from 'zod';
import { EMOTIONS, isKnownSignal, RESOLUTIONS } from '#core/signals/catalogue.ts';
import type { LanguageFusion } from '#core/signals/fusion-weights.ts';

const coefficient = z.number();
const signal = z.strictObject({
  model: coefficient,
  lexicon: coefficient,
  bias: coefficient,
  threshold: z.number().gt(0).lt(1),
  calmRequest: coefficient.optional(),
  asksWhere: coefficient.optional(),
});

/** `fusion.json` of a model folder: `LanguageFusion` of its language. */
export const fusionSchema = z.strictObject({
  signals: z
    .record(z.string().refine(isKnownSignal, { error: 'is no signal of the catalogue' }), signal)
    .optional(),
  emotion: z
    .strictObject({
      model: coefficient,
      lexicon: coefficient,
      bias: z.partialRecord(z.enum(EMOTIONS), coefficient),
    })
    .optional(),
  resolution: z
    .strictObject({
      model: coefficient,
      structure: coefficient,
      bias: z.partialRecord(z.enum(RESOLUTIONS), coefficient),
    })
    .optional(),
  satisfaction: z.strictObject({ model: coefficient, structure: coefficient, bias: coefficient }).optional(),
}) as unknown as z.ZodType<LanguageFusion>;
