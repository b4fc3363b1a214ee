import { type BlockList, isIP } from 'node:net';
import { isAmong } from '#app/address-list.ts';

/** Tells better-auth where a request comes from; ours alone, so what a client sends under this name is dropped. */
export const CLIENT_ADDRESS = 'x-tingzhen-client-address';

/**
 * Where a request comes from. Each proxy adds to `X-Forwarded-For` whom it was asked by: read from the end, as far as
 * those who wrote it are trusted. What stands before that, anybody may have written.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  proxies: BlockList | undefined,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  let address = peer;
  while (proxies !== undefined && isAmong(proxies, address)) {
    const before = hops.pop() ?? '';
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** The same request, with where it comes from in our own header. */
export function withAddress(request: Request, address: string | undefined): Request {
  const headers = new Headers(request.headers);
  headers.delete(CLIENT_ADDRESS);
  if (address !== undefined) headers.set(CLIENT_ADDRESS, address);
  return new Request(request, { headers });
}
