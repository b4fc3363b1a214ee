import { z } from 'zod';

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
/** `rules.yaml`, `orders/rules.yaml`: no dotted steps, nothing outside. */
const PATH = /^(?!.*(?:^|\/)\.)[\p{L}\p{N}._-]+(?:\/[\p{L}\p{N}._-]+)*\.ya?ml$/u;

const files = z
  .array(z.strictObject({ path: z.string().max(200).regex(PATH), text: z.string().max(2_000_000) }))
  .min(1)
  .max(100)
  .meta({ description: 'YAML; a file whose name begins with scorecard is a scorecard, any other rules' });

export const rulebookPlace = z.object({ rulebook: z.string().regex(NAME) });
export const versionPlace = rulebookPlace.extend({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

export const draftRequest = z.strictObject({ files, note: z.string().max(2000).default('') });

const described = {
  rulebook: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'active', 'retired']),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  activatedAt: z.string().nullable(),
};

const version = z.object(described).meta({ id: 'RulebookVersion' });
export const versions = z.object({ versions: z.array(version) });

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const writtenProblem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: bilingual,
    hint: bilingual.optional(),
    file: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
    path: z.string().optional(),
  })
  .meta({ id: 'WrittenProblem' });

export const versionWithFiles = z
  .object({
    ...described,
    files: z.array(z.object({ path: z.string(), text: z.string() })),
    problems: z.array(writtenProblem).meta({ description: 'Of a draft' }),
  })
  .meta({ id: 'RulebookVersionWithFiles' });
