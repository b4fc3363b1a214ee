import { z } from 'zod';

/** The body of every answer that is an error (RFC 9457), in the language that was asked for. */
export const problemDetails = z
  .object({
    type: z.string().meta({ description: 'Stable name of the kind of problem: urn:tingzhen:problem:…' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong this time, and the way out' }),
    instance: z.string().meta({ description: 'The path that was asked for' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each thing that is wrong, with its place in the request' }),
  })
  .meta({ id: 'Problem' });
export type ProblemDetails = z.infer<typeof problemDetails>;
