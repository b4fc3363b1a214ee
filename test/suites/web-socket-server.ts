import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [TEXT, BINARY, CLOSE] = [1, 2, 8];

/** The server's end of one connection. */
export interface ServerSocket {
  send(text: string): void;
  close(): void;
  /** Cuts the line. */
  destroy(): void;
}

export interface SocketListener {
  text(message: string): void;
  binary(message: Buffer): void;
}

/** As much of RFC 6455 as a test needs: whole frames, no extensions. */
export async function webSocketServer(connected: (socket: ServerSocket, number: number) => SocketListener) {
  const sockets = new Set<Duplex>();
  let count = 0;
  const server = createServer((_, response) => response.writeHead(426).end());
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${GUID}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const listener = connected(
      {
        send: (text) => void socket.write(frameOf(TEXT, Buffer.from(text))),
        close: () => void socket.end(frameOf(CLOSE, Buffer.from([0x03, 0xe8]))),
        destroy: () => void socket.destroy(),
      },
      ++count,
    );
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (let frame = firstFrame(rest); frame !== undefined; frame = firstFrame(rest)) {
        rest = rest.subarray(frame.length);
        if (frame.kind === TEXT) listener.text(frame.payload.toString());
        else if (frame.kind === BINARY) listener.binary(frame.payload);
        else if (frame.kind === CLOSE) socket.end(frameOf(CLOSE, frame.payload));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

function frameOf(kind: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | kind, length])
      : Buffer.from([0x80 | kind, 126, length >> 8, length & 255]);
  return Buffer.concat([head, payload]);
}

/** A masked frame, as clients send them; undefined while it is not whole. */
function firstFrame(bytes: Buffer): { kind: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 127;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const begin = 2 + extra + 4;
  if (bytes.length < begin) return undefined;
  const size = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < begin + size) return undefined;
  const mask = bytes.subarray(begin - 4, begin);
  const payload = Buffer.from(bytes.subarray(begin, begin + size).map((byte, i) => byte ^ mask[i % 4]!));
  return { kind: bytes[0]! & 15, payload, length: begin + size };
}
