import { z } from 'zod';
import { DIRECTORY_KINDS } from '#core/ports/directory.ts';

const id = z.string().trim().min(1).max(200);
const name = z.string().trim().min(1).max(200);
const kind = z.enum(DIRECTORY_KINDS);

const entry = z
  .strictObject({
    kind,
    id: id.meta({ description: 'As conversations carry it' }),
    name,
    team: id.optional().meta({ description: 'Of an agent: the id of their team' }),
  })
  .meta({ id: 'DirectoryEntry' });

export const directory = z
  .object({
    entries: z.array(entry).meta({ description: 'By kind, then id; what has no entry is called by its id' }),
  })
  .meta({ id: 'Directory' });

export const directoryRequest = z.strictObject({ entries: z.array(entry).min(1).max(5_000) });
export const savedEntries = z.object({ saved: z.int() });

export const entryPlace = z.object({ kind, id: z.string().max(200) });
