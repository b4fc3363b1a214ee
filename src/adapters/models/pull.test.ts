import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CataloguedModel } from './catalogue.ts';
import { pullModel } from './pull.ts';

const CONTENT = Buffer.from('weights of a small model '.repeat(100));
const file = {
  name: 'model.bin',
  bytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};
const modelFrom = (base: string): CataloguedModel => ({
  name: 'small',
  licence: 'MIT',
  about: { zh: '小', en: 'small' },
  files: [file],
  sources: [{ kind: 'url', base }],
});
const options = { signal: new AbortController().signal, progress() {} };
const folderFor = () => mkdtemp(join(tmpdir(), 'tingzhen-models-'));

it('goes on where a broken download ended', async () => {
  const ranges: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    ranges.push(headers.range);
    const from = Number(/\d+/.exec(headers.range ?? '0')![0]);
    response.writeHead(from > 0 ? 206 : 200).end(CONTENT.subarray(from));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const folder = await folderFor();
  await mkdir(join(folder, '.small.part'));
  await writeFile(join(folder, '.small.part', file.name), CONTENT.subarray(0, 700));
  const { port } = server.address() as AddressInfo;
  const path = await pullModel(modelFrom(`http://127.0.0.1:${port}/`), folder, options);
  server.close();
  expect(ranges).toEqual(['bytes=700-']);
  expect(await readFile(join(path, file.name))).toEqual(CONTENT);
  expect(await readdir(folder)).toEqual(['small']);
});

it('takes no file with another content, and says which', async () => {
  const [folder, from] = [await folderFor(), await folderFor()];
  await writeFile(join(from, file.name), Buffer.alloc(file.bytes));
  const pulling = pullModel(modelFrom(''), folder, { ...options, from });
  await expect(pulling).rejects.toThrow('model.bin (wrong-hash)');
  expect(await readdir(folder)).not.toContain('small');
  await writeFile(join(from, file.name), CONTENT);
  expect(await pullModel(modelFrom(''), folder, { ...options, from })).toBe(join(folder, 'small'));
});
