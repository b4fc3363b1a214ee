import { createHmac } from 'node:crypto';

// The same for what comes in and what goes out.
export const TIMESTAMP_HEADER = 'X-Tingzhen-Timestamp';
export const SIGNATURE_HEADER = 'X-Tingzhen-Signature';

/**
 * What a sender writes into the signature header: the HMAC-SHA256 of `TIMESTAMP.BODY`.
 * @param timestamp seconds since 1970, as in the timestamp header
 */
export function webhookSignature(secret: string, timestamp: string, body: string | Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}
