#!/usr/bin/env node
// TypeScript runs directly on Node 24. An older Node that finds itself here hands over to the Node
// that the npm package `node` has put beside the program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const MINIMUM_NODE = 24;
const main = fileURLToPath(new URL('../src/app/cli/main.ts', import.meta.url));

function pinnedNode() {
  try {
    const folder = new URL('.', `file://${createRequire(import.meta.url).resolve('node/package.json')}`);
    const path = fileURLToPath(new URL(process.platform === 'win32' ? 'bin/node.exe' : 'bin/node', folder));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

if (Number.parseInt(process.versions.node, 10) >= MINIMUM_NODE) {
  // Types are taken away and scripts compiled once for all starts, not at each.
  module.enableCompileCache?.();
  const { rememberModuleFormats } = await import('../src/app/module-formats.ts');
  rememberModuleFormats();
  await import(main);
} else {
  const node = pinnedNode();
  if (node === null) {
    console.error(
      `tingzhen needs Node ${MINIMUM_NODE} or newer; this is ${process.versions.node}. ` +
        'Run `npm ci` in the project, which brings it along.',
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the child ends what it is doing, and this process waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    if (signal !== null) process.removeAllListeners(signal).kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
