import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveRecorder } from '#core/ports/live-sound.ts';
import { StoreInUse } from '#core/ports/store-errors.ts';
import { liveRecorderIn } from './live-recorder.ts';
import { sharedLiveRecorder } from './shared-live-recorder.ts';

const SOUND = [new Float32Array(1_600)];

describe('processes that keep live calls in one folder', () => {
  let root: string;
  let held: Set<string>;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tingzhen-live-'));
    held = new Set();
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const claim = (folder: string) => {
    if (held.has(folder)) throw new StoreInUse({ zh: folder, en: folder });
    mkdirSync(folder, { recursive: true });
    held.add(folder);
    return { release: () => void held.delete(folder) };
  };
  const process = (lock = claim) => sharedLiveRecorder(root, lock);
  const begin = async (recorder: Pick<LiveRecorder, 'begin'>, key: string) => {
    const recording = await recorder.begin(key, 1, { key });
    await recording.write(SOUND);
    return recording;
  };
  const takenUp = async (recorder: LiveRecorder) => {
    const told: unknown[] = [];
    for (const name of await recorder.left()) {
      const { about, recording } = await recorder.takeUp(name);
      told.push((about as { readonly key: string }).key);
      await recording.close();
    }
    return told.toSorted();
  };

  it('leave each other what goes on, and take up what one has left that has ended, once', async () => {
    const [first, second, third] = [process(), process(), process()];
    for (const key of ['a', 'b']) await (await begin(first, key)).close();
    expect(await takenUp(second)).toEqual([]);
    expect(await second.leftOf('a')).toBeNull();
    await first.close();
    expect(await takenUp(second)).toEqual(['a', 'b']);
    expect(await takenUp(second)).toEqual([]);
    expect(await takenUp(third)).toEqual([]);
    await second.close();
    expect(await takenUp(third)).toEqual(['a', 'b']);
  });

  it('go on at once with a call whose process has ended, and do not tell of it again', async () => {
    const [first, second] = [process(), process()];
    for (const key of ['a', 'b']) await (await begin(first, key)).close();
    await first.close();
    const left = await second.leftOf('a');
    expect(left).toMatchObject({ about: { key: 'a' } });
    await left!.recording.close();
    expect(await takenUp(second)).toEqual(['b']);
  });

  it('take up nothing under a key with which they keep another recording, as long as they keep it', async () => {
    const [first, second] = [process(), process()];
    await (await begin(first, 'a')).close();
    const own = await begin(second, 'a');
    await first.close();
    expect(await takenUp(second)).toEqual([]);
    await own.close();
    await own.remove();
    expect(await takenUp(second)).toEqual(['a']);
  });

  it('take up what lies directly in the folder', async () => {
    await (await begin(liveRecorderIn(root), 'old')).close();
    expect(await takenUp(process())).toEqual(['old']);
  });

  it('leave no folder without calls, and remove what a killed one left for a day', async () => {
    const first = process();
    const recording = await begin(first, 'a');
    await recording.close();
    await recording.remove();
    await first.close();
    const [killed, young] = ['killed', 'young'].map((name) => join(root, name));
    for (const folder of [killed!, young!]) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'x.wav'), '');
    }
    utimesSync(killed!, 0, 0);
    expect(await process().left()).toEqual([]);
    expect(readdirSync(root)).toEqual(['young']);
  });

  it('keep calls where folders cannot be locked, and take up at their start what is there', async () => {
    const unlockable = () => {
      throw new Error('no locks here');
    };
    const [first, second] = [process(unlockable), process(unlockable)];
    expect(await second.left()).toEqual([]);
    await (await begin(first, 'a')).close();
    expect(await second.left()).toEqual([]);
    expect(await takenUp(process(unlockable))).toEqual(['a']);
  });
});
