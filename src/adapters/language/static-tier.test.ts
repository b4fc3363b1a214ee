import { expect, test } from 'vitest';
import { StaticTier } from './static-tier.ts';

/** Two tokens of size 2 in a width of 1: (1, 0) and (0, 0.5). */
function tierBytes(): Buffer {
  const bytes = Buffer.alloc(24 + 8 + 4 * (2 * 3 + 3 * 3));
  bytes.write('TZSTAT1\n', 'latin1');
  for (const [i, value] of [2, 2, 1, 0].entries()) bytes.writeUInt32LE(value, 8 + 4 * i);
  for (const [i, half] of [0x3c00, 0, 0, 0x3800].entries()) bytes.writeUInt16LE(half, 24 + 2 * i);
  const floats = [...[2, 0, -1], ...[0, 2, 0], ...[1, 0, 0, 1, 1, 1], ...[0, 0, 3]];
  for (const [i, value] of floats.entries()) bytes.writeFloatLE(value, 32 + 4 * i);
  return bytes;
}
const turn = (...tokens: number[]) => ({ ids: [9, ...tokens, 9], starts: [], ends: [] });

test('a turn whose words say little skips the encoder and still has states and a unit vector', () => {
  const tier = new StaticTier(tierBytes(), 'static.bin', 1, { customer: 0.5, agent: 0.5 });
  expect(tier.codeOf('customer', turn(0))).toBeUndefined();
  const quiet = tier.codeOf('customer', turn(1));
  expect([...quiet!.states, ...quiet!.vector, quiet!.spots]).toEqual([0, 0.5, 1, undefined]);
  expect(tier.codeOf('agent', turn(1))).toBeUndefined();
  expect(tier.codeOf('bot', turn(1))).toBeUndefined();
});

test('a file of another form is refused by name', () => {
  const make =
    (bytes: Buffer, width = 1) =>
    () =>
      new StaticTier(bytes, 'static.bin', width, { customer: 0, agent: 0 });
  expect(make(tierBytes().subarray(0, 60))).toThrow(/static\.bin.*60 bytes/);
  expect(make(tierBytes(), 2)).toThrow(/width 1 instead of 2/);
  expect(make(Buffer.from('something else entirely'))).toThrow(/does not begin with TZSTAT1/);
});
