import { z } from 'zod';

const name = z.string().trim().min(1).max(80);
/** A page of the application itself: never another host, never a script. */
const path = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)[\w/.~-]*$/);

export const view = z
  .object({
    name,
    path: z.string().meta({ description: 'Of the page, as /conversations' }),
    search: z.string().meta({ description: 'What stands behind the question mark' }),
    shared: z.boolean(),
    own: z.boolean(),
    owner: z.string(),
    ownerName: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'View' });

export const views = z.object({ views: z.array(view) });

export const viewRequest = z.strictObject({
  name,
  path: path.meta({ description: 'Of the page, as /conversations' }),
  search: z.string().max(8_000).meta({ description: 'What stands behind the question mark' }),
  shared: z.boolean().default(false).meta({ description: 'Whether everybody in the organisation sees it' }),
});

export const viewPlace = z.strictObject({
  name,
  owner: z.string().max(200).optional().meta({ description: 'Whose view it is; your own when absent' }),
});
