import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What was asked of the server, as its form had it. */
export interface AskedTranscription {
  readonly authorization: string | undefined;
  readonly path: string;
  readonly model: string;
  readonly format: string;
  readonly granularities: readonly string[];
  readonly language: string | undefined;
  readonly prompt: string | undefined;
  /** The file as it came. */
  readonly wav: DataView;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, text as it is; none closes the connection without a word. */
  readonly body?: unknown;
  /** Nothing is answered at all. */
  readonly isSilent?: boolean;
}

/** A server that speaks OpenAI's `POST /v1/audio/transcriptions` and says what it is told to. */
export async function transcriptionServer(answer: (asked: AskedTranscription, count: number) => Answer) {
  const asked: AskedTranscription[] = [];
  const server = createServer(async (request, response) => {
    const whole = await buffer(request).catch(() => undefined);
    // Who asked has hung up.
    if (whole === undefined) return;
    const body = new Response(whole, {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    });
    const form = await body.formData();
    const text = (name: string) => form.get(name)?.toString();
    const question: AskedTranscription = {
      authorization: request.headers.authorization,
      path: `${request.method} ${request.url}`,
      model: text('model') ?? '',
      format: text('response_format') ?? '',
      granularities: form.getAll('timestamp_granularities[]').map(String),
      language: text('language'),
      prompt: text('prompt'),
      wav: new DataView(await (form.get('file') as File).arrayBuffer()),
    };
    asked.push(question);
    const { status = 200, headers = {}, body: said, isSilent = false } = answer(question, asked.length);
    if (isSilent) return;
    if (said === undefined) return void response.destroy();
    const isText = typeof said === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
    response.end(isText ? said : JSON.stringify(said));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
