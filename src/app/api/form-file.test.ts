import { describe, expect, test } from 'vitest';
import { filesOfForm } from './form-file.ts';

/** A form as the platform writes it, in pieces of so many bytes. */
async function written(form: FormData, size: number) {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const bytes = new Uint8Array(await request.arrayBuffer());
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return { contentType: request.headers.get('content-type') ?? '', pieces: pieces() };
}

async function fileOfForm(contentType: string, body: AsyncIterable<Uint8Array>) {
  const { value } = await filesOfForm(contentType, body).next();
  return value!;
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('the file of a form', () => {
  test.each([1, 2, 7, 64, 1_000_000])('is read whole in pieces of %i bytes', async (size) => {
    const content = Buffer.from('\r\n--\r\n--x\r\n会话\r\n\r\n--almost'.repeat(20));
    const form = new FormData();
    form.append('note', 'filename="no-file.txt"');
    form.append('file', new File([content], '会话 "a".csv'));
    form.append('second', new File(['other'], 'b.csv'));
    const { contentType, pieces } = await written(form, size);
    const { name, chunks } = await fileOfForm(contentType, pieces);
    expect(name).toBe('会话 "a".csv');
    expect((await read(chunks)).equals(content)).toBe(true);
  });

  test.each([1, 13, 1_000_000])('may be followed by others, in pieces of %i bytes', async (size) => {
    const form = new FormData();
    form.append('recording', new File(['RIFF'], 'call.wav'));
    form.append('note', 'x');
    form.append('transcript', new File(['[]'], 'vendor.json'));
    form.append('unread', new File(['-'.repeat(100)], 'b.txt'));
    form.append('last', new File(['!'], 'c.txt'));
    const { contentType, pieces } = await written(form, size);
    const found: string[] = [];
    for await (const { name, chunks } of filesOfForm(contentType, pieces)) {
      found.push(name === 'b.txt' ? name : `${name} ${await read(chunks)}`);
    }
    expect(found).toEqual(['call.wav RIFF', 'vendor.json []', 'b.txt', 'c.txt !']);
    expect((await pieces.next()).done).toBe(true);
  });

  test('may be empty', async () => {
    const form = new FormData();
    form.append('file', new File([], 'a.csv'));
    const { contentType, pieces } = await written(form, 10);
    expect((await read((await fileOfForm(contentType, pieces)).chunks)).length).toBe(0);
  });

  test('is missed where there is none', async () => {
    const form = new FormData();
    form.append('note', 'x');
    const { contentType, pieces } = await written(form, 10);
    await expect(fileOfForm(contentType, pieces)).rejects.toThrow('no file');
  });

  test('that is cut off, or whose form is none, is refused', async () => {
    const form = new FormData();
    form.append('file', new File(['x'.repeat(100)], 'a.csv'));
    const { contentType, pieces } = await written(form, 50);
    async function* beginning() {
      yield (await pieces.next()).value as Uint8Array;
      yield (await pieces.next()).value as Uint8Array;
      yield (await pieces.next()).value as Uint8Array;
    }
    const cut = await fileOfForm(contentType, beginning());
    await expect(read(cut.chunks)).rejects.toThrow('cut off');
    await expect(fileOfForm('multipart/form-data', pieces)).rejects.toThrow('boundary');
  });

  test('is held only in part, however large it is', async () => {
    const size = 200_000;
    async function* endless() {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n');
      for (let count = 0; count < 1_000; count++) yield Buffer.alloc(size);
      yield Buffer.from('\r\n--b--\r\n');
    }
    const { chunks } = await fileOfForm('multipart/form-data; boundary=b', endless());
    let longest = 0;
    let length = 0;
    for await (const chunk of chunks) {
      longest = Math.max(longest, chunk.byteLength);
      length += chunk.byteLength;
    }
    expect(length).toBe(size * 1_000);
    expect(longest).toBeLessThan(size * 2);
  });
});
