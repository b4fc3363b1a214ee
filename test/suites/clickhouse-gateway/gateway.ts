import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createChdbConnection } from 'chdb/connection';
import { messageOf } from '#core/message-of.ts';

/**
 * A process of its own that speaks ClickHouse's HTTP protocol and passes every statement on to the embedded
 * engine: the same engine as a server's behind the real wire. Arguments: the folder and the port (0 for any
 * free one). Writes the port to its output when it listens.
 *
 * A request may be broken on purpose: `POST /break?what=…&times=…` says what happens to the next requests:
 * `before` and `after` cut the connection before and after the statement ran.
 */
const [folder = '', port = '0'] = process.argv.slice(2);
const engine = createChdbConnection({ path: folder });
const broken = { what: 'before', times: 0 };
/** Values of parameters belong to the engine's one session, so statements run one after another. */
let before: Promise<unknown> = Promise.resolve();

interface Statement {
  readonly sql: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly format: string;
}

/** As long as ClickHouse takes an address by itself (`http_max_uri_size`): values of statements stand in it. */
const ADDRESS_BYTES = 1_048_576;

const server = createServer({ maxHeaderSize: ADDRESS_BYTES }, (request, response) => {
  const url = new URL(request.url ?? '/', 'http://gateway');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
  } else if (url.pathname === '/break') {
    broken.what = url.searchParams.get('what') ?? 'before';
    broken.times = Number(url.searchParams.get('times') ?? 1);
    response.end();
  } else {
    void answer(request, url, response);
  }
});
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : ''}\n`);
});

async function answer(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  const isBroken = broken.times > 0;
  if (isBroken) broken.times--;
  if (isBroken && broken.what === 'before') {
    request.socket.destroy();
    return;
  }
  try {
    const statement = await readStatement(request, url);
    const running = before.then(() => run(statement));
    before = running.catch(() => undefined);
    const bytes = await running;
    if (isBroken) {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'X-ClickHouse-Query-Id': url.searchParams.get('query_id') ?? '' });
    response.end(bytes);
  } catch (failure) {
    const said = messageOf(failure);
    const code = /Code: (\d+)/.exec(said)?.[1] ?? '1002';
    response.writeHead(code === '243' ? 500 : 400, { 'X-ClickHouse-Exception-Code': code });
    response.end(said);
  }
}

async function readStatement(request: IncomingMessage, url: URL): Promise<Statement> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const fields: [string, string][] = [...url.searchParams];
  let text = body.toString();
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    text = '';
    for (const [name, value] of form) fields.push([name, String(value)]);
  }
  const query = fields.find(([name]) => name === 'query')?.[1];
  return {
    sql: query === undefined ? text : `${query}\n${text}`,
    parameters: fields
      .filter(([name]) => name.startsWith('param_'))
      .map(([name, value]) => [name.slice('param_'.length), value]),
    format: fields.find(([name]) => name === 'default_format')?.[1] ?? 'TabSeparated',
  };
}

/** Parameters are set as the wire carries them, so that the engine itself reads them. */
async function run({ sql, parameters, format }: Statement): Promise<Uint8Array> {
  const set = parameters.map(([name, value]) => `SET param_${name} = ${literal(value)};\n`).join('');
  const result = await engine.chdb.queryAsync(set + sql, { format });
  return result.bytes();
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
