import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests of what keeps nothing between calls share one module graph a worker: to load it anew costs more than they do. */
const PURE = [
  'src/core/**/*.test.ts',
  'src/contract/**/*.test.ts',
  'src/web/**/*.test.ts',
  'src/adapters/{formats,reports,speech,recognition-*,words,notify,models,packs}/**/*.test.ts',
  'src/app/usecases/*.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Most files wait for services and threads of their own: with one worker a processor stands idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['test/suites/properties.ts'],
    // What is tested apart from the model must not depend on it; its own tests name it.
    env: { TINGZHEN_LANGUAGE_MODEL: 'off' },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
          exclude: [...PURE, '**/node_modules/**'],
          globalSetup: ['test/suites/postgres-for-run.ts'],
        },
      },
    ],
  },
});
