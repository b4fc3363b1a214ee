import { upgradeWebSocket } from '@hono/node-server';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { visibleCall, visibleCalls } from '#app/usecases/service/live/live-scope.ts';
import { liveAnswer, liveCallDetail, liveCalls as liveCallsSchema } from '#contract/api/live.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { LiveConnection } from '../live/live-connection.ts';
import { ApiProblem, notFound, upgradeRequired } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const idPlace = z.object({ id: z.string() });
const eventsQuery = z.strictObject({
  call: z.string().max(500).optional().meta({ description: 'Tells of this call in full as well' }),
});

/** How often watchers are told at most, and at least. */
const PAUSE_MS = 250;
const PING_MS = 15_000;
/** Whoever may no longer see calls is told of none after so long. */
const SURE_MS = 5_000;

export function liveRoutes(endpoints: Endpoints, { ports, live, audit }: RouteContext): void {
  endpoints.add(
    'conversations.receive',
    {
      method: 'get',
      path: '/api/v1/live-calls:send',
      tag: 'conversations',
      summary: {
        zh: '以 WebSocket 实时送入一通电话：声音与（可选的）文字，命中的规则当场返回',
        en: 'Send a call while it goes on, over a WebSocket: sound and, if there are any, words; rules answer at once',
      },
      answer: { status: 200, schema: liveAnswer },
    },
    async ({ caller, callerNow, context }) => {
      if (context.req.header('upgrade')?.toLowerCase() !== 'websocket') {
        throw upgradeRequired({
          zh: '请用 WebSocket 连接这个地址',
          en: 'Connect to this address with a WebSocket',
        });
      }
      const { organisation } = caller;
      const sender = { organisation, callerNow };
      const connection = new LiveConnection(live, sender, languageOf(context), () => ports.now());
      await audit(caller, 'call.connect', organisation);
      const response = await upgradeWebSocket(() => connection)(context, async () => {});
      return response instanceof Response ? response : undefined;
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/live-calls',
      tag: 'conversations',
      summary: { zh: '正在进行的电话', en: 'Calls that are going on' },
      answer: { status: 200, schema: liveCallsSchema },
    },
    async ({ caller }) => ({ calls: visibleCalls(live, caller) }),
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/live-calls:events',
      tag: 'conversations',
      summary: {
        zh: '正在进行的电话，随时推送变化（Server-Sent Events）',
        en: 'Calls that are going on, told of as they change (server-sent events)',
      },
      query: eventsQuery,
      answer: { status: 200, mediaType: 'text/event-stream' },
    },
    async ({ caller: first, callerNow, context, query: { call } }) =>
      streamSSE(context, async (stream) => {
        const { organisation } = first;
        let caller = first;
        let sureAt = ports.now();
        let isNew = true;
        let isRecorded = false;
        const forget = live.watch((one) => {
          if (one === organisation) isNew = true;
        });
        stream.onAbort(() => void forget());
        let toldAt = 0;
        try {
          while (!stream.aborted) {
            if (ports.now() - sureAt > SURE_MS) {
              // Whoever is refused finds the stream ended, and hears why where they ask again.
              caller = await callerNow();
              sureAt = ports.now();
            }
            if (isNew) {
              isNew = false;
              toldAt = ports.now();
              await stream.writeSSE({
                event: 'calls',
                data: JSON.stringify({ calls: visibleCalls(live, caller) }),
              });
              if (call !== undefined) {
                const shown = visibleCall(live, caller, call);
                if (shown !== null && !isRecorded) {
                  isRecorded = true;
                  await audit(caller, 'conversation.view', call, { live: true });
                }
                await stream.writeSSE({ event: 'call', data: JSON.stringify(shown) });
              }
            } else if (ports.now() - toldAt > PING_MS) {
              toldAt = ports.now();
              await stream.writeSSE({ event: 'ping', data: '' });
            }
            await stream.sleep(PAUSE_MS);
          }
        } catch (failure) {
          if (!(failure instanceof ApiProblem)) throw failure;
        } finally {
          forget();
        }
      }),
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/live-calls/{id}',
      tag: 'conversations',
      summary: { zh: '一通正在进行的电话', en: 'A call that is going on' },
      params: idPlace,
      answer: { status: 200, schema: liveCallDetail },
    },
    async ({ caller, params: { id } }) => {
      const found = visibleCall(live, caller, id);
      if (found === null) {
        throw notFound({ zh: `没有正在进行的电话 ${id}`, en: `There is no call ${id} going on` });
      }
      await audit(caller, 'conversation.view', id, { live: true });
      return found;
    },
  );
}
