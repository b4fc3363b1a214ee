import { z } from 'zod';

/** Raised when hearing changes so that what was kept has to be heard again. */
export const HEARING_VERSION = 1;

const milliseconds = z.number().nonnegative();
const stretches = z.array(z.object({ startMs: milliseconds, endMs: milliseconds }));

/** What is kept of a recording that was heard, so that it is not heard again: everything beside its turns. */
export const heardRecordingSchema = z.object({
  version: z.literal(HEARING_VERSION),
  durationMs: milliseconds,
  channels: z.union([z.literal(1), z.literal(2)]),
  /** As a browser plays the file as it is; absent where none does. */
  mediaType: z.string().optional(),
  /** By channel, 0–100 over equal stretches of the whole recording. */
  peaks: z.array(z.array(z.int().min(0).max(100))),
  /** By channel: where its speaker speaks; one list where both channels carry the same. */
  speech: z.array(stretches),
  holds: stretches,
});

export type HeardRecording = z.infer<typeof heardRecordingSchema>;
