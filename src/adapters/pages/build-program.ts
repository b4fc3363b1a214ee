/**
 * Builds the web application into a folder: `node build-program.ts FOLDER`. A program of its own, so that the
 * compiler's memory goes with it. Each file that compresses well gets a `.gz` beside it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { NONCE_PLACE } from './nonce-place.ts';

const COMPRESSED = /\.(?:js|css|svg|html)$/;
const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder to build into');

await build({
  configFile: false,
  root: fileURLToPath(new URL('../../web', import.meta.url)),
  plugins: [react()],
  html: { cspNonce: NONCE_PLACE },
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    // Nothing in the pages is a data address, so that the security policy can refuse them.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});

for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
  if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
}
