/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list under a key; undefined when there is something else. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : undefined;
}

const RENAMED: Readonly<Record<string, string>> = {
  must_support: 'critical',
  appended: 'amended',
  mimetype: 'mediatype',
  'transfer-target': 'transfer_target',
  'target-dialog': 'target_dialog',
};

/** Brings the names of earlier drafts into those of 0.4.0; what has a new name already keeps it. */
export function modernise(vcon: Json): Json {
  const top = rename(vcon);
  const each = (key: string, change: (value: Json) => Json) => {
    const list = top[key];
    return Array.isArray(list) ? { [key]: list.map((one) => (isObject(one) ? change(one) : one)) } : {};
  };
  return {
    ...top,
    ...each('dialog', (dialog) => {
      const renamed = hashed(rename(dialog));
      return typeof renamed['session_id'] === 'string'
        ? { ...renamed, session_id: { local: renamed['session_id'] } }
        : renamed;
    }),
    ...each('analysis', (analysis) => hashed(rename(analysis))),
    ...each('attachments', (attachment) => {
      const { type, ...others } = hashed(rename(attachment));
      return type === undefined ? others : { purpose: type, ...others };
    }),
  };
}

function rename(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(Object.hasOwn(RENAMED, key) && Object.hasOwn(value, RENAMED[key]!)))
      .map(([key, inner]) => [Object.hasOwn(RENAMED, key) ? RENAMED[key]! : key, inner]),
  );
}

/** `{"alg":"SHA-512","signature":"…"}` was the content hash before it had its name. */
function hashed(value: Json): Json {
  const { alg, signature, ...others } = value;
  if (typeof alg !== 'string' || typeof signature !== 'string' || 'content_hash' in value) return value;
  return { ...others, content_hash: `${alg.toLowerCase().replace('-', '')}-${signature}` };
}
