import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { isTooDeep } from '#core/conversation/nesting.ts';
import type { Problem } from '#core/problem.ts';
import { error } from '../problems.ts';

/** What an object of a vCon carries inline: text, raw bytes, or a JSON value. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'json'; readonly value: unknown };

export type ContentResult =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly problem: Problem };

const HASHES = ['sha256', 'sha384', 'sha512'];

/**
 * Decodes `body` by `encoding` (`none`, `json`, `base64url`; none of them named: as the body looks) and
 * checks `content_hash` (`sha512-` + base64url) where there is one.
 */
export function readContent(holder: Readonly<Record<string, unknown>>, path: string): ContentResult {
  const body = holder['body'];
  if (body === undefined || body === null) return { ok: true, content: { kind: 'none' } };
  const encoding = holder['encoding'] ?? (typeof body === 'string' ? 'none' : 'json');
  const decoded = decode(body, encoding, path);
  if (!decoded.ok) return decoded;
  const wrong = checkHash(holder['content_hash'], hashable(body, decoded.content), path);
  return wrong === undefined ? decoded : { ok: false, problem: wrong };
}

function decode(body: unknown, encoding: unknown, path: string): ContentResult {
  if (encoding === 'json') {
    if (typeof body !== 'string') return { ok: true, content: { kind: 'json', value: body } };
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      // A bare JSON string is written without a second pair of quotes.
      value = body;
    }
    if (!isTooDeep(value)) return { ok: true, content: { kind: 'json', value } };
    return refuse('too-deep', `${path}.body`, '内容嵌套得太深', 'the body is nested too deep');
  }
  if (encoding === 'none' && typeof body === 'string')
    return { ok: true, content: { kind: 'text', text: body } };
  if (encoding === 'base64url' && typeof body === 'string') {
    if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(body)) {
      return refuse('bad-encoding', `${path}.body`, '内容不是 base64url', 'the body is not base64url');
    }
    const bytes = Buffer.from(body, 'base64url');
    return {
      ok: true,
      content: isUtf8(bytes) ? { kind: 'text', text: bytes.toString('utf8') } : { kind: 'bytes', bytes },
    };
  }
  const shown = typeof encoding === 'string' ? encoding.slice(0, 40).toWellFormed() : typeof encoding;
  return refuse(
    'bad-encoding',
    `${path}.encoding`,
    `编码 ${shown} 与内容不符（可用 none、json、base64url）`,
    `the encoding ${shown} does not fit the body (none, json or base64url)`,
  );
}

function refuse(code: string, path: string, zh: string, en: string): { ok: false; problem: Problem } {
  return { ok: false, problem: error(code, { zh, en }, { path }) };
}

/** The byte sequences that the sender may have hashed; a JSON value has no single one. */
function hashable(body: unknown, content: Content): (string | Buffer)[] {
  if (content.kind === 'bytes') return [content.bytes];
  if (content.kind === 'text') return [content.text];
  if (typeof body === 'string') return [body];
  return [JSON.stringify(body), sortedJson(body)];
}

function checkHash(
  declared: unknown,
  contents: readonly (string | Buffer)[],
  path: string,
): Problem | undefined {
  if (declared === undefined || declared === null) return undefined;
  const list = (Array.isArray(declared) ? declared : [declared]) as unknown[];
  for (const one of list) {
    const match = typeof one === 'string' ? /^([a-z0-9]+)-([A-Za-z0-9_-]+)={0,2}$/.exec(one) : null;
    const algorithm = match?.[1];
    if (match === null || algorithm === undefined || !HASHES.includes(algorithm)) {
      return error(
        'bad-content-hash',
        { zh: 'content_hash 无法识别', en: 'the content_hash cannot be read' },
        {
          path: `${path}.content_hash`,
          hint: {
            zh: '格式为 sha512- 加 base64url（也接受 sha256、sha384）',
            en: 'the form is sha512- and base64url (sha256 and sha384 are accepted)',
          },
        },
      );
    }
    if (!contents.some((content) => hashOf(content, algorithm) === match[2])) {
      return error(
        'wrong-content-hash',
        {
          zh: '内容与 content_hash 不符：内容被改动过或不完整',
          en: 'the content does not match its content_hash: it was changed or is not complete',
        },
        { path: `${path}.content_hash` },
      );
    }
  }
  return undefined;
}

function hashOf(content: string | Buffer, algorithm: string): string {
  return createHash(algorithm).update(content).digest('base64url');
}

/** `sha512-…` of a text, as `content_hash` writes it. */
export function contentHash(text: string): string {
  return `sha512-${hashOf(text, 'sha512')}`;
}

/** JSON with the keys of every object in order: the same value always gives the same text. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
