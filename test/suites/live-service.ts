import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { createApi } from '#app/api/create-api.ts';
import { httpServer } from '#app/api/http-server.ts';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import type { LivePace } from '#app/usecases/service/live/live-calls.ts';
import type { ApiStack } from './api-stack.ts';

/**
 * One of the processes of a stack that receive calls, on a real port.
 * @param name of its own folder
 */
export async function liveService(stack: ApiStack, name: string, pace: Partial<LivePace> = {}) {
  const folder = `${stack.blobFolder}-${name}`;
  const live = openLiveCalls(stack.ports, { file: readConversations }, folder, pace);
  const api = createApi({ ...stack.dependencies, live, registry: new Registry() });
  const http = httpServer(api.fetch, 1_000);
  http.server.listen(0, '127.0.0.1');
  await once(http.server, 'listening');
  return {
    live,
    folder,
    url: `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`,
    async close() {
      await http.close(1_000);
      await live.close();
    },
  };
}
