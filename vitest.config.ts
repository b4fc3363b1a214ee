import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
    testTimeout: 20_000,
    // Most files wait for services and threads of their own: with one worker a processor stands idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/suites/postgres-for-run.ts'],
    setupFiles: ['test/suites/properties.ts'],
    // What is tested apart from the model must not depend on it; its own tests name it.
    env: { TINGZHEN_LANGUAGE_MODEL: 'off' },
  },
});
