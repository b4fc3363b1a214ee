import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acrossBridge } from '#core/insights/language-bridge.ts';
import { bridgeBytes, bridgeOf, readBridge } from './bridge-file.ts';
import { type ModelFolder, readModelFolders } from './model-folder.ts';
import { SHIPPED_MODELS } from './model-setting.ts';

let folders: readonly ModelFolder[];
let copy: string;
beforeAll(async () => {
  folders = await readModelFolders(SHIPPED_MODELS, false);
  copy = await mkdtemp(join(tmpdir(), 'bridge-'));
  await cp(join(SHIPPED_MODELS, 'bridge'), join(copy, 'bridge'), { recursive: true });
});
afterAll(() => rm(copy, { recursive: true }));

describe('the bridge between two models', () => {
  test('leads from the vectors of the shipped ones, and no others', async () => {
    const bridge = (await readBridge(SHIPPED_MODELS, folders))!;
    for (const { manifest } of folders) {
      const vector = new Float32Array(manifest.width).fill(1 / Math.sqrt(manifest.width));
      const across = acrossBridge(bridge, vector, manifest.language)!;
      expect(across).toHaveLength(bridge.parts);
      expect(Math.hypot(...across)).toBeCloseTo(1);
      expect(acrossBridge(bridge, new Float32Array(7), manifest.language)).toBeUndefined();
    }
    const [one, ...others] = folders;
    const encoder = { sha256: '0'.repeat(64), bytes: 1 };
    const strange = {
      ...one!,
      manifest: { ...one!.manifest, files: { ...one!.manifest.files, 'encoder.onnx': encoder } },
    };
    expect(await readBridge(SHIPPED_MODELS, [strange, ...others])).toBeUndefined();
    expect(await readBridge(join(SHIPPED_MODELS, 'listener-zh'), folders)).toBeUndefined();
  });

  test('is told to be damaged where its bytes are not those that were written', async () => {
    await writeFile(join(copy, 'bridge', 'bridge.bin'), 'TZBRDG1\n');
    await expect(readBridge(copy, folders)).rejects.toThrow('SHA-256');
    expect(() => bridgeOf(Buffer.from('something else altogether'), 'f')).toThrow('TZBRDG1');
  });

  test('comes back from its bytes within half a step of a hundred and twenty-seventh', () => {
    const side = (width: number) => ({
      mean: Float32Array.from({ length: width }, (_, i) => i / 10),
      matrix: Float32Array.from({ length: 2 * width }, (_, i) => (i % 2 === 0 ? 1 : 100) * Math.sin(i)),
    });
    const written = { parts: 2, sides: { zh: side(5), en: side(3) } };
    const read = bridgeOf(bridgeBytes(written), 'f');
    for (const language of ['zh', 'en'] as const) {
      expect(read.sides[language].mean).toEqual(written.sides[language].mean);
      for (const [i, value] of read.sides[language].matrix.entries()) {
        const step = (i % 2 === 0 ? 1 : 100) / 127;
        expect(Math.abs(value - written.sides[language].matrix[i]!)).toBeLessThanOrEqual(step / 2 + 1e-5);
      }
    }
  });
});
