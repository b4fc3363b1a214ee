import { randomUUID } from 'node:crypto';
import type { ServicePorts } from '#app/usecases/service/ports.ts';

export interface SettingsThings {
  readonly id?: string;
  readonly name?: string;
  readonly delivery?: string;
  readonly kind?: string;
}

/** What a route of the settings names, made afresh in an organisation; nothing for other routes. */
export async function settingsThings(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  organisation: string,
  route: string,
): Promise<SettingsThings> {
  const at = new Date(now()).toISOString();
  const id = randomUUID();
  if (route.includes('/webhooks/')) {
    const delivery = randomUUID();
    const url = 'https://crm.example/';
    const events = ['conversations.failed'] as const;
    await workflow.webhooks.create({
      ...{ id, organisation, url, events, active: true },
      createdBy: 'system',
      createdAt: at,
    });
    await workflow.webhooks.addDeliveries([
      {
        ...{ id: delivery, organisation, webhook: id, event: 'test', body: '{}', state: 'failed' },
        ...{ attempts: 6, status: 500, error: 'HTTP 500', createdAt: at, triedAt: at },
      },
    ]);
    return { id, delivery };
  }
  if (route.includes('/invitations/')) {
    const place = { role: 'viewer', agentIds: [], teams: [] } as const;
    await workflow.invitations.add({
      ...{ ...place, id, organisation, email: 'han@example.com' },
      ...{ invitedBy: 'system', invitedAt: at, expiresAt: at },
    });
    return { id };
  }
  if (route.includes('/import-mappings/')) {
    const name = '旧系统';
    const map = { id: 'a' };
    await workflow.importMappings.save(organisation, {
      ...{ name, columns: ['a'], channel: null, map },
      savedAt: at,
    });
    return { name };
  }
  if (route.includes('/directory/')) {
    await workflow.directory.save(organisation, [{ kind: 'agent', id: 'A01', name: '韩梅梅' }]);
    return { id: 'A01', kind: 'agent' };
  }
  return {};
}
