import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RecordingSound } from '#app/usecases/service/sound/ports.ts';
import type { HearingThreads } from './hearing-thread.ts';

/**
 * Recordings out of the store: they are laid into files, as those who hear work with files.
 * @param folder where the files lie while they are needed
 */
export function recordingSound(
  { listen, render }: Pick<HearingThreads, 'listen' | 'render'>,
  folder: string,
): RecordingSound {
  const laid = async <Result>(
    recording: AsyncIterable<Uint8Array>,
    use: (file: string, beside: string) => Promise<Result>,
  ): Promise<Result> => {
    await mkdir(folder, { recursive: true });
    const own = await mkdtemp(join(folder, 'sound-'));
    try {
      const file = join(own, 'recording');
      await pipeline(recording, createWriteStream(file, { mode: 0o600 }));
      return await use(file, join(own, 'rendered'));
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  };
  return {
    listen: (recording) => laid(recording, (file) => listen(file)),
    render: (recording, bleeps, keep) =>
      laid(recording, async (file, rendered) => {
        await render(file, rendered, bleeps);
        await keep(rendered);
      }),
  };
}
