import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { WebSocketServer } from 'ws';

type Options = Parameters<typeof createAdaptorServer>[0];
type Sockets = NonNullable<Options['websocket']>['server'];

/** A second of stereo sound at 48 kHz has 192 kB. */
const LARGEST_MESSAGE = 1024 * 1024;

/** The server of an API, also for what comes over WebSockets; it does not listen yet. */
export function httpServer(fetch: Options['fetch']): Server {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  // Its types leave out what may be undefined.
  return createAdaptorServer({ fetch, websocket: { server: sockets as unknown as Sockets } }) as Server;
}
