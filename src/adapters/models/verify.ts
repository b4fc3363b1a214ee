import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CataloguedModel, ModelFile } from './catalogue.ts';

export type FileState = 'ok' | 'missing' | 'wrong-size' | 'wrong-hash';

/** What became of each file of a model in its folder. */
export async function verifyModel(
  model: CataloguedModel,
  folder: string,
): Promise<readonly { readonly name: string; readonly state: FileState }[]> {
  return Promise.all(
    model.files.map(async (file) => ({
      name: file.name,
      state: await stateOf(join(folder, file.name), file),
    })),
  );
}

export async function stateOf(path: string, { bytes, sha256 }: ModelFile): Promise<FileState> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'missing';
  if (found.size !== bytes) return 'wrong-size';
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), digest);
  return digest.digest('hex') === sha256 ? 'ok' : 'wrong-hash';
}
