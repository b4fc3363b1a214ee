import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of the tests' own, on a port and a folder of its own. */
export interface PostgresServer {
  readonly url: string;
  start(): Promise<void>;
  /** As after a power cut: no farewell to anybody. */
  kill(): Promise<void>;
  /** Stops all its processes where they stand: connections stay open, and nothing is answered any more. */
  hang(): void;
  goOn(): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Why there is none; the tests of this backend are skipped then. */
export class NoPostgres extends Error {
  override name = 'NoPostgres';
}

const DEBIAN = '/usr/lib/postgresql';
/** Commits still reach the operating system, so that they outlive the server's end, though not the machine's. */
const FAST = ['fsync=off', 'full_page_writes=off', 'unix_socket_directories='];

/** @throws NoPostgres when it is neither installed nor can be. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const binaries = findBinaries();
  const account = accountToRunAs();
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const options = { ...account, cwd: folder } as const;
  const form = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), [...form, '-D', data], { ...options, stdio: 'pipe' });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = [...FAST, 'listen_addresses=127.0.0.1', `port=${port}`].flatMap((item) => ['-c', item]);
  let running: { readonly process: ChildProcess; readonly guard: ChildProcess } | undefined;

  /** The server and the processes that serve its connections, which are not in its group. */
  function signalAll(signal: NodeJS.Signals): void {
    const pid = running?.process.pid;
    if (pid === undefined) return;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const each of [String(pid), ...children]) if (each !== '') process.kill(Number(each), signal);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const { process, guard } = running ?? {};
    running = undefined;
    guard?.kill('SIGKILL');
    if (!process || process.exitCode !== null) return;
    const ended = once(process, 'exit');
    process.kill(signal);
    await ended;
  }

  const server: PostgresServer = {
    url,
    async start() {
      const process = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], {
        ...options,
        stdio: 'ignore',
      });
      running = { process, guard: guardAgainstOrphans(process, folder) };
      await answering(url, process);
    },
    // PostgreSQL's immediate shutdown: its processes end where they stand.
    kill: () => end('SIGQUIT'),
    hang: () => signalAll('SIGSTOP'),
    goOn: () => signalAll('SIGCONT'),
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Ends the server when this process has ended, however that came about: a shell waits for its input to close. */
function guardAgainstOrphans(server: ChildProcess, folder: string): ChildProcess {
  const script = 'cat >/dev/null; kill -QUIT "$1"; sleep 1; rm -rf "$2"';
  const values = ['-c', script, 'guard', String(server.pid), folder];
  const guard = spawn('sh', values, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  return guard;
}

function findBinaries(): string {
  return installed() ?? install() ?? missing();
}

function installed(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

function install(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['install', '-y', 'postgresql'], { env, stdio: 'pipe', timeout: 180_000 });
  } catch {
    return undefined;
  }
  return installed();
}

function missing(): never {
  throw new NoPostgres(
    "PostgreSQL is not installed: install Debian's package `postgresql`, or name a server in TINGZHEN_TEST_DATABASE_URL.",
  );
}

/** PostgreSQL refuses to run as root. */
function accountToRunAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => accounts.find((entry) => entry.startsWith(`${name}:`)));
  const [, , uid, gid] = (line.find((entry) => entry !== undefined) ?? '').split(':');
  if (uid === undefined || gid === undefined) {
    throw new NoPostgres('There is no account `postgres` that PostgreSQL could run as.');
  }
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error(`PostgreSQL does not answer at ${url}.`);
}
