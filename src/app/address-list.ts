import { BlockList, isIP } from 'node:net';

/** Addresses and networks such as `10.0.0.0/8`, separated by commas; null where one of them is neither. */
export function addressList(text: string): BlockList | null {
  const list = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = familyOf(address);
    const bits = family === 'ipv4' ? 32 : 128;
    if (family === null || rest.length > 0) return null;
    if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)) return null;
    list.addSubnet(address, Number(prefix ?? bits), family);
  }
  return list;
}

export function isAmong(list: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== null && list.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
}
