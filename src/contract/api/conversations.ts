import { z } from 'zod';
import { CHANNELS, conversationSchema, LANGUAGES, ROLES } from '#core/conversation/schema.ts';
import { RESOLUTIONS } from '#core/signals/catalogue.ts';
import { evaluation, metrics, ruleResult, signal } from './analysis.ts';
import { filterFields } from './conversation-query.ts';
import { flag, limit, reason } from './query-fields.ts';

export const ingestResult = z
  .object({
    line: z.int().meta({ description: 'Line of the input, or number of the conversation in it, from 1' }),
    id: z.string().optional(),
    status: z.enum(['accepted', 'duplicate', 'rejected']),
    error: z.string().optional(),
    warnings: z.array(z.string()).optional().meta({
      description: 'Of a recording that was taken in: what could not be heard, or had to be guessed',
    }),
    brokeOff: z.literal(true).optional().meta({
      description: 'The import ended at this line; send it and everything after it again',
    }),
  })
  .meta({ id: 'IngestResult' });

export const receivedConversation = z
  .object({ id: z.string(), status: z.enum(['accepted', 'duplicate']) })
  .meta({ id: 'ReceivedConversation' });

export const conversation = conversationSchema.meta({ id: 'Conversation' });

export const conversationDetailQuery = z.strictObject({
  reveal: flag
    .optional()
    .meta({ description: 'Shows personal data to those whose transcripts are masked at first; is recorded' }),
  reason: reason
    .optional()
    .meta({ description: 'Why personal data has to be seen; people must say it, and it is recorded' }),
});

export const conversationDetail = z
  .object({
    id: z.string(),
    state: z
      .enum(['pending', 'analysed', 'failed'])
      .meta({ description: 'Of the newest content; while it is pending, findings are of the one before' }),
    error: z.string().optional(),
    receivedAt: z.string(),
    version: z.int(),
    rulebooks: z.array(z.string()),
    masked: z.boolean(),
    conversation,
    language: z.enum(LANGUAGES).optional(),
    signals: z.array(signal),
    rules: z.array(ruleResult),
    evaluations: z.array(evaluation),
    record: z
      .array(evaluation.extend({ review: z.string().meta({ description: 'In which it was decided' }) }))
      .optional()
      .meta({
        description:
          'What people decided, the newest by each scorecard: figures and searches go by it instead of evaluations',
      }),
    appeals: z
      .array(
        z.object({
          review: z.string(),
          scorecard: z.string(),
          criterion: z.string(),
          state: z.enum(['open', 'upheld', 'rejected']),
        }),
      )
      .optional()
      .meta({ description: 'Objections to single answers' }),
    appealUntil: z.string().nullable().optional().meta({
      description: 'Until when the caller can object to what the machine says; null where they cannot',
    }),
    metrics: metrics.optional(),
  })
  .meta({ id: 'ConversationDetail' });

const summaryFields = {
  id: z.string(),
  channel: z.enum(CHANNELS),
  language: z.enum(LANGUAGES),
  at: z.string(),
  agent: z.string().optional(),
  team: z.string().optional(),
  queue: z.string().optional(),
  customer: z.string().optional(),
  turns: z.int(),
  scores: z.record(z.string(), z.number().nullable()),
  satisfaction: z.number().optional(),
  resolution: z.enum(RESOLUTIONS).optional(),
  signals: z.record(z.string(), z.int()),
  highlights: z.array(
    z.object({
      turn: z.int(),
      role: z.enum(ROLES),
      text: z.string(),
      spans: z.array(z.object({ start: z.int(), end: z.int() })),
    }),
  ),
};

export const conversationPage = z
  .object({
    conversations: z.array(z.object(summaryFields).meta({ id: 'ConversationSummary' })),
    cursor: z.string().optional().meta({ description: 'Asks for the next page; absent on the last' }),
  })
  .meta({ id: 'ConversationPage' });

export const worthReadingQuery = z.strictObject({ ...filterFields, limit: limit(6, 50) });

export const worthReading = z
  .object({
    conversations: z.array(
      z
        .object({
          ...summaryFields,
          because: z
            .object({ zh: z.string(), en: z.string() })
            .meta({ description: 'Why it should be read, in one sentence' }),
        })
        .meta({ id: 'WorthReading' }),
    ),
    from: z.string().optional().meta({ description: 'Of the newest days with conversations' }),
    to: z.string().optional(),
    looked: z.int().meta({ description: 'Conversations of those days that the filter finds' }),
  })
  .meta({ id: 'WorthReadings' });

export const similarQuery = z.strictObject({ limit: limit(10, 100) });

export const similarConversations = z
  .object({
    conversations: z.array(
      z
        .object({
          ...summaryFields,
          likeness: z
            .number()
            .meta({ description: '1 for the same words, around 0.5 or less for other matters' }),
        })
        .meta({ id: 'SimilarConversation' }),
    ),
    reason: z
      .object({ zh: z.string(), en: z.string() })
      .optional()
      .meta({ description: 'Why nothing can be compared; absent where it can' }),
  })
  .meta({ id: 'SimilarConversations' });

export const uploadQuery = z.strictObject({
  name: z.string().optional().meta({ description: "The file's name, when the body is the file itself" }),
  format: z.string().optional().meta({ description: 'Guessed from name and content when absent' }),
  channel: z.enum(CHANNELS).optional(),
  map: z
    .array(z.string())
    .optional()
    .meta({ description: 'FIELD=COLUMN, where names of columns are not understood; written again for each' }),
});

const counts = { received: z.int(), analysed: z.int(), failed: z.int(), pending: z.int() };

export const coverageQuery = z.strictObject({
  channel: filterFields.channel,
  queue: filterFields.queue,
  from: filterFields.from,
  to: filterFields.to,
});

export const coverageReport = z
  .object({
    ...counts,
    byChannel: z.partialRecord(z.enum(CHANNELS), z.object(counts)),
    byQueue: z.record(z.string(), z.object(counts)),
  })
  .meta({ id: 'Coverage' });
