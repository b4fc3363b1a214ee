import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { copyEmptyStore } from '../../../test/suites/embedded-folder.ts';
import { createTestDatabase } from '../../../test/suites/postgres-database.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openServer } from './server.ts';

const ONE = { number: 1, name: 'one', text: 'CREATE TABLE one (id int); INSERT INTO one VALUES (1);' };
const TWO = { number: 2, name: 'two', text: 'ALTER TABLE one ADD COLUMN two int DEFAULT 2;' };
const BROKEN = { number: 2, name: 'broken', text: 'CREATE TABLE half (id int); SELECT no_such_thing();' };

const database = await createTestDatabase({ empty: true });

describe.skipIf(database === null)('migrations on PostgreSQL', () => {
  const url = database?.url ?? '';
  afterAll(() => database?.drop());

  test('starts at once apply each migration once', async () => {
    const connections = Array.from({ length: 4 }, () => openServer(url));
    await Promise.all(connections.map((connection) => migrate(connection, [ONE, TWO])));
    const { rows } = await connections[0]!.sql.execute('SELECT id, two FROM one');
    expect(rows).toEqual([{ id: 1, two: 2 }]);
    await Promise.all(connections.map((connection) => connection.close()));
  });
});

describe('migrations inside the process', () => {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-migrate-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('are recorded one by one, stop at a broken one, and go on from there', async () => {
    const folder = join(root, 'store');
    await copyEmptyStore(folder);
    const connection = await openEmbedded(folder);
    await connection.sql.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const recorded = async () =>
      (await connection.sql.execute('SELECT name FROM tingzhen_migrations ORDER BY number')).rows;
    await expect(migrate(connection, [ONE, BROKEN])).rejects.toThrow(/no_such_thing/);
    expect(await recorded()).toEqual([{ name: 'one' }]);
    expect((await connection.sql.execute(`SELECT to_regclass('half') AS half`)).rows).toEqual([
      { half: null },
    ]);
    await migrate(connection, [ONE, TWO]);
    await migrate(connection, [ONE, TWO]);
    expect(await recorded()).toEqual([{ name: 'one' }, { name: 'two' }]);
    await expect(migrate(connection, [ONE])).rejects.toThrow(
      /newer version of Tingzhen: it is at migration 2, and this version knows 1\. .*restore a backup/,
    );
    await connection.close();
  });
});
