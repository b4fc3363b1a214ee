import { afterAll, beforeAll } from 'vitest';
import type { OpenWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { annotationTests } from './workflow/annotations.ts';
import { auditTests } from './workflow/audit.ts';
import { coachingTests } from './workflow/coaching.ts';
import { coverageTests } from './workflow/coverage.ts';
import { directoryTests } from './workflow/directory.ts';
import { insightTests } from './workflow/insights.ts';
import { peopleTests } from './workflow/people.ts';
import { receiptTests } from './workflow/receipts.ts';
import { reviewTests } from './workflow/reviews.ts';
import { rulebookTests } from './workflow/rulebooks.ts';
import { runTests } from './workflow/runs.ts';
import type { Opened } from './workflow/samples.ts';
import { settingsTests } from './workflow/settings.ts';
import { viewTests } from './workflow/views.ts';

/** What every backend of the workflow store must do; each test works in an organisation of its own. */
export function workflowStoreSuite(open: () => Promise<OpenWorkflowStore>): void {
  let opened: OpenWorkflowStore | undefined;
  beforeAll(async () => {
    opened = await open();
  });
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
  annotationTests(get);
  reviewTests(get);
  peopleTests(get);
  directoryTests(get);
  settingsTests(get);
  viewTests(get);
  coachingTests(get);
  insightTests(get);
}
