import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type IngestResult, ingestStream } from '#app/usecases/service/ingest-stream.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { withoutUnstorable } from '#app/usecases/service/refuse-unstorable.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { messageOf } from '#core/message-of.ts';
import { StoreInUse, StoreUnavailable } from '#core/ports/store-errors.ts';
import { callTableBeside, sideEndingOf, sideFilesOf } from '#core/speech/side-file-name.ts';

export interface WatchedFolder {
  readonly folder: string;
  /** The organisation that the files are for. */
  readonly organisation: string;
  read(file: string): AsyncIterable<ReadOutcome>;
  /** Whether it is one, of which the file itself is kept. */
  isRecording(file: string): Promise<boolean>;
  /**
   * Takes the folder for this process; throws `StoreInUse` where another one watches it.
   * @param place a folder in it
   */
  claim(place: string): { release(): void };
  /** How often it is looked at. Default 2 s. */
  readonly everyMs?: number;
  /** How long what may stand beside a recording waits for one to come, before it is read by itself. Default ten seconds. */
  readonly waitForRecordingMs?: number;
}

const TAKEN = 'done';
/** Tells of the recordings of the folder, also of those that are yet to come: it is never taken in by itself. */
const CALL_TABLE = callTableBeside('');
const REJECTS = '.rejects.ndjson';
/** Names of files have at most so many bytes on most file systems. */
const LONGEST_NAME = 255;
/** Who holds the folder; skipped as its name begins with a dot. */
const CLAIM = '.tingzhen';
const CLAIM_AGAIN_MS = 60_000;
const LONGEST_PUT_OFF_MS = 600_000;
/** Being written by somebody, or none of ours. */
const UNFINISHED = /^\.|\.(?:part|tmp|crdownload|filepart)$/i;
/** What nobody has written to for so long is left over from a transfer that broke off. */
const LEFT_OVER_MS = 3_600_000;

/**
 * Takes in the files of a folder by themselves: one that has not changed between two looks, nor what stands beside
 * it, is read and moved to `done/`, with what was refused in it beside it as `NAME.rejects.ndjson`. A file that broke
 * off, because a store was away or the process ended, stays and is read again: what was accepted of it is a duplicate
 * then. One that fails by itself is put off, for longer each time, and holds up no other. Of several processes one watches.
 */
