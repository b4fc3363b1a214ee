import { z } from 'zod';
import { conversationSchema, LANGUAGES } from '#core/conversation/schema.ts';
import { evaluation, metrics, ruleResult, signal } from './analysis.ts';

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
/** `rules.yaml`, `orders/rules.yaml`: no dotted steps, nothing outside. */
const PATH = /^(?!.*(?:^|\/)\.)[\p{L}\p{N}._-]+(?:\/[\p{L}\p{N}._-]+)*\.ya?ml$/u;

const files = z
  .array(z.strictObject({ path: z.string().max(200).regex(PATH), text: z.string().max(2_000_000) }))
  .min(1)
  .max(100)
  .meta({
    description:
      'YAML; a file whose name begins with scorecard is a scorecard, any other holds rules, or signals told by examples',
  });

export const rulebookPlace = z.object({ rulebook: z.string().regex(NAME) });
export const versionPlace = rulebookPlace.extend({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

const note = z.string().max(2000).default('');
export const draftRequest = z.strictObject({ files, note });
export const draftChange = z.strictObject({
  files,
  note,
  revision: z.int().min(1).optional().meta({
    description: 'The one that the change was made to; refused with 409 when it is no longer the newest',
  }),
});

/** What somebody looked at before they made a draft active or threw it away. */
export const lookedAt = z.strictObject({
  revision: z.coerce.number().int().min(1).optional().meta({
    description: 'The one that was looked at; refused with 409 when it is no longer the newest',
  }),
});

const described = {
  rulebook: z.string(),
  version: z.int(),
  revision: z.int().meta({ description: 'Counts the saves of a draft' }),
  state: z.enum(['draft', 'active', 'retired']),
  note: z.string(),
  createdBy: z.string().meta({ description: 'Who saved it last' }),
  createdAt: z.string(),
  changedAt: z.string(),
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
    also: z.object({ file: z.string().optional(), line: z.int() }).optional(),
    path: z.string().optional(),
  })
  .meta({ id: 'WrittenProblem' });

const judgedSentence = z.object({
  text: z.string(),
  kind: z.enum(['example', 'counter_example', 'ordinary']),
  confidence: z.number(),
  taken: z.boolean(),
  line: z.int().optional(),
  column: z.int().optional(),
});

const signalByExamples = z
  .object({
    id: z.string(),
    file: z.string().optional(),
    languages: z.array(
      z.object({
        language: z.enum(LANGUAGES),
        examples: z.int(),
        distinctExamples: z.int().meta({ description: 'Near copies of each other counted once' }),
        counterExamples: z.int(),
        ordinary: z.int().meta({ description: 'Everyday sentences that come with the program' }),
        precision: z.number().nullable().meta({ description: 'Each sentence judged by a fit without it' }),
        recall: z.number(),
        f1: z.number(),
        ordinaryTaken: z.int(),
        precisionInUse: z
          .number()
          .meta({ description: 'What to expect where one sentence in fifty carries the signal' }),
        misjudged: z.array(judgedSentence),
      }),
    ),
  })
  .meta({ id: 'SignalByExamples' });

export const versionWithFiles = z
  .object({
    ...described,
    files: z.array(z.object({ path: z.string(), text: z.string() })),
    problems: z.array(writtenProblem).meta({ description: 'Of a draft' }),
    signals: z
      .array(signalByExamples)
      .meta({ description: 'Of a draft: how well its signals told by examples are recognised' }),
  })
  .meta({ id: 'RulebookVersionWithFiles' });

export const trialRequest = z.strictObject({ files, conversation: conversationSchema });

export const trialAnswer = z
  .object({
    language: z.enum(LANGUAGES),
    signals: z.array(signal),
    rules: z.array(ruleResult),
    evaluations: z.array(evaluation),
    metrics,
  })
  .meta({ id: 'Trial' });

export const packPlace = z.object({ pack: z.string().regex(NAME) });

export const packs = z.object({
  packs: z.array(
    z
      .object({
        id: z.string().meta({ description: 'Also the name of the rulebook that a copy becomes' }),
        version: z.string(),
        title: bilingual,
        description: bilingual.optional(),
      })
      .meta({ id: 'Pack' }),
  ),
});
