import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { copyEmptyStore } from '../../../test/suites/embedded-folder.ts';
import { workflowStoreSuite } from '../../../test/suites/workflow-store.ts';
import { openWorkflowStore } from './open-workflow-store.ts';

describe('workflow store inside the process', () => {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-workflow-'));
  const folder = join(root, 'store');
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  workflowStoreSuite(async () => {
    await copyEmptyStore(folder);
    return openWorkflowStore({ folder });
  });
});
