import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { askedRange, isKnown } from './byte-range.ts';
import { ApiProblem } from './problem.ts';

const TAG = '"a"';
const BYTES = 100;

/** What a request with these headers asks for: a range, null for all, or the status of the refusal. */
async function asked(headers: Record<string, string>): Promise<unknown> {
  let found: unknown;
  const app = new Hono().get('/', (context) => {
    try {
      found = askedRange(context, TAG, BYTES);
    } catch (failure) {
      found = failure instanceof ApiProblem ? failure.setup.status : failure;
    }
    return context.text('');
  });
  await app.request('/', { headers });
  return found;
}

describe('a range', () => {
  test.each([
    ['bytes=0-9', { start: 0, end: 10 }],
    ['bytes=90-', { start: 90, end: 100 }],
    ['bytes=90-1000', { start: 90, end: 100 }],
    ['bytes=-5', { start: 95, end: 100 }],
    ['bytes=-1000', { start: 0, end: 100 }],
    ['bytes=99-99', { start: 99, end: 100 }],
  ])('%s is given', async (range, expected) => {
    expect(await asked({ range })).toEqual(expected);
  });

  test.each(['bytes=100-', 'bytes=500-600', 'bytes=-0'])('%s lies outside', async (range) => {
    expect(await asked({ range })).toBe(416);
  });

  test.each(['bytes=9-1', 'bytes=0-1,5-6', 'bytes=-', 'lines=0-1', 'bytes=a-b'])(
    '%s means all of it',
    async (range) => {
      expect(await asked({ range })).toBeNull();
    },
  );

  test('of what has changed since means all of it', async () => {
    expect(await asked({ range: 'bytes=0-9', 'if-range': '"b"' })).toBeNull();
    expect(await asked({ range: 'bytes=0-9', 'if-range': TAG })).toEqual({ start: 0, end: 10 });
    expect(await asked({})).toBeNull();
  });
});

test('content is known by its tag, among others and weakly', async () => {
  const known = async (header: string) => {
    let found: boolean | undefined;
    const app = new Hono().get('/', (context) => {
      found = isKnown(context, TAG);
      return context.text('');
    });
    await app.request('/', { headers: { 'if-none-match': header } });
    return found;
  };
  expect(await Promise.all(['"a"', 'W/"a"', '"b", "a"', '*'].map(known))).toEqual([true, true, true, true]);
  expect(await known('"b"')).toBe(false);
});
