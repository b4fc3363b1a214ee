import { z } from 'zod';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { EMOTIONS, isKnownSignal, type KnownSignalType, RESOLUTIONS } from '#core/signals/catalogue.ts';

const signalsOf = (role: 'customer' | 'agent') =>
  z.array(
    z
      .string()
      .transform((name) => (name.startsWith(`${role}.`) ? name : `${role}.${name}`))
      .refine(isKnownSignal, { error: 'is no signal of the catalogue' })
      .transform((name) => name as KnownSignalType),
  );

const logits = z.object({ temperature: z.number().positive().default(1), bias: z.number().default(0) });

/** `manifest.json` of a model folder: what the model is, what its outputs mean and what its files must be. */
export const manifestSchema = z.object({
  /** Named beside signals, e.g. `listener-1`. */
  id: z.string().min(1),
  language: z.enum(LANGUAGES),
  width: z.int().positive(),
  labels: z.object({
    customer: signalsOf('customer'),
    agent: signalsOf('agent'),
    emotions: z.array(z.enum(EMOTIONS)),
    resolutions: z.array(z.enum(RESOLUTIONS)),
  }),
  maxTokens: z.int().positive(),
  tailTokens: z.int().nonnegative(),
  /** Whether a text is encoded to the same whatever it is batched with; false for activations quantised by batch. */
  batchable: z.boolean().default(false),
  /** Probabilities are `sigmoid(logit / temperature + bias)`, of emotion and resolution `softmax(logit / temperature)`. */
  calibration: z
    .object({
      signals: z.record(z.string(), logits).default({}),
      emotion: logits.default({ temperature: 1, bias: 0 }),
      resolution: logits.default({ temperature: 1, bias: 0 }),
    })
    .default({
      signals: {},
      emotion: { temperature: 1, bias: 0 },
      resolution: { temperature: 1, bias: 0 },
    }),
  /** Scores of `static.bin` below which a turn is taken to carry nothing. */
  prescreen: z.object({ customer: z.number(), agent: z.number() }).optional(),
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), bytes: z.int().nonnegative() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Calibration = z.infer<typeof logits>;
