import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { LanguageFusion } from '#core/signals/fusion-weights.ts';
import { fusionSchema } from './fusion-file.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { damaged, LanguageModelError } from './model-error.ts';

const MANIFEST = 'manifest.json';
const FUSION = 'fusion.json';
const NEEDED = ['encoder.onnx', 'context.onnx', 'tokenizer.json'] as const;

/** A model of one language whose files are there and are what the manifest says. */
export interface ModelFolder {
  readonly path: string;
  readonly manifest: Manifest;
  /** Without a `fusion.json` nothing is set, and both sides count evenly. */
  readonly fusion: LanguageFusion;
}

/**
 * Finds the models in a folder, one subfolder each, and checks that every file is there, has its size and, unless
 * another part of the program has checked that already, its hash. Throws `LanguageModelError`.
 */
export async function readModelFolders(root: string, checksHashes: boolean): Promise<readonly ModelFolder[]> {
  const names = await readdir(root).catch(() => []);
  const folders: ModelFolder[] = [];
  for (const name of names.sort()) {
    const path = join(root, name);
    if ((await stat(join(path, MANIFEST)).catch(() => null)) !== null)
      folders.push(await readFolder(path, checksHashes));
  }
  if (folders.length > 0) return folders;
  throw new LanguageModelError({
    zh: `${root} 下没有语言模型（其中应有带 ${MANIFEST} 的子目录）。请重新安装程序，或在 TINGZHEN_LANGUAGE_MODEL 中写明模型目录；写 off 则不用语言模型。`,
    en: `There is no language model in ${root}: a subfolder with a ${MANIFEST} is expected. Install the program again or name the folder in TINGZHEN_LANGUAGE_MODEL; off does without the model.`,
  });
}

async function readFolder(path: string, checksHashes: boolean): Promise<ModelFolder> {
  const manifest = await readJson(join(path, MANIFEST), manifestSchema);
  for (const name of NEEDED) {
    if (manifest.files[name] === undefined)
      throw damaged(join(path, MANIFEST), `没有列出 ${name}`, `does not list ${name}`);
  }
  await Promise.all(
    Object.entries(manifest.files).map(([name, { sha256, bytes }]) =>
      check(join(path, name), checksHashes ? sha256 : undefined, bytes),
    ),
  );
  const file = join(path, FUSION);
  const hasFusion = (await stat(file).catch(() => null)) !== null;
  return { path, manifest, fusion: hasFusion ? await readJson(file, fusionSchema) : {} };
}

async function check(file: string, sha256: string | undefined, bytes: number): Promise<void> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw damaged(file, '缺失或无法读取', 'is missing or cannot be read', cause);
  });
  if (size !== bytes) {
    throw damaged(
      file,
      `已损坏：应为 ${bytes} 字节，实为 ${size} 字节`,
      `is damaged: it has ${size} bytes instead of ${bytes}`,
    );
  }
  if (sha256 === undefined) return;
  const digest = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), digest);
  if (digest.digest('hex') !== sha256) {
    throw damaged(
      file,
      '已损坏：内容与 manifest.json 中的 SHA-256 不符',
      'is damaged: its content does not have the SHA-256 of manifest.json',
    );
  }
}

/** A file of JSON in a form. Throws `LanguageModelError` that names it. */
export async function readJson<Content>(file: string, schema: z.ZodType<Content>): Promise<Content> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw damaged(file, '无法读取', 'cannot be read', cause);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, '不是有效的 JSON', 'is not valid JSON', cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
    .join('; ');
  throw damaged(file, `的内容不可用（${problems}）`, `cannot be used (${problems})`);
}
