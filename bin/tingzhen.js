#!/usr/bin/env node
// TypeScript runs directly on Node 24. An older Node that finds itself here hands over to the Node
// that the npm package `node` has put beside the program.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  const child = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (child.signal) process.kill(process.pid, child.signal);
  process.exit(child.status ?? 1);
}
