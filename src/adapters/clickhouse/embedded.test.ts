import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factStoreSuite } from '../../../test/suites/fact-store.ts';
import { openFactStore } from './open-fact-store.ts';

factStoreSuite('the embedded engine', async () =>
  openFactStore({ folder: await mkdtemp(join(tmpdir(), 'tingzhen-facts-')) }),
);
