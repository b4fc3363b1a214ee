import { createHash, randomBytes } from 'node:crypto';
import type { ApiKey } from '#core/ports/workflow.ts';
import type { ServicePorts } from './ports.ts';

const SHOWN_CHARACTERS = 8;

/**
 * Makes a key for programs. The key itself is in the answer and nowhere else.
 * @param key one that was agreed on elsewhere; made up otherwise
 */
export async function createApiKey(
  { workflow, now, newId }: Pick<ServicePorts, 'workflow' | 'now' | 'newId'>,
  organisation: string,
  asked: Pick<ApiKey, 'name' | 'role' | 'expiresAt'> & Partial<Pick<ApiKey, 'id' | 'agentIds' | 'teams'>>,
  key = `tz_${randomBytes(32).toString('base64url')}`,
): Promise<ApiKey & { readonly key: string }> {
  const kept: ApiKey = {
    id: asked.id ?? newId(),
    organisation,
    name: asked.name,
    role: asked.role,
    agentIds: asked.agentIds ?? [],
    teams: asked.teams ?? [],
    prefix: key.slice(0, SHOWN_CHARACTERS),
    createdAt: new Date(now()).toISOString(),
    expiresAt: asked.expiresAt === null ? null : new Date(asked.expiresAt).toISOString(),
    lastUsedAt: null,
  };
  await workflow.people.createKey(kept, hashOfKey(key));
  return { ...kept, key };
}

/** What is kept of a key. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
