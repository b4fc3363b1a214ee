import { z } from 'zod';
import { LANGUAGES } from '#core/conversation/schema.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const serviceSetup = z
  .object({
    version: z.string(),
    watchDir: z.string().nullable().meta({ description: 'Folder whose files are taken in by themselves' }),
    publicUrl: z.string().nullable(),
    oidcIssuer: z.string().nullable(),
    webhookPrivate: z
      .boolean()
      .meta({ description: 'Whether events may be sent to addresses in the own network' }),
    uploadBytes: z.int(),
    languageModel: z.object({
      state: z.enum(['ready', 'off', 'unusable']),
      reason: bilingual.optional().meta({ description: 'Why it cannot be used' }),
      folder: z.string().nullable(),
      models: z.array(
        z.object({
          id: z.string(),
          language: z.enum(LANGUAGES),
          files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.int() })),
        }),
      ),
    }),
  })
  .meta({ id: 'ServiceSetup' });

export const signInWays = z
  .object({
    password: z.boolean(),
    oidc: z.boolean().meta({ description: "With the organisation's own identity provider" }),
  })
  .meta({ id: 'SignInWays' });
