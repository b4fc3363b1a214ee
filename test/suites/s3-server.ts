import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { signatureFault } from './s3-signature.ts';

/** A server that speaks as much of S3's REST protocol as a blob store needs, and keeps objects in memory. */
export interface S3Server {
  readonly endpoint: string;
  /** Names of the objects kept. */
  names(): string[];
  /** How many list requests have been answered. */
  pages(): number;
  /** The next requests are answered with this error instead. */
  failNext(requests: number, status: number, code: string): void;
  close(): Promise<void>;
}

export interface S3ServerOptions {
  readonly bucket: string;
  readonly keys: { readonly id: string; readonly secret: string };
  /** Names on one page of a listing. */
  readonly pageSize: number;
}

interface Answer {
  readonly status: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
  NotImplemented: 501,
};

function xml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function failure(code: string, status = STATUS[code] ?? 400): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code} (test server)</Message></Error>`;
  return { status, body, headers: { 'content-type': 'application/xml' } };
}

function etag(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

class MemoryBucket {
  readonly objects = new Map<string, Uint8Array>();
  listed = 0;
  readonly #options: S3ServerOptions;

  constructor(options: S3ServerOptions) {
    this.#options = options;
  }

  answer(method: string, url: URL, body: Uint8Array, range?: string): Answer {
    const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (bucket !== this.#options.bucket) return failure('NoSuchBucket');
    const name = rest.join('/');
    if (name === '') {
      return method === 'GET' && url.searchParams.get('list-type') === '2'
        ? this.#list(url.searchParams)
        : failure('NotImplemented');
    }
    if (method === 'PUT') {
      this.objects.set(name, body);
      return { status: 200, headers: { etag: etag(body) } };
    }
    if (method === 'DELETE') {
      this.objects.delete(name);
      return { status: 204 };
    }
    if (method !== 'GET' && method !== 'HEAD') return failure('NotImplemented');
    const bytes = this.objects.get(name);
    if (bytes === undefined) return method === 'HEAD' ? { status: 404 } : failure('NoSuchKey');
    const headers = { etag: etag(bytes), 'content-type': 'application/octet-stream' };
    if (method === 'HEAD')
      return { status: 200, headers: { ...headers, 'content-length': `${bytes.length}` } };
    const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
    if (asked === null) return { status: 200, body: bytes, headers };
    const [start, last] = [Number(asked[1]), Math.min(Number(asked[2]), bytes.length - 1)];
    const part = `bytes ${start}-${last}/${bytes.length}`;
    return {
      status: 206,
      body: bytes.subarray(start, last + 1),
      headers: { ...headers, 'content-range': part },
    };
  }

  #list(asked: URLSearchParams): Answer {
    this.listed += 1;
    const prefix = asked.get('prefix') ?? '';
    const token = asked.get('continuation-token');
    const after = token === null ? '' : Buffer.from(token, 'base64url').toString();
    const size = Math.min(Number(asked.get('max-keys') ?? 1000), this.#options.pageSize);
    const names = [...this.objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
    const page = names.slice(0, size);
    const more = names.length > page.length;
    const next = `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64url')}</NextContinuationToken>`;
    const contents = page.map((name) => {
      const bytes = this.objects.get(name) ?? new Uint8Array();
      return `<Contents><Key>${xml(name)}</Key><ETag>${xml(etag(bytes))}</ETag><Size>${bytes.length}</Size></Contents>`;
    });
    const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
<Name>${xml(this.#options.bucket)}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${size}</MaxKeys>
<IsTruncated>${more}</IsTruncated>${more ? next : ''}${contents.join('')}</ListBucketResult>`;
    return { status: 200, body, headers: { 'content-type': 'application/xml' } };
  }
}

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...headers, 'x-amz-request-id': 'test' });
  response.end(body);
}

/** Listens on a free port of this machine. Requests that are not signed with the keys are refused. */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const bucket = new MemoryBucket(options);
  let failing: { left: number; readonly answer: Answer } | null = null;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const body = new Uint8Array(await buffer(request));
    const url = new URL(request.url ?? '/', 'http://host');
    const fault = signatureFault(request, url, body, options.keys);
    if (fault !== null) return failure(fault);
    if (failing !== null && failing.left > 0) {
      failing.left -= 1;
      return failing.answer;
    }
    return bucket.answer(request.method ?? '', url, body, request.headers.range);
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (ready) => reply(response, ready),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    names: () => [...bucket.objects.keys()],
    pages: () => bucket.listed,
    failNext(requests, status, code) {
      failing = { left: requests, answer: failure(code, status) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
