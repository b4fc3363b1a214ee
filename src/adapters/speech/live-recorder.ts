import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveRecorder, LiveRecording } from '#core/ports/live-sound.ts';
import { type AudioBlock, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { sideFileOf } from './side-file.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** Keeps the sound of running calls as 16-bit WAV in a folder, with what is said of them beside it. */
export function liveRecorderIn(folder: string): LiveRecorder {
  const at = (name: string, ending: string) => join(folder, `${name}.${ending}`);

  async function recording(name: string, channels: 1 | 2, isNew: boolean): Promise<LiveRecording> {
    const file = at(name, 'wav');
    const handle = await open(file, isNew ? 'w' : 'r+');
    if (isNew) await handle.write(headerOf(channels, 0), 0, HEADER_BYTES, 0);
    const others = [at(name, 'about'), sideFileOf(file)];
    return new WavRecording(file, at(name, 'notes'), others, channels, handle);
  }

  return {
    async begin(key, channels, about) {
      await mkdir(folder, { recursive: true });
      const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
      await writeFile(at(name, 'notes'), '');
      const begun = await recording(name, channels, true);
      // Written last: what has no such file never began.
      await writeFile(at(name, 'about'), JSON.stringify({ channels, about }));
      return begun;
    },

    async left() {
      const names = await readdir(folder).catch(() => []);
      const found: Awaited<ReturnType<LiveRecorder['left']>>[number][] = [];
      for (const entry of names.filter((one) => one.endsWith('.about'))) {
        const name = entry.slice(0, -'.about'.length);
        const { channels, about } = JSON.parse(await readFile(at(name, 'about'), 'utf8')) as {
          readonly channels: 1 | 2;
          readonly about: unknown;
        };
        const notes = notesIn(await readFile(at(name, 'notes'), 'utf8').catch(() => ''));
        const kept = await recording(name, channels, false);
        await kept.close();
        found.push({ about, notes, recording: await recording(name, channels, false) });
      }
      return found;
    },
  };
}

/** The last line may have been cut off by the end of the process. */
function notesIn(text: string): unknown[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
}

class WavRecording implements LiveRecording {
  readonly file: string;
  readonly #notes: string;
  readonly #others: readonly string[];
  readonly #channels: 1 | 2;
  readonly #handle: FileHandle;

  constructor(file: string, notes: string, others: readonly string[], channels: 1 | 2, handle: FileHandle) {
    this.file = file;
    this.#notes = notes;
    this.#others = others;
    this.#channels = channels;
    this.#handle = handle;
  }

  async write(block: AudioBlock): Promise<void> {
    const bytes = samplesOf(block);
    const { size } = await this.#handle.stat();
    await this.#handle.write(bytes, 0, bytes.length, size);
  }

  async note(value: unknown): Promise<void> {
    await writeFile(this.#notes, `${JSON.stringify(value)}\n`, { flag: 'a' });
  }

  async close(): Promise<void> {
    const { size } = await this.#handle.stat();
    // A block of which half was written is as good as none.
    const frame = SAMPLE_BYTES * this.#channels;
    const sound = Math.max(0, size - HEADER_BYTES);
    const whole = sound - (sound % frame);
    await this.#handle.write(headerOf(this.#channels, whole), 0, HEADER_BYTES, 0);
    await this.#handle.truncate(HEADER_BYTES + whole);
    await this.#handle.sync();
    await this.#handle.close();
  }

  async remove(): Promise<void> {
    for (const file of [...this.#others, this.#notes, this.file]) await rm(file, { force: true });
  }
}

function samplesOf(block: AudioBlock): Buffer {
  const channels = block.length;
  const { length } = block[0]!;
  const bytes = Buffer.alloc(length * channels * SAMPLE_BYTES);
  for (const [channel, plane] of block.entries()) {
    for (let i = 0; i < length; i++) {
      const sample = Math.max(-1, Math.min(1, plane[i]!));
      bytes.writeInt16LE(Math.round(sample * 32_767), (i * channels + channel) * SAMPLE_BYTES);
    }
  }
  return bytes;
}

/** The 44 bytes of RIFF WAVE, PCM ("Multimedia Programming Interface and Data Specifications 1.0", 1991). */
function headerOf(channels: number, soundBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + soundBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(HEARING_RATE, 24);
  header.writeUInt32LE(HEARING_RATE * channels * SAMPLE_BYTES, 28);
  header.writeUInt16LE(channels * SAMPLE_BYTES, 32);
  header.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(soundBytes, 40);
  return header;
}
