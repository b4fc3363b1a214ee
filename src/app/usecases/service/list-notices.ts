import type { Caller } from '#core/access/caller.ts';
import { isPerson, may } from '#core/access/permissions.ts';
import type { Notice } from '#core/ports/notices.ts';
import type { ServicePorts } from './ports.ts';

const LIMIT = 50;
/** What nobody looked at for so long is found where it happened. */
const DAYS = 60;
const DAY_MS = 86_400_000;

/** What concerns whoever asks, newest first, and whether they have seen it. A program has no notices. */
export async function listNotices(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { organisation, actor, role, agentIds }: Caller,
): Promise<readonly (Notice & { readonly unread: boolean })[]> {
  if (!isPerson(actor)) return [];
  const userId = actor.slice('user:'.length);
  const since = new Date(now() - DAYS * DAY_MS).toISOString();
  const to = {
    userId,
    agentIds,
    decidesAppeals: may(role, 'appeals.decide'),
    managesInsights: may(role, 'insights.manage'),
  };
  const [found, seenAt] = await Promise.all([
    workflow.notices.list(organisation, to, since, LIMIT),
    workflow.notices.seenAt(organisation, userId),
  ]);
  return found.map((notice) => ({ ...notice, unread: seenAt === null || notice.at > seenAt }));
}
