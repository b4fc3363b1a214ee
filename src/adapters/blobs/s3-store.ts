import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import type { BlobStore } from '#core/ports/blobs.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { checkKey, checkPrefix, isKey } from './key.ts';
import { parseS3Url, type S3Location } from './s3-location.ts';

const CONNECT_MS = 5_000;
const SILENCE_MS = 60_000;
/** Stores other than Amazon's do not look at it, but a signature needs one. */
const ANY_REGION = 'us-east-1';

const TYPE = 'application/octet-stream';
/** An answer to HEAD has no body in which it could say more. */
const NOT_THERE = ['NoSuchKey', 'NotFound'];

const WAYS_OUT: Readonly<Record<string, string>> = {
  NoSuchBucket: 'Create the bucket, or correct its name in the blob URL.',
  AccessDenied: 'Allow the key to read, write, delete and list in this bucket.',
  InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID.',
  SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY and the region in the blob URL.',
  CredentialsProviderError: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  QuotaExceeded: 'Make room in the bucket, or raise its quota.',
};
const REACH_IT = 'Check that the endpoint in the blob URL runs and can be reached from here.';

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

class S3Store implements BlobStore {
  readonly #location: S3Location;
  readonly #client: S3Client;

  constructor(location: S3Location) {
    this.#location = location;
    const { endpoint, region } = location;
    this.#client = new S3Client({
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(region === undefined ? (endpoint === undefined ? {} : { region: ANY_REGION }) : { region }),
      forcePathStyle: location.pathStyle,
      maxAttempts: 3,
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENCE_MS },
      // Checksums of Amazon's own kind are refused by some compatible stores.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    checkKey(key);
    await this.#write(key, bytes);
  }

  async get(key: string): Promise<Uint8Array | null> {
    checkKey(key);
    return this.#read(key);
  }

  async putFile(key: string, file: string): Promise<void> {
    checkKey(key);
    const { bucket } = this.#location;
    const { size } = await stat(file);
    await this.#using(() =>
      this.#client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: this.#name(key),
          Body: createReadStream(file),
          ContentLength: size,
          ContentType: TYPE,
        }),
      ),
    );
  }

  async size(key: string): Promise<number | null> {
    checkKey(key);
    const { bucket } = this.#location;
    return this.#using(async () => {
      try {
        const found = await this.#client.send(
          new HeadObjectCommand({ Bucket: bucket, Key: this.#name(key) }),
        );
        return found.ContentLength ?? null;
      } catch (error) {
        if (NOT_THERE.includes(nameOf(error))) return null;
        throw error;
      }
    });
  }

  async read(
    key: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | null> {
    checkKey(key);
    const { bucket } = this.#location;
    // The protocol counts the last byte in.
    const part = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` };
    return this.#using(async () => {
      try {
        const answer = await this.#client.send(
          new GetObjectCommand({ Bucket: bucket, Key: this.#name(key), ...part }),
        );
        return (answer.Body as AsyncIterable<Uint8Array> | undefined) ?? null;
      } catch (error) {
        if (NOT_THERE.includes(nameOf(error))) return null;
        throw error;
      }
    });
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    await this.#remove(key);
  }

  async *list(prefix: string): AsyncIterable<string> {
    checkPrefix(prefix);
    const { bucket } = this.#location;
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: bucket, Prefix: this.#name(prefix) },
    );
    const each = pages[Symbol.asyncIterator]();
    for (;;) {
      const page = await this.#using(() => each.next());
      if (page.done === true) return;
      for (const { Key: name = '' } of page.value.Contents ?? []) {
        const key = name.slice(this.#location.prefix.length);
        if (isKey(key)) yield key;
      }
    }
  }

  async check(): Promise<void> {
    // Begins with a dot, so that it is nobody's key.
    const probe = `.check-${randomUUID()}`;
    await this.#write(probe, new TextEncoder().encode('check'));
    const read = await this.#read(probe);
    await this.#remove(probe);
    if (read === null)
      throw new StoreUnavailable(`${this.#place()} does not give back what was put into it.`);
  }

  async #write(key: string, bytes: Uint8Array): Promise<void> {
    const { bucket } = this.#location;
    await this.#using(() =>
      this.#client.send(
        new PutObjectCommand({ Bucket: bucket, Key: this.#name(key), Body: bytes, ContentType: TYPE }),
      ),
    );
  }

  async #read(key: string): Promise<Uint8Array | null> {
    const { bucket } = this.#location;
    return this.#using(async () => {
      try {
        const answer = await this.#client.send(
          new GetObjectCommand({ Bucket: bucket, Key: this.#name(key) }),
        );
        return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        if (NOT_THERE.includes(nameOf(error))) return null;
        throw error;
      }
    });
  }

  async #remove(key: string): Promise<void> {
    const { bucket } = this.#location;
    await this.#using(() =>
      this.#client.send(new DeleteObjectCommand({ Bucket: bucket, Key: this.#name(key) })),
    );
  }

  #name(key: string): string {
    return `${this.#location.prefix}${key}`;
  }

  #place(): string {
    const { bucket, endpoint } = this.#location;
    return `The bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`}`;
  }

  async #using<Value>(use: () => Promise<Value>): Promise<Value> {
    try {
      return await use();
    } catch (error) {
      const name = nameOf(error);
      const said = error instanceof Error && error.message !== '' ? error.message : name;
      const way = WAYS_OUT[name] ?? REACH_IT;
      throw new StoreUnavailable(`${this.#place()} cannot be used (${said}). ${way}`, { cause: error });
    }
  }
}

/** Blobs as objects of an S3-compatible bucket, which must exist. Keys come from the usual AWS variables. */
export function openS3Store(url: string): BlobStore {
  return new S3Store(parseS3Url(url));
}
