import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveRecorder } from '#core/ports/live-sound.ts';
import { StoreInUse } from '#core/ports/store-errors.ts';
import { type FolderRecorder, liveRecorderIn, recordingNameOf } from './live-recorder.ts';

/** Versions before kept what runs directly in the folder. */
const DIRECTLY = '.';
/** A folder without calls is being made, or was left by a process that was killed between two of its files. */
const ABANDONED_MS = 24 * 3_600_000;

interface Held {
  readonly recorder: FolderRecorder;
  release(): void;
}

/**
 * Keeps the sound of running calls where several processes do: each has a folder of its own and holds it, so that another
 * one takes up what lies there only once the process has ended. Where folders cannot be locked, all is taken up at the start.
 * @param claim takes a folder for this process; throws `StoreInUse` where another one has it
 */
export function sharedLiveRecorder(
  root: string,
  claim: (folder: string) => { release(): void },
): LiveRecorder {
  const own = randomUUID();
  const held = new Map<string, Held>();
  const untold = new Set<string>();
  let hasLooked = false;

  const recorderOf = (folder: string) => liveRecorderIn(join(root, folder));

  /** Null where it is another process's. */
  function hold(folder: string, mayBeUnlocked: boolean): FolderRecorder | null {
    const recorder = recorderOf(folder);
    try {
      const lock = claim(join(root, folder));
      held.set(folder, { recorder, release: () => lock.release() });
    } catch (failure) {
      if (failure instanceof StoreInUse || !mayBeUnlocked) return null;
      held.set(folder, { recorder, release: () => {} });
    }
    return recorder;
  }

  async function drop(folder: string): Promise<void> {
    const { recorder, release } = held.get(folder)!;
    const isEmpty = (await recorder.left()).length === 0;
    held.delete(folder);
    release();
    if (!isEmpty || folder === DIRECTLY) return;
    // What cannot be removed now is, a day later, by whoever looks then.
    await rm(join(root, folder), { recursive: true, force: true }).catch(() => {});
  }

  async function claimFree(): Promise<void> {
    const mayBeUnlocked = !hasLooked;
    hasLooked = true;
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const folder of [DIRECTLY, ...folders]) {
      if (held.has(folder)) continue;
      const names = await recorderOf(folder).left();
      if (names.length === 0 && (folder === DIRECTLY || !(await isAbandoned(join(root, folder))))) continue;
      // Its sender came here while the other process still ran: the one is over before the other is taken up.
      if (await goesOnHere(names)) continue;
      const recorder = hold(folder, mayBeUnlocked);
      if (recorder === null) continue;
      const left = await recorder.left();
      for (const name of left) untold.add(join(folder, name));
      if (left.length === 0) await drop(folder);
    }
  }

  async function goesOnHere(names: readonly string[]): Promise<boolean> {
    for (const { recorder } of held.values()) {
      const kept = new Set(await recorder.left());
      if (names.some((name) => kept.has(name))) return true;
    }
    return false;
  }

  async function leftInHeld(key: string) {
    for (const [folder, { recorder }] of held) {
      const left = await recorder.leftOf(key);
      if (left === null) continue;
      untold.delete(join(folder, recordingNameOf(key)));
      return left;
    }
    return null;
  }

  return {
    begin(key, channels, about) {
      const recorder = held.get(own)?.recorder ?? hold(own, true)!;
      return recorder.begin(key, channels, about);
    },

    async left() {
      await claimFree();
      const names = [...untold];
      untold.clear();
      return names;
    },

    takeUp: (name) => liveRecorderIn(root).takeUp(name),

    async leftOf(key) {
      const left = await leftInHeld(key);
      if (left !== null) return left;
      await claimFree();
      return leftInHeld(key);
    },

    async close() {
      for (const folder of held.keys()) await drop(folder);
    },
  };
}

async function isAbandoned(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
