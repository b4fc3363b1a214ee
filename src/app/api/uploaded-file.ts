import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Context } from 'hono';
import { baseName, isNamedLikeRecording } from '#core/speech/recording-name.ts';
import { callTableBeside, type SideEnding, sideEndingOf, sideFileOf } from '#core/speech/side-file-name.ts';
import type { ApiLimits } from './dependencies.ts';
import { filesOfForm } from './form-file.ts';
import { badRequest, tooLarge } from './problem.ts';
import { bodyOf } from './read-body.ts';

export interface UploadedFile {
  readonly path: string;
  readonly name: string;
  remove(): Promise<void>;
}

/** What came with a recording. */
interface Beside {
  readonly name: string;
  readonly ending: SideEnding;
  readonly path: string;
}

const LONGEST_NAME = 200;
const SPLIT_IT = { zh: '请拆分文件后再上传。', en: 'Split the file.' };

/**
 * Keeps an uploaded file in a folder of its own, as it arrives: the body itself with its name in the address, or
 * the first file of a form. A recording is kept with what the form brings beside it, before it or after: words and
 * what is known of the call as JSON, vCon or a table (CSV).
 */
export async function keepUpload(
  context: Context,
  name: string | undefined,
  temporaryFolder: string,
  limits: ApiLimits,
): Promise<UploadedFile> {
  if (Number(context.req.header('content-length') ?? 0) > limits.uploadBytes) {
    throw tooLarge(limits.uploadBytes, SPLIT_IT);
  }
  const body = limited(bodyOf(context), limits.uploadBytes);
  const contentType = context.req.header('content-type') ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    return keepForm(contentType, body, temporaryFolder);
  }
  if (name === undefined) {
    throw badRequest({
      zh: '没有文件名：请写成 ?name=文件名，或用 multipart/form-data 上传',
      en: 'There is no file name: write ?name=FILE, or send multipart/form-data',
    });
  }
  return keep(safeName(name), body, temporaryFolder);
}

async function keepForm(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  temporaryFolder: string,
): Promise<UploadedFile> {
  let kept: UploadedFile | undefined;
  const beside: Beside[] = [];
  try {
    for await (const { name, chunks } of filesOfForm(contentType, body)) {
      if (kept === undefined) {
        kept = await keep(safeName(name), chunks, temporaryFolder);
        continue;
      }
      const folder = dirname(kept.path);
      const ending = sideEndingOf(name);
      const before = sideEndingOf(kept.name);
      if (ending !== undefined) {
        const path = join(folder, `.beside-${beside.length}`);
        await pipeline(chunks, createWriteStream(path, { mode: 0o600 }));
        beside.push({ name, ending, path });
      } else if (before !== undefined && isNamedLikeRecording(name)) {
        // What tells of a recording came before it.
        const path = join(folder, safeName(name));
        await pipeline(chunks, createWriteStream(path, { mode: 0o600 }));
        beside.unshift({ name: kept.name, ending: before, path: kept.path });
        kept = { ...kept, path, name: safeName(name) };
      }
    }
    if (sideEndingOf(kept!.name) === undefined) {
      for (const one of beside) await rename(one.path, placeOf(one, beside, kept!.path));
    }
  } catch (failure) {
    await kept?.remove();
    throw failure;
  }
  return kept!;
}

/** Of two tables one is that of all calls, by its name. */
function placeOf({ name, ending }: Beside, all: readonly Beside[], recording: string): string {
  const isOneOfTwo = all.filter((other) => other.ending === ending).length > 1;
  const table = callTableBeside(recording);
  return isOneOfTwo && name.toLowerCase() === baseName(table) ? table : sideFileOf(recording, ending);
}

async function keep(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  temporaryFolder: string,
): Promise<UploadedFile> {
  await mkdir(temporaryFolder, { recursive: true });
  const folder = await mkdtemp(join(temporaryFolder, 'upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, name);
  try {
    await pipeline(chunks, createWriteStream(path, { mode: 0o600 }));
  } catch (failure) {
    await remove();
    throw failure;
  }
  return { path, name, remove };
}

async function* limited(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge(limit, SPLIT_IT);
    yield chunk;
  }
}

/** A plain name: nothing that could lead out of the folder or hide in it. */
function safeName(name: string): string {
  const plain = name.normalize('NFC');
  const isPlain =
    plain.trim() !== '' &&
    !/[/\\:\p{Cc}]/u.test(plain) &&
    !plain.startsWith('.') &&
    Buffer.byteLength(plain) <= LONGEST_NAME;
  if (isPlain) return plain;
  throw badRequest({
    zh: '文件名只能是名字本身：不含路径、冒号和控制字符，不以点开头，不超过 200 字节',
    en: 'A file name is a name alone: no path, colon or control character, no dot at its beginning, at most 200 bytes',
  });
}
