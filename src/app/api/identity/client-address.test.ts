import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressList } from '#app/address-list.ts';
import { CLIENT_ADDRESS, clientAddress, withAddress } from './client-address.ts';

const PROXIES = addressList('127.0.0.1, 172.16.0.0/12, fd00::/8')!;
const proxy = fc.constantFrom('127.0.0.1', '172.18.0.1', '::ffff:172.31.2.3', 'fd12::1');
const client = fc
  .oneof(fc.ipV4(), fc.ipV6())
  .filter((address) => clientAddress(address, '192.0.2.1', PROXIES) === address);

describe('where a request comes from', () => {
  test('is who asked the first of the trusted proxies, whatever was written before', () => {
    const chain = fc.array(proxy, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(client, chain, fc.option(fc.string()), (address, [peer, ...between], forged) => {
        const forwarded = [...(forged === null ? [] : [forged]), address, ...between].join(', ');
        expect(clientAddress(peer!, forwarded, PROXIES)).toBe(address);
      }),
    );
  });

  test('is the connection where no proxy is trusted, whatever was written', () => {
    fc.assert(
      fc.property(client, fc.string(), (address, forged) => {
        expect(clientAddress(address, forged, PROXIES)).toBe(address);
        expect(clientAddress(address, forged, undefined)).toBe(address);
      }),
    );
  });

  test('is the proxy where that says nothing of use', () => {
    for (const forwarded of [undefined, '', 'unknown', '192.0.2.1, unknown']) {
      expect(clientAddress('127.0.0.1', forwarded, PROXIES)).toBe('127.0.0.1');
    }
  });

  test('is never what a client says in the header of our own', () => {
    const request = new Request('http://localhost/', { headers: { [CLIENT_ADDRESS]: '192.0.2.1' } });
    expect(withAddress(request, '192.0.2.2').headers.get(CLIENT_ADDRESS)).toBe('192.0.2.2');
    expect(withAddress(request, undefined).headers.get(CLIENT_ADDRESS)).toBeNull();
  });
});
