import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongFirst } from './test/suites/long-first.ts';

type ProjectOptions = NonNullable<TestProjectInlineConfiguration['test']>;

/** Tests of what keeps nothing between calls share one module graph a worker: to load it anew costs more than they do. */
const PURE = [
  'src/core/**/*.test.ts',
  'src/contract/**/*.test.ts',
  'src/web/**/*.test.ts',
  'src/adapters/{formats,reports,speech,recognition-*,words,notify,models,packs}/**/*.test.ts',
  'src/app/usecases/*.test.ts',
];
/** So do tests whose files open what they need at the beginning, stores, a browser or a model, and close it at the end. */
const STACK = [
  'src/app/api/**/*.test.ts',
  'src/app/usecases/service/**/*.test.ts',
  'test/e2e/{app,coaching,conversation,conversations,door,growth,insights,live,player,reviews,rules}.test.ts',
  'src/adapters/language/*.test.ts',
  'test/{coaching,insights,labelled,speech}/**/*.test.ts',
  'test/*.test.ts',
  'training/**/*.test.ts',
];

/** Modules are loaded by Node itself, as they are when the program runs, and compiled once for all workers. */
const AS_THE_PROGRAM: ProjectOptions = {
  experimental: { viteModuleRunner: false, nodeLoader: false },
  setupFiles: ['test/suites/compiled-once.ts', 'test/suites/properties.ts'],
  globalSetup: ['test/suites/postgres-for-run.ts'],
};

export default defineConfig({
  test: {
    // So that a test fails that waits in vain, and none that waits its turn on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Most files wait for services, browsers and threads of their own: with two workers a quarter of two processors is idle.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
    // What is tested apart from the model must not depend on it; its own tests name it.
    env: {
      TINGZHEN_LANGUAGE_MODEL: 'off',
      // Room for what is young: a tenth of the time went into clearing it.
      NODE_OPTIONS: '--max-semi-space-size=64',
    },
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE, isolate: false, setupFiles: ['test/suites/properties.ts'] },
      },
      { extends: true, test: { ...AS_THE_PROGRAM, name: 'stack', include: STACK, isolate: false } },
      {
        extends: true,
        test: {
          ...AS_THE_PROGRAM,
          name: 'whole',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...PURE, ...STACK, '**/node_modules/**'],
        },
      },
    ],
  },
});
