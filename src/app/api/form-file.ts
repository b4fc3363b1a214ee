import { badRequest } from './problem.ts';

export interface FormFile {
  /** As the sender names it. */
  readonly name: string;
  /** Its bytes as they arrive; to be read to the end before the next file is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
const LONGEST_HEADERS = 16 * 1024;

/** The files in a form (`multipart/form-data`), one after the other, without holding more of one than a few chunks. */
export async function* filesOfForm(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FormFile> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null)
    throw unreadable({ zh: '请求头中没有 boundary', en: 'its header names no boundary' });
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const bytes = new Bytes(body);
  let count = 0;
  // The first delimiter stands without a line end before it.
  bytes.putBack(LINE_END);
  await bytes.skip(delimiter);
  while (await bytes.isFollowedBy(LINE_END)) {
    const name = nameIn(await bytes.textUpTo(HEADERS_END, LONGEST_HEADERS));
    const chunks = bytes.upTo(delimiter);
    if (name !== null) {
      count++;
      yield { name, chunks };
    }
    // What of it nobody read.
    for await (const _ of chunks);
  }
  await bytes.drain();
  if (count === 0) throw badRequest({ zh: '表单中没有文件', en: 'There is no file in the form' });
}

/** The file name of a part, null where it is no file. */
function nameIn(headers: string): string | null {
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decoded(encoded);
  const plain = /filename="((?:\\.|[^"\\])*)"/i.exec(disposition)?.[1];
  // Browsers write a quote in a name as %22, some programs as \".
  return plain?.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable({ zh: '文件名的编码有误', en: 'the file name is not encoded rightly' });
  }
}

function unreadable(reason: { readonly zh: string; readonly en: string }) {
  return badRequest({ zh: `表单无法读取：${reason.zh}`, en: `The form cannot be read: ${reason.en}` });
}

/** A stream of bytes that is read up to what is looked for. */
class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  putBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** What comes before the bytes looked for, which are taken as well. */
  async *upTo(wanted: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(wanted);
      if (at >= 0) {
        const before = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + wanted.length);
        if (before.length > 0) yield before;
        return;
      }
      // The end of what is held may be the beginning of what is wanted.
      const safe = this.#held.length - wanted.length + 1;
      if (safe > 0) {
        const before = this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
        yield before;
      }
      await this.#more();
    }
  }

  async skip(wanted: Buffer): Promise<void> {
    for await (const _ of this.upTo(wanted));
  }

  async textUpTo(wanted: Buffer, longest: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this.upTo(wanted)) {
      pieces.push(piece);
      length += piece.byteLength;
      if (length > longest) throw unreadable({ zh: '其中的头部过长', en: 'its headers are too long' });
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  /** Takes the bytes where they come next. */
  async isFollowedBy(wanted: Buffer): Promise<boolean> {
    while (this.#held.length < wanted.length) await this.#more();
    if (!this.#held.subarray(0, wanted.length).equals(wanted)) return false;
    this.#held = this.#held.subarray(wanted.length);
    return true;
  }

  async drain(): Promise<void> {
    while ((await this.#chunks.next()).done !== true);
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next();
    if (done === true) throw unreadable({ zh: '内容不完整', en: 'it is cut off' });
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }
}