export function watchFolder(
  ports: Parameters<typeof ingestStream>[0] & Pick<ServicePorts, 'log'>,
  {
    folder,
    organisation,
    read,
    isRecording,
    claim,
    everyMs = 2_000,
    waitForRecordingMs = 10_000,
  }: WatchedFolder,
): () => Promise<void> {
  let seen = new Map<string, Seen>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let held: { release(): void } | undefined;
  /** By name of file: how often it has failed by itself, and until when it is left alone. */
  const putOff = new Map<string, { readonly times: number; readonly until: number }>();

  const take = async (name: string, sides: readonly string[]) => {
    const file = join(folder, name);
    const counts: Record<IngestResult['status'], number> = { accepted: 0, duplicate: 0, rejected: 0 };
    const rejects: string[] = [];
    const recording = (await isRecording(file)) ? file : undefined;
    const warnings: string[] = [];
    const storable = withoutUnstorable(read(file));
    for await (const result of ingestStream(ports, organisation, storable, 'en', 'fresh', recording)) {
      counts[result.status]++;
      warnings.push(...(result.warnings ?? []));
      if (result.status === 'rejected') rejects.push(`${JSON.stringify(result)}\n`);
      if (stopped) return;
    }
    await mkdir(join(folder, TAKEN), { recursive: true });
    const keptName = await freeNames(join(folder, TAKEN), [name, ...sides]);
    const kept = join(folder, TAKEN, keptName(name));
    if (rejects.length > 0)
      await writeFile(join(folder, TAKEN, rejectsName(keptName(name))), rejects.join(''));
    await rename(file, kept);
    for (const side of sides) await rename(join(folder, side), join(folder, TAKEN, keptName(side)));
    const noted = warnings.length === 0 ? {} : { warnings };
    ports.log.info({ file: name, ...counts, ...noted }, 'a file of the watched folder was taken in');
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
    const all = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    const names = all.filter((name) => !UNFINISHED.test(name));
    const before = seen;
    seen = new Map();
    const isSettled = async (name: string, forMs = 0) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      const [state, now] = [`${size} ${mtimeMs}`, performance.now()];
      const known = before.get(name);
      const isSame = known?.state === state;
      seen.set(name, isSame ? known : { state, since: now });
      return isSame && now - known.since >= forMs;
    };
    // How many recordings each file stands beside: it is read with them, not by itself.
    const beside = new Map<string, number>();
    const recordings = new Set<string>();
    const besideOf = (sides: Iterable<string>) => {
      for (const side of sides) beside.set(side, (beside.get(side) ?? 0) + 1);
    };
    for (const name of names) {
      if (!(await isRecording(join(folder, name)))) continue;
      recordings.add(name);
      besideOf(sideFilesOf(name));
    }
    for (const name of all) {
      if (UNFINISHED.test(name) && (await isBeingWritten(join(folder, name))))
        besideOf(sidesOfUnfinished(name));
    }
    for (const name of names) {
      if (stopped) return;
      if (name === CALL_TABLE || beside.has(name)) continue;
      const isHeard = recordings.has(name);
      const sides = isHeard ? sideFilesOf(name).filter((side) => names.includes(side)) : [];
      const table = isHeard && names.includes(CALL_TABLE) ? [CALL_TABLE] : [];
      const waitMs = isHeard || sideEndingOf(name) === undefined ? 0 : waitForRecordingMs;
      const areSettled = await Promise.all([
        isSettled(name, waitMs),
        ...[...sides, ...table].map((side) => isSettled(side)),
      ]);
      if (areSettled.includes(false)) continue;
      if ((putOff.get(name)?.until ?? 0) > performance.now()) continue;
      try {
        await take(
          name,
          sides.filter((side) => beside.get(side) === 1),
        );
        for (const side of sides) beside.set(side, beside.get(side)! - 1);
        putOff.delete(name);
      } catch (failure) {
        if (failure instanceof StoreUnavailable) throw failure;
        putOffLonger(name, failure);
      }
    }
  };

  const putOffLonger = (name: string, failure: unknown) => {
    const times = (putOff.get(name)?.times ?? 0) + 1;
    putOff.set(name, {
      times,
      until: performance.now() + Math.min(LONGEST_PUT_OFF_MS, everyMs * 2 ** times),
    });
    ports.log.warn(
      { file: name, error: messageOf(failure) },
      'a file of the watched folder could not be taken in and is tried again',
    );
  };

  /** False where another process watches. */
  const holds = async (): Promise<boolean> => {
    if (held !== undefined) return true;
    // A share that is not there at the moment is not made.
    await stat(folder);
    try {
      held = claim(join(folder, CLAIM));
    } catch (failure) {
      if (failure instanceof StoreInUse) return false;
      ports.log.warn(
        { folder, error: messageOf(failure) },
        'no other process may watch this folder, it cannot be locked',
      );
      held = { release() {} };
    }
    return true;
  };

  const again = async (): Promise<void> => {
    let pauseMs = everyMs;
    try {
      if (await holds()) await look();
      else pauseMs = CLAIM_AGAIN_MS;
    } catch (failure) {
      ports.log.warn({ folder, error: messageOf(failure) }, 'the watched folder is looked at again');
    }
    if (!stopped) timer = setTimeout(() => (working = again()), pauseMs);
  };
  let working = again();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
    held?.release();
  };
}

interface Seen {
  /** Size and time of change. */
  readonly state: string;
  readonly since: number;
}

/** False also for what has been finished, or given up, meanwhile. */
async function isBeingWritten(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < LEFT_OVER_MS;
}

/** Beside what is yet to be a recording: some programs hide it, and give it one more ending of their own. */
function sidesOfUnfinished(name: string): Set<string> {
  const finished = name.replace(/^\.+/, '').replace(UNFINISHED, '');
  const names = [finished, finished.slice(0, finished.length - extname(finished).length)];
  return new Set(names.filter((one) => sideEndingOf(one) === undefined).flatMap(sideFilesOf));
}

/** How files that belong together are called in a folder where none of them may take the place of another. */
async function freeNames(folder: string, names: readonly string[]): Promise<(name: string) => string> {
  const taken = new Set(await readdir(folder));
  for (let number = 1; ; number++) {
    const called = (name: string) =>
      number === 1 ? name : `${name.slice(0, name.length - extname(name).length)}-${number}${extname(name)}`;
    const isFree = (name: string) => !taken.has(called(name)) && !taken.has(rejectsName(called(name)));
    if (names.every(isFree)) return called;
  }
}

/** As long as it may be, without breaking a character. */
function rejectsName(name: string): string {
  let kept = name;
  while (Buffer.byteLength(kept + REJECTS) > LONGEST_NAME) kept = [...kept].slice(0, -1).join('');
  return kept + REJECTS;
}
