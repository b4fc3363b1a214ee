import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';
import { afterAll } from 'vitest';
import { rememberModuleFormats } from '#app/module-formats.ts';

// Files that share a worker find it done.
if (module.getCompileCacheDir() === undefined) {
  // No test lives long enough to earn a second pass of the compiler over the embedded database.
  v8.setFlagsFromString('--no-wasm-dynamic-tiering');
  v8.setFlagsFromString('--no-wasm-tier-up');
  // As the command does for itself: types are taken away and scripts compiled once for all workers and runs.
  module.enableCompileCache(join(tmpdir(), 'tingzhen-compiled'));
  rememberModuleFormats();
}
// A worker is ended by a signal, and keeps nothing then.
afterAll(() => module.flushCompileCache());
