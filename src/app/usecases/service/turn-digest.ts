import { createHash } from 'node:crypto';

/** By which a turn's text is known again: what people said of it does not hold of another text. */
export function turnDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
