import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openServer } from '../connection/server.ts';
import { clusterLayout } from '../schema/layout.ts';
import { erase } from './erase.ts';

it('erases on a cluster in every month, also where the replica that answers shows nothing yet', async () => {
  const statements: string[] = [];
  const replica = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://replica');
    statements.push(`${searchParams.get('query') ?? ''}${await text(request)}`);
    response.end();
  });
  replica.listen(0, '127.0.0.1');
  await once(replica, 'listening');
  const database = openServer(`http://127.0.0.1:${(replica.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    await database.close();
    replica.close();
  });
  await erase(database, clusterLayout('main'), 'o', ['c-1']);
  const changes = statements.map((statement) => /(?:DELETE FROM|ALTER TABLE) .*/.exec(statement)?.[0]);
  expect(changes).toEqual([
    expect.stringMatching(/^DELETE FROM topic_members_stored ON CLUSTER 'main' WHERE /),
    expect.stringMatching(/^DELETE FROM conversations_stored ON CLUSTER 'main' WHERE /),
    expect.stringMatching(/^ALTER TABLE conversations_stored ON CLUSTER 'main' DELETE WHERE /),
  ]);
});
