import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import type { BridgeSide, LanguageBridge } from '#core/insights/language-bridge.ts';
import { damaged } from './model-error.ts';
import { type ModelFolder, readJson } from './model-folder.ts';

const FOLDER = 'bridge';
const DESCRIPTION = 'bridge.json';
const CONTENT = 'bridge.bin';
const MAGIC = 'TZBRDG1\n';
const HEADER = 24;

/** `bridge.json`: between which encoders it leads, and what its file must be. */
const descriptionSchema = z.object({
  id: z.string().min(1),
  /** SHA-256 of the `encoder.onnx` of each language. */
  encoders: z.record(z.enum(LANGUAGES), z.string().length(64)),
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), bytes: z.int().nonnegative() })),
});

/**
 * The bridge that lies beside some models; undefined where there is none, or one between other encoders than these.
 * Throws `LanguageModelError` where it is damaged.
 */
export async function readBridge(
  root: string,
  folders: readonly ModelFolder[],
): Promise<LanguageBridge | undefined> {
  const path = join(root, FOLDER);
  if ((await stat(join(path, DESCRIPTION)).catch(() => null)) === null) return undefined;
  const { encoders, files } = await readJson(join(path, DESCRIPTION), descriptionSchema);
  const isBetween = LANGUAGES.every((language) => {
    const manifest = folders.find((folder) => folder.manifest.language === language)?.manifest;
    return manifest?.files['encoder.onnx']?.sha256 === encoders[language];
  });
  if (!isBetween) return undefined;
  const file = join(path, CONTENT);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw damaged(file, '缺失或无法读取', 'is missing or cannot be read', cause);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== files[CONTENT]?.sha256) {
    throw damaged(
      file,
      `已损坏：内容与 ${DESCRIPTION} 中的 SHA-256 不符`,
      `is damaged: its content does not have the SHA-256 of ${DESCRIPTION}`,
    );
  }
  return bridgeOf(bytes, file);
}

/**
 * Reads `bridge.bin`, little-endian:
 * ```
 * bytes 0–7      "TZBRDG1\n"
 * uint32 ×4      K (directions of the common space), width of zh, width of en, 0
 * for zh, then en, W the width:
 *   float32 W    mean
 *   float32 K    scale of each direction
 *   int8 W×K     matrix by row, to be multiplied by the scales
 * ```
 */
export function bridgeOf(bytes: Buffer, file: string): LanguageBridge {
  const wrong = (en: string) =>
    damaged(file, `的格式不对（${en}）`, `has another form than expected (${en})`);
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 8) !== MAGIC)
    throw wrong('it does not begin with TZBRDG1');
  const [parts, ...widths] = [8, 12, 16].map((at) => bytes.readUInt32LE(at)) as [number, number, number];
  const expected = widths.reduce((sum, width) => sum + 4 * (width + parts) + width * parts, HEADER);
  if (bytes.length !== expected) throw wrong(`${bytes.length} bytes instead of ${expected}`);
  let at = HEADER;
  const floats = (count: number) => {
    const taken = Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(at + 4 * i));
    at += 4 * count;
    return taken;
  };
  const side = (width: number): BridgeSide => {
    const mean = floats(width);
    const scales = floats(parts);
    const matrix = Float32Array.from({ length: width * parts }, (_, i) => {
      return bytes.readInt8(at + i) * scales[i % parts]!;
    });
    at += width * parts;
    return { mean, matrix };
  };
  const sides = Object.fromEntries(LANGUAGES.map((language, i) => [language, side(widths[i]!)]));
  return { parts, sides: sides as Readonly<Record<Language, BridgeSide>> };
}

/** The bytes of `bridge.bin`. */
export function bridgeBytes({ parts, sides }: LanguageBridge): Buffer {
  const [zh, en] = [sides.zh.mean.length, sides.en.mean.length];
  const header = Buffer.alloc(HEADER);
  header.write(MAGIC, 'latin1');
  for (const [i, value] of [parts, zh, en].entries()) header.writeUInt32LE(value, 8 + 4 * i);
  const written = LANGUAGES.map((language) => {
    const { mean, matrix } = sides[language];
    const scales = Float32Array.from({ length: parts }, (_, part) => {
      let most = 0;
      for (let i = part; i < matrix.length; i += parts) most = Math.max(most, Math.abs(matrix[i]!));
      return most / 127 || 1;
    });
    const rounded = Int8Array.from(matrix, (value, i) => Math.round(value / scales[i % parts]!));
    return Buffer.concat([mean, scales, rounded].map((part) => Buffer.from(part.buffer)));
  });
  return Buffer.concat([header, ...written]);
}
