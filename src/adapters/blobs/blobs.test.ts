import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { all, describeBlobStore } from '../../../test/suites/blob-store.ts';
import { type S3Server, startS3Server } from '../../../test/suites/s3-server.ts';
import { openBlobStore } from './open-blob-store.ts';

const KEYS = { id: 'test-key', secret: 'test-secret' };
process.env['AWS_ACCESS_KEY_ID'] ??= KEYS.id;
process.env['AWS_SECRET_ACCESS_KEY'] ??= KEYS.secret;
const keysInUse = {
  id: process.env['AWS_ACCESS_KEY_ID'] ?? KEYS.id,
  secret: process.env['AWS_SECRET_ACCESS_KEY'] ?? KEYS.secret,
};

const root = await mkdtemp(join(tmpdir(), 'tingzhen-blobs-'));
const server = await startS3Server({ bucket: 'raw-input', keys: keysInUse, pageSize: 3 });
const s3 = (path: string, at: S3Server = server): string => `s3://${path}?endpoint=${at.endpoint}`;

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

describeBlobStore('a folder', () => openBlobStore(join(root, 'suite')));
describeBlobStore('an S3 bucket (test server)', () => openBlobStore(s3('raw-input/some/prefix')));

const realS3 = process.env['TINGZHEN_TEST_S3_URL'];
if (realS3 === undefined) it.skip('an S3 service: set TINGZHEN_TEST_S3_URL to test a real one', () => {});
else describeBlobStore('an S3 service', () => openBlobStore(realS3));

const bytes = new TextEncoder().encode('x');

describe('a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'folder-'));
  });

  it('is named by its path or as a file: URL, and made where it is missing', async () => {
    const path = join(folder, 'new', 'place');
    const store = await openBlobStore(pathToFileURL(`${path}/`).href);
    await store.put('a/b', bytes);
    expect(await (await openBlobStore(path)).get('a/b')).toEqual(bytes);
  });

  it('keeps nothing of a write that did not end, and removes what a dead process left', async () => {
    await mkdir(join(folder, '.unfinished'));
    const old = join(folder, '.unfinished', 'left');
    await writeFile(old, 'half');
    await utimes(old, new Date(0), new Date(0));
    await writeFile(join(folder, '.unfinished', 'busy'), 'half');
    await openBlobStore(folder);
    expect(await readdir(join(folder, '.unfinished'))).toEqual(['busy']);
  });

  it('removes folders that have become empty, but never itself', async () => {
    const store = await openBlobStore(folder);
    await store.put('a/b/c', bytes);
    await store.delete('a/b/c');
    expect(await readdir(folder)).toEqual(['.unfinished']);
  });

  it('refuses a key that would be a blob and a folder at once', async () => {
    const store = await openBlobStore(folder);
    await store.put('a', bytes);
    await store.put('d/e', bytes);
    await expect(store.put('a/b', bytes)).rejects.toThrow('both a blob and a folder');
    await expect(store.put('d', bytes)).rejects.toThrow('both a blob and a folder');
    expect(await readdir(join(folder, '.unfinished'))).toEqual([]);
  });

  it('does not list what is not a key', async () => {
    const store = await openBlobStore(folder);
    await store.put('a', bytes);
    await writeFile(join(folder, 'notes of the administrator.txt'), 'x');
    await symlink('/etc', join(folder, '.etc'));
    expect(await all(store.list(''))).toEqual(['a']);
  });

  it('says where and what to do when it cannot be used', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'x');
    await expect(openBlobStore(file)).rejects.toThrow(StoreUnavailable);
    await expect(openBlobStore(file)).rejects.toThrow(`The blob folder ${file} cannot be used`);
    const gone = await openBlobStore(join(folder, 'gone'));
    await rm(join(folder, 'gone'), { recursive: true });
    await expect(gone.put('a', bytes)).rejects.toThrow(StoreUnavailable);
  });

  it.skipIf(process.getuid?.() === 0)('says so when it may not be written to', async () => {
    const store = await openBlobStore(folder);
    await chmod(join(folder, '.unfinished'), 0o500);
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
  });
});

