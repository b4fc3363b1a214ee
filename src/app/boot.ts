import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS, readConversations, toVcon } from '#adapters/formats/index.ts';
import { parseMapping } from '#adapters/formats/mapping.ts';
import { PackShelf } from '#adapters/packs/pack-shelf.ts';
import { PACK_FILE, readHeader, readPack } from '#adapters/packs/read-pack.ts';
import { createWriter } from '#adapters/reports/create-writer.ts';
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

export { FORMATS, readConversations, readPack };

/** What is wrong with a `--map`; empty when it can be used. */
export function checkMapping(map: Readonly<Record<string, string>>): readonly Problem[] {
  const parsed = parseMapping(map);
  return parsed.ok ? [] : parsed.problems;
}

export function isPackHeader(file: string): boolean {
  return basename(file) === PACK_FILE;
}

export function packHeaderProblems(source: string, file: string): readonly Problem[] {
  return readHeader(source, file).problems;
}

export function writerFor(format: ResultFormat, frame: ResultFrame): ResultWriter {
  return createWriter(format, frame, {
    toVcon: ({ conversation, analysis }) => toVcon(conversation, analysis),
  });
}
