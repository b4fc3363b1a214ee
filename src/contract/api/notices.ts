import { z } from 'zod';
import { NOTICE_KINDS } from '#core/ports/notices.ts';
import { instant } from './query-fields.ts';

export const notices = z
  .object({
    notices: z.array(
      z
        .object({
          kind: z.enum(NOTICE_KINDS),
          at: z.string(),
          conversation: z.string().nullable(),
          turn: z.int().nullable(),
          review: z.string().nullable(),
          plan: z.object({ id: z.string(), agent: z.string() }).nullable(),
          insights: z
            .object({ count: z.int(), costliest: z.string() })
            .nullable()
            .meta({ description: 'How many insights it tells of, and the name of the costliest' }),
          by: z.string().nullable(),
          unread: z.boolean(),
        })
        .meta({ id: 'Notice' }),
    ),
    unread: z.int(),
  })
  .meta({ id: 'Notices' });

export const noticesSeen = z.strictObject({
  upTo: instant.meta({ description: 'The newest that was shown' }),
});
