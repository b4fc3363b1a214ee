import { z } from 'zod';

/** The last entry of a backup: what is not in it, or in it otherwise, is not restored. */
export const MANIFEST = 'manifest.json';
/** Everything else stands below this folder. */
export const ROOT = 'data';
/** Grows when a backup can no longer be read by an older program. */
export const FORM_VERSION = 1;

export const manifestSchema = z.object({
  form: z.literal('tingzhen-backup'),
  version: z.int(),
  /** Version of the program that made it. */
  program: z.string(),
  /** ISO 8601 in UTC. */
  createdAt: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/**
 * Below a data folder, what belongs to the process that runs on it and not to the data: locks, the address and
 * key left for the command line, and what was still being written.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'service.json',
  'service.json.new',
  'holder.lock',
  'holder.lock-journal',
  'holder.pid',
  'incoming',
  'workflow/holder.lock',
  'workflow/holder.lock-journal',
  'workflow/holder.pid',
  'facts/status',
  'blobs/.unfinished',
]);
