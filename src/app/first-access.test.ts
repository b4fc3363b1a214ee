import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { forgetful, useServiceStack } from '../../test/suites/service-stack.ts';
import { openAuth } from './api/identity/open-auth.ts';
import { createFirstAccess, renewLocalKey } from './first-access.ts';
import { createApiKey, hashOfKey } from './usecases/service/create-api-key.ts';

const stack = useServiceStack();

it('the account and the key of the settings are made once, and are on record before', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const { database, authSchema } = ports.opened;
  const secret = 'a secret of the tests, long enough to be one';
  const auth = openAuth(database, authSchema, { secret, publicUrl: 'http://localhost' });
  const email = `${randomUUID()}@example.com`;
  const settings = {
    initAdminEmail: email,
    initAdminPassword: 'correct horse battery',
    initApiKey: randomUUID(),
  };
  await expect(createFirstAccess({ ports: forgetful(ports), auth }, settings, organisation)).rejects.toThrow(
    'not recorded',
  );
  expect(await ports.workflow.people.members(organisation)).toEqual([]);
  for (let start = 0; start < 2; start++) await createFirstAccess({ ports, auth }, settings, organisation);
  expect(await ports.workflow.people.members(organisation)).toMatchObject([{ email, role: 'admin' }]);
  const log = await ports.workflow.audit.list(organisation, { limit: 10 });
  expect(log).toMatchObject([
    { actor: 'system', action: 'key.create', details: { name: 'TINGZHEN_INIT_API_KEY', role: 'admin' } },
    { actor: 'system', action: 'organisation.setup', subject: email, details: { role: 'admin' } },
  ]);
  expect(JSON.stringify(log)).not.toContain(settings.initApiKey);
});

it('each start has a key of its own for the command line, on record, and leaves those of people alone', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const admin = { role: 'admin', expiresAt: null } as const;
  const own = await createApiKey(ports, organisation, { ...admin, name: 'command line' });
  const [first, second] = [
    await renewLocalKey(ports, organisation),
    await renewLocalKey(ports, organisation),
  ];
  const { people, audit } = ports.workflow;
  const isKnown = async (key: string) => (await people.keyByHash(hashOfKey(key))) !== null;
  expect([await isKnown(own.key), await isKnown(first), await isKnown(second)]).toEqual([true, false, true]);
  const log = await audit.list(organisation, { limit: 10 });
  expect(log.map(({ action }) => action)).toEqual(['key.create', 'key.remove', 'key.create']);
  expect(log[1]!.subject).toBe(log[2]!.subject);
});
