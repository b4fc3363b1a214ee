import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreInUse } from '#core/ports/store-errors.ts';
import { sampleFact } from '../../../test/suites/sample-fact.ts';
import { openEmbedded } from './connection/embedded.ts';
import { ClickHouseFactStore } from './fact-store.ts';
import { openFactStore } from './open-fact-store.ts';
import { singleNode } from './schema/layout.ts';
import { migrate } from './schema/migrate.ts';
import { append } from './writing/append.ts';
import { erase } from './writing/erase.ts';

describe('the folder of the embedded engine', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tingzhen-facts-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** A process that has appended that many facts and still has the folder open. */
  async function holder(count: number): Promise<ChildProcess> {
    const program = fileURLToPath(new URL('../../../test/suites/facts-child.ts', import.meta.url));
    const child = spawn(process.execPath, [program, folder, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout!, 'data');
    return child;
  }

  it('keeps every fact of an append that resolved before the process was killed', async () => {
    const child = await holder(50);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await openFactStore({ folder });
    expect(await store.count('o', {})).toBe(50);
    await store.close();
  });

  it('is refused to a second process while the first lives, and free when it was killed', async () => {
    const child = await holder(1);
    await expect(openFactStore({ folder })).rejects.toThrow(StoreInUse);
    await expect(openFactStore({ folder })).rejects.toThrow(`${folder} is open in process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await openFactStore({ folder })).close();
  });

  it('keeps a conversation of more than a hundred megabytes', async () => {
    const store = await openFactStore({ folder });
    const { conversation, ...rest } = sampleFact({ id: 'huge' });
    const attributes = { note: 'x'.repeat(110_000_000) };
    await store.append('o', [
      { ...rest, conversation: { ...conversation, attributes } },
      sampleFact({ id: 'small' }),
    ]);
    expect(await store.count('o', {})).toBe(2);
    await store.close();
  });

  it('loses the bytes of what was erased soon after', async () => {
    const database = openEmbedded(folder);
    await migrate(database, singleNode);
    const samples = Array.from({ length: 20 }, (_, index) => sampleFact({ id: `c-${index}` }));
    await append(database, 'o', samples);
    await erase(database, singleNode, 'o', ['c-3', 'c-4', 'c-5']);
    const rowsInParts = async () => {
      const [sum] = await database.rows<{ stored: number }>(
        `SELECT toUInt32(sum(rows)) AS stored FROM system.parts
WHERE active AND table = 'conversations' AND NOT startsWith(name, 'patch')`,
      );
      return sum?.stored;
    };
    await vi.waitFor(async () => expect(await rowsInParts()).toBe(17), { timeout: 15_000, interval: 50 });
    await append(database, 'o', samples.slice(3, 4));
    expect(await new ClickHouseFactStore(database, singleNode).count('o', {})).toBe(18);
    await database.close();
  });

  it('is one at a time in a process', async () => {
    const store = await openFactStore({ folder });
    const other = await mkdtemp(join(tmpdir(), 'tingzhen-facts-'));
    await expect(openFactStore({ folder: other })).rejects.toThrow(/another facts folder open/);
    await store.close();
    await (await openFactStore({ folder: other })).close();
  });

  it('gets its tables once, also by two starts at once, and again after a start that was cut off', async () => {
    const database = openEmbedded(folder);
    await Promise.all([migrate(database, singleNode), migrate(database, singleNode)]);
    const recorded = () =>
      database.rows<{ id: string }>('SELECT DISTINCT id FROM schema_statements ORDER BY id');
    const first = await recorded();
    expect(first.map(({ id }) => id)).toEqual([
      '001-conversations/1',
      '002-needs/1',
      '003-moments/1',
      '004-topics/1',
      '005-moment-sureness/1',
      '006-handling/1',
      '007-counted-days/1',
    ]);
    await database.run('TRUNCATE TABLE schema_statements');
    await migrate(database, singleNode);
    expect(await recorded()).toEqual(first);
    await database.close();
  });
});
