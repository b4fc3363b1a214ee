import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { WebSocketServer } from 'ws';

type Options = Parameters<typeof createAdaptorServer>[0];
type Sockets = NonNullable<Options['websocket']>['server'];

/** A second of stereo sound at 48 kHz has 192 kB. */
const LARGEST_MESSAGE = 1024 * 1024;
/** Closing code: the service starts again, and whoever sends may come back. */
const RESTARTS = 1012;

/** The server of an API, also for what comes over WebSockets; it does not listen yet. */
export interface HttpServer {
  readonly server: Server;
  /** Ends for at most so long what is being asked, and every WebSocket. */
  close(graceMs: number): Promise<void>;
}

export function httpServer(fetch: Options['fetch']): HttpServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  // Its types leave out what may be undefined.
  const server = createAdaptorServer({
    fetch,
    websocket: { server: sockets as unknown as Sockets },
  }) as Server;
  return {
    server,
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.close(RESTARTS);
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
