import { tmpdir } from 'node:os';
import { Registry } from 'prom-client';
import { beginningOfTable, readConversationLines, readConversationRecord } from '#adapters/formats/index.ts';
import { createApi } from '#app/api/create-api.ts';
import type { ApiDependencies } from '#app/api/dependencies.ts';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { PLAIN_SETUP } from './api-stack.ts';
import type { ServiceStack } from './service-stack.ts';
import { soundInProcess } from './sound-in-process.ts';

/** The API above a stack, for tests of how people come in: they bring the accounts of the program itself. */
export function apiOnStack(
  stack: ServiceStack,
  more: Pick<ApiDependencies, 'auth'> & Partial<ApiDependencies>,
): ReturnType<typeof createApi> {
  return createApi({
    ports: stack,
    reading: {
      file: readConversations,
      isRecording: async () => false,
      lines: readConversationLines,
      record: readConversationRecord,
      table: beginningOfTable,
    },
    live: openLiveCalls(stack, { file: readConversations }, tmpdir()),
    sound: soundInProcess(tmpdir()),
    packs: async () => [],
    version: '0.0.0',
    webhookSecretFor: () => 'secret',
    deliverySecretFor: () => 'secret',
    setup: PLAIN_SETUP,
    registry: new Registry(),
    temporaryFolder: tmpdir(),
    ...more,
  });
}
