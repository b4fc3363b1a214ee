import { NoPostgres, startPostgresServer } from './postgres-server.ts';

/** One PostgreSQL for all test files of a run, unless the environment names one; for Vitest's `globalSetup`. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['TINGZHEN_TEST_DATABASE_URL']) return async () => {};
  try {
    const server = await startPostgresServer();
    process.env['TINGZHEN_TEST_DATABASE_URL'] = server.url;
    return () => server.stop();
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    console.warn(`Tests on PostgreSQL are skipped. ${error.message}`);
    return async () => {};
  }
}
