import type { OpenService } from './boot-service.ts';
import type { Settings } from './settings.ts';
import { createApiKey, hashOfKey } from './usecases/service/create-api-key.ts';
import type { ServicePorts } from './usecases/service/ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'now' | 'newId'>;

/** The account and the key of the settings, each made once. */
export async function createFirstAccess(
  { ports, auth }: Pick<OpenService, 'auth'> & { readonly ports: Ports },
  settings: Pick<Settings, 'initAdminEmail' | 'initAdminPassword' | 'initApiKey'>,
  organisation: string,
): Promise<void> {
  const { people } = ports.workflow;
  const { initAdminEmail: email, initAdminPassword: password, initApiKey } = settings;
  if (email !== undefined && password !== undefined && (await people.members(organisation)).length === 0) {
    await record(ports, organisation, [
      { action: 'organisation.setup', subject: email, details: { role: 'admin' } },
    ]);
    const context = await auth.$context;
    const known = await context.internalAdapter.findUserByEmail(email);
    const body = { email, password, name: email.slice(0, email.indexOf('@')) };
    const user = known?.user ?? (await auth.api.signUpEmail({ body })).user;
    await people.setMember({ userId: user.id, organisation, role: 'admin', agentIds: [], teams: [] });
  }
  if (initApiKey === undefined || (await people.keyByHash(hashOfKey(initApiKey))) !== null) return;
  const id = ports.newId();
  const name = 'TINGZHEN_INIT_API_KEY';
  await record(ports, organisation, [
    { action: 'key.create', subject: id, details: { name, role: 'admin' } },
  ]);
  await createApiKey(ports, organisation, { ...ADMIN_KEY, id, name }, initApiKey);
}

const ADMIN_KEY = { role: 'admin', expiresAt: null } as const;
/** Begins the id of no other key. Its name does not tell it: people may give theirs the same. */
const LOCAL_ID = 'local-';
const LOCAL_NAME = 'command line';

/** A new key at each start: the one before may have been copied. */
export async function renewLocalKey(ports: Ports, organisation: string): Promise<string> {
  const { people } = ports.workflow;
  const former = (await people.keys(organisation)).filter(({ id }) => id.startsWith(LOCAL_ID));
  const id = `${LOCAL_ID}${ports.newId()}`;
  const name = LOCAL_NAME;
  await record(ports, organisation, [
    ...former.map((key) => ({ action: 'key.remove', subject: key.id, details: { name } })),
    { action: 'key.create', subject: id, details: { name, role: 'admin' } },
  ]);
  for (const key of former) await people.removeKey(organisation, key.id);
  const { key } = await createApiKey(ports, organisation, { ...ADMIN_KEY, id, name });
  return key;
}

async function record(
  { workflow, now }: Ports,
  organisation: string,
  done: readonly { readonly action: string; readonly subject: string; readonly details: object }[],
): Promise<void> {
  const at = new Date(now()).toISOString();
  await workflow.audit.record(
    done.map(({ details, ...one }) => ({
      at,
      organisation,
      actor: 'system',
      details: { ...details },
      ...one,
    })),
  );
}
