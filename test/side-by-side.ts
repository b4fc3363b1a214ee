/**
 * Runs scripts of package.json, as many at once as there are processors: `node side-by-side.ts SCRIPT…`. What each
 * says is shown when it has ended. Ends with 1 if one of them failed, after all have ended.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const waiting = process.argv.slice(2);

async function lane(): Promise<void> {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    if (!(await run(script))) process.exitCode = 1;
  }
}

function run(script: string): Promise<boolean> {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(0);
      process.stdout.write(`${said}${code === 0 ? '✓' : '✗'} ${script} (${seconds} s)\n`);
      resolve(code === 0);
    });
  });
}

await Promise.all(Array.from({ length: availableParallelism() }, lane));
