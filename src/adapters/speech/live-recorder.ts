import { createHash } from 'node:crypto';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { LeftRecording, LiveRecorder, LiveRecording } from '#core/ports/live-sound.ts';
import { type AudioBlock, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { floatsOf, pcm16, WAV_HEADER_BYTES, wavHeader } from '#core/speech/pcm16.ts';
import { sideFileOf } from '#core/speech/side-file-name.ts';

const SAMPLE_BYTES = 2;

/** One that nobody else uses. */
export type FolderRecorder = Omit<LiveRecorder, 'close'>;

export function recordingNameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** Keeps the sound of running calls as 16-bit WAV in a folder, with what is said of them beside it. */
export function liveRecorderIn(folder: string): FolderRecorder {
  const at = (name: string, ending: string) => join(folder, `${name}.${ending}`);

  async function recording(name: string, channels: 1 | 2, isNew: boolean): Promise<LiveRecording> {
    const file = at(name, 'wav');
    const handle = await open(file, isNew ? 'w+' : 'r+');
    if (isNew) await handle.write(wavHeader(channels, HEARING_RATE, 0), 0, WAV_HEADER_BYTES, 0);
    const others = [at(name, 'about'), sideFileOf(file)];
    const { size } = await handle.stat();
    return new WavRecording(file, { notes: at(name, 'notes'), others, channels, handle, size });
  }

  async function takeUp(name: string): Promise<LeftRecording> {
    const { channels, about } = JSON.parse(await readFile(at(name, 'about'), 'utf8')) as {
      readonly channels: 1 | 2;
      readonly about: unknown;
    };
    const notes = await notesIn(at(name, 'notes'));
    const kept = await recording(name, channels, false);
    await kept.close();
    return { about, notes, recording: await recording(name, channels, false) };
  }

  return {
    async begin(key, channels, about) {
      await mkdir(folder, { recursive: true });
      const name = recordingNameOf(key);
      await writeFile(at(name, 'notes'), '');
      const begun = await recording(name, channels, true);
      // There last, and there as a whole: what has no such file never began.
      await writeFile(at(name, 'begun'), JSON.stringify({ channels, about }));
      await rename(at(name, 'begun'), at(name, 'about'));
      return begun;
    },

    async left() {
      const names = await readdir(folder).catch(() => []);
      return names.filter((one) => one.endsWith('.about')).map((one) => one.slice(0, -'.about'.length));
    },

    takeUp,

    async leftOf(key) {
      const name = recordingNameOf(key);
      return (await stat(at(name, 'about')).catch(() => null)) === null ? null : takeUp(name);
    },
  };
}

/** The end of the process may have cut off the last line, which is taken away: another one will follow. */
async function notesIn(file: string): Promise<unknown[]> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) await truncate(file, whole);
  return bytes
    .toString('utf8', 0, whole)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
}

class WavRecording implements LiveRecording {
  readonly file: string;
  readonly #notes: string;
  readonly #others: readonly string[];
  readonly #channels: 1 | 2;
  readonly #handle: FileHandle;
  /** Where the next sound goes. */
  #end: number;

  constructor(
    file: string,
    opened: {
      readonly notes: string;
      readonly others: readonly string[];
      readonly channels: 1 | 2;
      readonly handle: FileHandle;
      readonly size: number;
    },
  ) {
    this.file = file;
    this.#notes = opened.notes;
    this.#others = opened.others;
    this.#channels = opened.channels;
    this.#handle = opened.handle;
    this.#end = opened.size;
  }

  async write(block: AudioBlock): Promise<void> {
    const bytes = pcm16(block);
    await this.#handle.write(bytes, 0, bytes.length, this.#end);
    this.#end += bytes.length;
  }

  async read(fromMs: number, toMs: number): Promise<AudioBlock> {
    const frame = SAMPLE_BYTES * this.#channels;
    const placeOf = (ms: number) => WAV_HEADER_BYTES + frame * Math.round((ms * HEARING_RATE) / 1000);
    const from = placeOf(Math.max(0, fromMs));
    const bytes = Buffer.alloc(Math.max(0, Math.min(placeOf(toMs), this.#end) - from));
    const { bytesRead } = await this.#handle.read(bytes, 0, bytes.length, from);
    return floatsOf(bytes.subarray(0, bytesRead - (bytesRead % frame)), this.#channels);
  }

  async note(value: unknown): Promise<void> {
    await writeFile(this.#notes, `${JSON.stringify(value)}\n`, { flag: 'a' });
  }

  async close(): Promise<void> {
    // A block of which half was written is as good as none.
    const frame = SAMPLE_BYTES * this.#channels;
    const sound = Math.max(0, this.#end - WAV_HEADER_BYTES);
    const whole = sound - (sound % frame);
    await this.#handle.write(wavHeader(this.#channels, HEARING_RATE, whole), 0, WAV_HEADER_BYTES, 0);
    await this.#handle.truncate(WAV_HEADER_BYTES + whole);
    await this.#handle.sync();
    await this.#handle.close();
  }

  async remove(): Promise<void> {
    for (const file of [...this.#others, this.#notes, this.file]) await rm(file, { force: true });
  }
}
