import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
    testTimeout: 20_000,
    globalSetup: ['test/suites/postgres-for-run.ts'],
  },
});
