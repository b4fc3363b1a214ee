import { randomUUID } from 'node:crypto';
import type { OpenWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import type { Receipt } from '#core/ports/workflow.ts';

/** The opened store, once the tests run. */
export type Opened = () => OpenWorkflowStore;

export const AT = '2026-01-05T09:00:00.000Z';

export function freshName(of: string): string {
  return `${of}-${randomUUID()}`;
}

export function receipt(id: string, hash = 'content-1', more: Partial<Receipt> = {}): Receipt {
  return { id, hash, channel: 'chat', turns: 4, ...more };
}

export function receipts(count: number, prefix = 'c'): Receipt[] {
  return Array.from({ length: count }, (_, index) => receipt(`${prefix}-${String(index).padStart(5, '0')}`));
}

/** A person who can sign in. */
export async function addUser({ database, authSchema }: OpenWorkflowStore, name: string): Promise<string> {
  const id = freshName('user');
  await database.insert(authSchema.user).values({ id, name, email: `${id}@example.com` });
  return id;
}
