import { z } from 'zod';
import { CHANNELS, ROLES } from '#core/conversation/schema.ts';

const problem = z.object({
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  hint: z.object({ zh: z.string(), en: z.string() }).optional(),
});

const map = z
  .record(z.string().max(200), z.string().max(1_000))
  .meta({ description: 'Field of a conversation → column or path in the file' });

export const uploadPreview = z
  .object({
    table: z
      .object({
        sheet: z.string().optional(),
        headers: z.array(z.string()),
        rows: z.array(z.array(z.string())).meta({ description: 'The first rows below the header' }),
        layout: z.enum(['row-per-turn', 'row-per-exchange', 'row-per-conversation', 'unknown']),
        map,
      })
      .optional()
      .meta({ description: 'For CSV, TSV and workbooks: the columns and what they are taken for' }),
    conversations: z.array(
      z.object({
        id: z.string(),
        channel: z.enum(CHANNELS),
        startedAt: z.string().optional(),
        agent: z.string().optional(),
        customer: z.string().optional(),
        turnCount: z.int(),
        turns: z
          .array(z.object({ role: z.enum(ROLES), text: z.string() }))
          .meta({ description: 'The first ones, cut where they are long' }),
        line: z.int().optional(),
        warnings: z.array(problem),
      }),
    ),
    rejected: z.array(
      z.object({
        line: z.int().optional(),
        id: z.string().optional(),
        problems: z.array(problem),
        excerpt: z.string().optional(),
      }),
    ),
    read: z.int().meta({ description: 'Conversations that were looked at' }),
    refused: z.int().meta({ description: 'How many of them would be refused' }),
    whole: z.boolean().meta({ description: 'False when the file has more than was looked at' }),
  })
  .meta({ id: 'UploadPreview' });

const mappingFields = {
  name: z.string(),
  columns: z.array(z.string()).meta({ description: 'By which a table of the same kind is known again' }),
  channel: z.enum(CHANNELS).nullable(),
  map,
};
export const importMappings = z.object({
  mappings: z.array(z.object({ ...mappingFields, savedAt: z.string() }).meta({ id: 'ImportMapping' })),
});
export const importMappingRequest = z.strictObject({
  columns: z.array(z.string().max(500)).min(1).max(500),
  channel: z.enum(CHANNELS).nullable().default(null),
  map,
});
export const importMappingPlace = z.object({ name: z.string().trim().min(1).max(100) });
