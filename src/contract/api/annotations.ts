import { z } from 'zod';
import { USER_ROLES } from '#core/ports/workflow.ts';
import { isSignalType, type SignalType } from '#core/signals/catalogue.ts';
import { flag, reason, refuse } from './query-fields.ts';

const signalType = z.string().transform((text, context): SignalType => {
  if (isSignalType(text)) return text;
  return refuse(context, { zh: `没有名为 ${text} 的信号`, en: `there is no signal ${text}` });
});

const turn = z.int().min(0).meta({ description: "Index in the conversation's turns" });

const reading = z.strictObject({
  type: signalType,
  value: z
    .union([z.string().max(100), z.number()])
    .optional()
    .meta({ description: 'Of an emotion or an outcome' }),
});

export const correctionRequest = z.strictObject({
  turn,
  start: z
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'The words that carry what is meant; nothing where they are not named' }),
  end: z.int().min(0).default(0),
  said: reading.nullable().default(null).meta({ description: 'What the machine told and does not hold' }),
  meant: reading.nullable().default(null).meta({ description: 'What holds instead, or was missed' }),
});

export const commentRequest = z.strictObject({
  turn,
  text: z.string().trim().min(1).max(4000),
  thread: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'The comment that began the thread; a new thread when absent' }),
  mentions: z
    .array(z.string().max(200))
    .max(20)
    .default([])
    .meta({ description: 'Ids of people who may see the conversation' }),
});

export const threadChange = z.strictObject({ settled: z.boolean() });

export const created = z.object({ id: z.string() }).meta({ id: 'Created' });

const told = z.object({ type: z.string(), value: z.union([z.string(), z.number()]).optional() });
const written = { id: z.string(), turn, author: z.string(), authorName: z.string(), at: z.string() };

export const annotations = z
  .object({
    comments: z.array(
      z
        .object({
          ...written,
          thread: z.string(),
          text: z.string().meta({ description: 'Empty once it has been taken back' }),
          mentions: z.array(z.string()),
          withdrawnAt: z.string().nullable(),
          resolvedAt: z.string().nullable(),
          resolvedBy: z.string().nullable(),
          isOwn: z.boolean(),
        })
        .meta({ id: 'Comment' }),
    ),
    corrections: z.array(
      z
        .object({
          ...written,
          start: z.int(),
          end: z.int(),
          said: told.nullable(),
          meant: told.nullable(),
          isCurrent: z
            .boolean()
            .meta({ description: 'False where the turn has another text by now; then it counts no longer' }),
        })
        .meta({ id: 'Correction' }),
    ),
    state: z
      .enum(['pending', 'analysed', 'failed'])
      .meta({ description: 'Of the newest content: whoever waits for its analysis sees that it is there' }),
  })
  .meta({ id: 'Annotations' });

export const mentionable = z
  .object({
    people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(USER_ROLES) })),
  })
  .meta({ id: 'Mentionable' });

export const correctionsQuery = z.strictObject({
  reveal: flag.optional().meta({ description: 'Leaves personal data in the texts; is recorded' }),
  reason: reason
    .optional()
    .meta({ description: 'Why personal data has to be in them; people must say it, and it is recorded' }),
});

export const sentencesQuery = z.strictObject({ signal: signalType });

const byLanguage = z.partialRecord(z.enum(['zh', 'en']), z.array(z.string()));
export const correctedSentences = z
  .object({ examples: byLanguage, counterExamples: byLanguage })
  .meta({ id: 'CorrectedSentences' });
