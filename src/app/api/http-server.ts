import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';

type Options = Parameters<typeof createAdaptorServer>[0];
type Sockets = NonNullable<Options['websocket']>['server'];

/** A second of stereo sound at 48 kHz has 192 kB. */
const LARGEST_MESSAGE = 1024 * 1024;
/** Closing code: the service starts again, and whoever sends may come back. */
const RESTARTS = 1012;

/** How often a WebSocket is asked whether anybody is there; who leaves two questions unanswered is gone. */
const PING_MS = 10_000;
const MOST_UNANSWERED = 2;

/** The server of an API, also for what comes over WebSockets; it does not listen yet. */
export interface HttpServer {
  readonly server: Server;
  /**
   * Ends for at most so long what is being asked, and every WebSocket. Waits for what is being worked on also where
   * whoever asked has gone: the stores must stay open for it.
   */
  close(graceMs: number): Promise<void>;
}

/** @param pingMs how often a WebSocket is asked whether anybody is there */
export function httpServer(fetch: Options['fetch'], pingMs: number = PING_MS): HttpServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const pinging = keepAsking(sockets, pingMs);
  const atWork = new Set<Promise<unknown>>();
  // Its types leave out what may be undefined.
  const server = createAdaptorServer({
    fetch(...asked) {
      const answer = Promise.resolve(fetch(...asked));
      const end = () => atWork.delete(answer);
      atWork.add(answer);
      answer.then(end, end);
      return answer;
    },
    websocket: { server: sockets as unknown as Sockets },
  }) as Server;
  return {
    server,
    async close(graceMs) {
      clearInterval(pinging);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.close(RESTARTS);
      server.closeIdleConnections();
      let timer: NodeJS.Timeout | undefined;
      const isOver = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          for (const socket of sockets.clients) socket.terminate();
          server.closeAllConnections();
          resolve();
        }, graceMs);
      });
      await closed;
      await Promise.race([Promise.allSettled(atWork), isOver]);
      clearTimeout(timer);
    },
  };
}

/** A line that was cut tells nobody: without questions its WebSocket stays open for ever. */
function keepAsking(sockets: WebSocketServer, everyMs: number): NodeJS.Timeout {
  const unanswered = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => socket.on('pong', () => unanswered.delete(socket)));
  return setInterval(() => {
    for (const socket of sockets.clients) {
      const count = unanswered.get(socket) ?? 0;
      if (count >= MOST_UNANSWERED) {
        socket.terminate();
        continue;
      }
      unanswered.set(socket, count + 1);
      socket.ping();
    }
  }, everyMs).unref();
}
