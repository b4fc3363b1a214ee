import { afterAll, beforeAll } from 'vitest';
import type { OpenWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { auditTests } from './workflow/audit.ts';
import { coverageTests } from './workflow/coverage.ts';
import { peopleTests } from './workflow/people.ts';
import { receiptTests } from './workflow/receipts.ts';
import { rulebookTests } from './workflow/rulebooks.ts';
import { runTests } from './workflow/runs.ts';
import type { Opened } from './workflow/samples.ts';

/** What every backend of the workflow store must do; each test works in an organisation of its own. */
export function workflowStoreSuite(open: () => Promise<OpenWorkflowStore>): void {
  let opened: OpenWorkflowStore | undefined;
  beforeAll(async () => {
    opened = await open();
  }, 120_000);
  afterAll(() => opened?.store.close());

  const get: Opened = () => {
    if (!opened) throw new Error('The store is opened before the tests.');
    return opened;
  };
  receiptTests(get);
  coverageTests(get);
  rulebookTests(get);
  runTests(get);
  auditTests(get);
  peopleTests(get);
}
