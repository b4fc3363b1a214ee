import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { type ApiStack, openApiStack } from './api-stack.ts';
import { PCM_16K, pcmOf } from './live-sender.ts';

const CALL = fileURLToPath(new URL('../../src/adapters/demo-calls/calls/parcel-zh.ogg', import.meta.url));

/** A sender that hears nothing of what is found. */
export const SENDER = { news: () => {} };

/** What is told of a call when it begins. */
export const liveAbout = (organisation: string, id: string) => ({
  ...{ organisation, id, channels: ['agent', 'customer'] as const, format: PCM_16K },
  startedAt: '2026-01-05T09:00:00Z',
});

/** For all tests of a file: a stack to receive calls, and a call as its sender cuts it, in pieces of a tenth of a second. */
export function useLiveStack(): { readonly stack: ApiStack; readonly pieces: readonly Buffer[] } {
  let opened: { stack: ApiStack; pieces: Buffer[] } | undefined;
  const given = () => {
    if (!opened) throw new Error('The stack is opened before the tests.');
    return opened;
  };
  beforeAll(async () => {
    opened = { stack: await openApiStack(), pieces: await pcmOf(CALL) };
  });
  afterAll(() => opened?.stack.close());
  return {
    get stack() {
      return given().stack;
    },
    get pieces() {
      return given().pieces;
    },
  };
}
