import { z } from 'zod';
import { conversationDetailQuery } from './conversations.ts';

export const soundQuery = conversationDetailQuery.extend({
  organisation: z.string().min(1).optional().meta({
    description: 'As the header X-Organisation, for players that cannot send headers',
  }),
});

const milliseconds = z.number().meta({ description: 'Milliseconds from the beginning of the recording' });

export const recordingPeaks = z
  .object({
    durationMs: z.number(),
    peaks: z
      .array(z.array(z.int()))
      .meta({ description: 'By channel, 0–100 over equal stretches of the whole recording' }),
    bleeps: z
      .array(z.object({ startMs: milliseconds, endMs: milliseconds }))
      .meta({ description: 'Where a tone stands for personal data until it is revealed' }),
    needsReveal: z.boolean().meta({
      description: 'Nothing is heard before personal data is revealed: nobody wrote down the words',
    }),
  })
  .meta({ id: 'RecordingPeaks' });
