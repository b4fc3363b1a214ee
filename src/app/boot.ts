import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS } from '#adapters/formats/catalogue.ts';
import { PackShelf } from '#adapters/packs/pack-shelf.ts';
import { PACK_FILE, readHeader, readPack } from '#adapters/packs/read-pack.ts';
import type { ReadOptions, ReadOutcome } from '#contract/files/reading.ts';
import type { ResultFormat, ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import type { Problem } from '#core/problem.ts';
import manifest from '../../package.json' with { type: 'json' };

// Terminals are written to by the command line as by the text report.
export { clip, harmless, padEnd, width, wrap } from '#adapters/reports/text/layout.ts';
export { type Palette, palette } from '#adapters/reports/text/palette.ts';
export { Sheet } from '#adapters/reports/text/sheet.ts';

export const VERSION = manifest.version;

/** The packs that come with the program. */
export const packShelf = new PackShelf(fileURLToPath(new URL('../../packs', import.meta.url)));

export { FORMATS, readPack };

// Readers and writers bring large libraries; they are loaded when they are first needed, so that a
// mistyped option is answered at once.

/** Reads a file of conversations in any known format, one outcome each. */
export async function* readConversations(file: string, options: ReadOptions): AsyncGenerator<ReadOutcome> {
  const formats = await import('#adapters/formats/index.ts');
  yield* formats.readConversations(file, options);
}

/** What is wrong with a `--map`; empty when it can be used. */
export async function checkMapping(map: Readonly<Record<string, string>>): Promise<readonly Problem[]> {
  const { parseMapping } = await import('#adapters/formats/mapping.ts');
  const parsed = parseMapping(map);
  return parsed.ok ? [] : parsed.problems;
}

export async function writerFor(format: ResultFormat, frame: ResultFrame): Promise<ResultWriter> {
  const { createWriter } = await import('#adapters/reports/create-writer.ts');
  const { toVcon } = await import('#adapters/formats/index.ts');
  return createWriter(format, frame, {
    toVcon: ({ conversation, analysis }) => toVcon(conversation, analysis),
  });
}

export function isPackHeader(file: string): boolean {
  return basename(file) === PACK_FILE;
}

export function packHeaderProblems(source: string, file: string): readonly Problem[] {
  return readHeader(source, file).problems;
}
