import { afterAll, describe } from 'vitest';
import { createTestDatabase } from '../../../test/suites/postgres-database.ts';
import { workflowStoreSuite } from '../../../test/suites/workflow-store.ts';
import { openWorkflowStore } from './open-workflow-store.ts';

const database = await createTestDatabase();

describe.skipIf(database === null)('workflow store on PostgreSQL', () => {
  afterAll(() => database?.drop());
  workflowStoreSuite(() => openWorkflowStore({ url: database?.url ?? '' }));
});
