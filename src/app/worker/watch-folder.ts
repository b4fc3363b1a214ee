import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IngestResult, ingestStream } from '#app/usecases/service/ingest-stream.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { withoutUnstorable } from '#app/usecases/service/refuse-unstorable.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';

export interface WatchedFolder {
  readonly folder: string;
  /** The organisation that the files are for. */
  readonly organisation: string;
  read(file: string): AsyncIterable<ReadOutcome>;
  /** Whether it is one, of which the file itself is kept. */
  isRecording(file: string): Promise<boolean>;
  /** Where the words of a recording may stand, beside it. */
  sideFileOf(recording: string): string;
  /** How often it is looked at. Default 2 s. */
  readonly everyMs?: number;
}

const TAKEN = 'done';
/** Being written by somebody, or none of ours. */
const UNFINISHED = /^\.|\.(?:part|tmp|crdownload|filepart)$/i;

/**
 * Takes in the files of a folder by themselves: one that has not changed between two looks is read and moved to
 * `done/`, with what was refused in it beside it as `NAME.rejects.ndjson`. A file that broke off, because a
 * store was away or the process ended, stays and is read again: what was accepted of it is a duplicate then.
 */
export function watchFolder(
  ports: Parameters<typeof ingestStream>[0] & Pick<ServicePorts, 'log'>,
  { folder, organisation, read, isRecording, sideFileOf, everyMs = 2_000 }: WatchedFolder,
): () => Promise<void> {
  const seen = new Map<string, string>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const take = async (name: string) => {
    const file = join(folder, name);
    const counts: Record<IngestResult['status'], number> = { accepted: 0, duplicate: 0, rejected: 0 };
    const rejects: string[] = [];
    const recording = (await isRecording(file)) ? file : undefined;
    const storable = withoutUnstorable(read(file));
    for await (const result of ingestStream(ports, organisation, storable, 'en', 'fresh', recording)) {
      counts[result.status]++;
      if (result.status === 'rejected') rejects.push(`${JSON.stringify(result)}\n`);
      if (stopped) return;
    }
    await mkdir(join(folder, TAKEN), { recursive: true });
    const kept = join(folder, TAKEN, name);
    if (rejects.length > 0) await writeFile(`${kept}.rejects.ndjson`, rejects.join(''));
    await rename(file, kept);
    if (recording !== undefined) {
      // Many recordings have none.
      await rename(sideFileOf(file), sideFileOf(kept)).catch(() => {});
    }
    ports.log.info({ file: name, ...counts }, 'a file of the watched folder was taken in');
    await ports.workflow.audit.record([
      {
        at: new Date(ports.now()).toISOString(),
        organisation,
        actor: 'system',
        action: 'conversations.receive',
        subject: name,
        details: { ...counts, from: 'folder' },
      },
    ]);
  };

  const look = async () => {
    const names = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
      .map(({ name }) => name);
    for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name);
    // The words of a recording are read with it, not by themselves.
    const beside = new Set<string>();
    for (const name of names) if (await isRecording(join(folder, name))) beside.add(sideFileOf(name));
    for (const name of names) {
      if (stopped) return;
      if (beside.has(name)) continue;
      const { size, mtimeMs } = await stat(join(folder, name));
      const state = `${size} ${mtimeMs}`;
      if (seen.get(name) !== state) seen.set(name, state);
      else await take(name);
    }
  };

  const again = async (): Promise<void> => {
    try {
      await look();
    } catch (failure) {
      const error = failure instanceof Error ? failure.message : String(failure);
      ports.log.warn({ folder, error }, 'the watched folder is looked at again');
    }
    if (!stopped) timer = setTimeout(() => (working = again()), everyMs);
  };
  let working = again();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  };
}