/** Mounts a file system of a few hundred kilobytes, where the system lets us. */
function mountTiny(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a folder on a full disk', () => {
  let disk = '';
  afterEach(() => {
    if (disk !== '') execFileSync('umount', [disk], { stdio: 'ignore' });
  });

  it('says so, keeps what it has, and goes on when there is room again', async (context) => {
    disk = await mkdtemp(join(root, 'disk-'));
    if (!mountTiny(disk)) {
      disk = '';
      context.skip('Only a system administrator can mount the small file system that this needs.');
    }
    const store = await openBlobStore(disk);
    await store.put('kept', bytes);
    const large = new Uint8Array(200_000);
    await store.put('first', large);
    await expect(store.put('second', large)).rejects.toThrow(StoreUnavailable);
    await expect(store.put('kept', large)).rejects.toThrow(`${disk} is full. Make room`);
    expect(await readdir(join(disk, '.unfinished'))).toEqual([]);
    expect(await store.get('kept')).toEqual(bytes);
    expect(await store.get('second')).toBeNull();
    await store.delete('first');
    await store.put('second', large);
    expect(await store.get('second')).toEqual(large);
  });
});

describe('an S3 bucket', () => {
  it('keeps everything below its prefix', async () => {
    const store = await openBlobStore(s3('raw-input/team/raw'));
    await store.put('a/b', bytes);
    expect(server.names()).toContain('team/raw/a/b');
    expect(await all(store.list('a'))).toEqual(['a/b']);
  });

  it('asks for the next page of a listing only when it is needed', async () => {
    const store = await openBlobStore(s3('raw-input/lazy'));
    for (const key of ['1', '2', '3', '4', '5', '6', '7']) await store.put(key, bytes);
    const before = server.pages();
    for await (const key of store.list('')) if (key === '4') break;
    expect(server.pages() - before).toBe(2);
  });

  it('tries again when the service is busy', async () => {
    const busy = await startS3Server({ bucket: 'raw-input', keys: keysInUse, pageSize: 10 });
    const store = await openBlobStore(s3('raw-input', busy));
    busy.failNext(2, 503, 'SlowDown');
    await store.put('a', bytes);
    busy.failNext(1, 500, 'InternalError');
    expect(await store.get('a')).toEqual(bytes);
    await busy.close();
  });

  it('says where and what to do when it cannot be used', async () => {
    const gone = await startS3Server({ bucket: 'raw-input', keys: keysInUse, pageSize: 10 });
    const unreachable = await openBlobStore(s3('raw-input', gone));
    await gone.close();
    await expect(unreachable.put('a', bytes)).rejects.toThrow(StoreUnavailable);
    await expect(unreachable.check()).rejects.toThrow(`raw-input at ${gone.endpoint} cannot be used`);
    const wrong = await openBlobStore(s3('other-bucket'));
    await expect(wrong.get('a')).rejects.toThrow('Create the bucket');
    await expect(all(wrong.list(''))).rejects.toThrow(StoreUnavailable);
    const strict = await startS3Server({
      bucket: 'raw-input',
      keys: { ...keysInUse, secret: 'another' },
      pageSize: 10,
    });
    await expect((await openBlobStore(s3('raw-input', strict))).check()).rejects.toThrow(
      'Check AWS_SECRET_ACCESS_KEY',
    );
    await strict.close();
  });
});

describe('a blob URL', () => {
  it.each([
    ['ftp://host/x', 'neither a folder'],
    ['', 'neither a folder'],
    ['s3://', 'bucket ""'],
    ['s3://UP_case/x', 'no bucket can be called'],
    ['s3://bucket/../x?secret=1', 'unknown setting "secret"'],
    ['s3://id:secret@bucket', 'holds a key'],
    ['s3://bucket/a b', 'has the prefix'],
    ['s3://bucket?endpoint=minio:9000', 'not an http or https address'],
    ['s3://bucket?pathStyle=maybe', 'pathStyle=maybe'],
  ])('%s is refused, saying why', async (url, why) => {
    await expect(openBlobStore(url)).rejects.toThrow(why);
  });
});
