import { and, eq, gt } from 'drizzle-orm';
import type { Channel } from '#core/conversation/schema.ts';
import type { Coverage, CoverageReport } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { receiptCounts } from '../schema/receipts.ts';

type Tally = { -readonly [State in keyof Coverage]: Coverage[State] };

/** Sums the counters, of which there is one for each channel, queue and state. */
export async function coverage(database: WorkflowDatabase, organisation: string): Promise<CoverageReport> {
  const counters = await database
    .select()
    .from(receiptCounts)
    .where(and(eq(receiptCounts.organisation, organisation), gt(receiptCounts.conversations, 0)));
  const all = tally();
  const byChannel = new Map<Channel, Tally>();
  const byQueue = new Map<string, Tally>();
  for (const { channel, queue, state, conversations } of counters) {
    for (const group of [all, groupOf(byChannel, channel), groupOf(byQueue, queue)]) {
      group.received += conversations;
      group[state] += conversations;
    }
  }
  return { ...all, byChannel: Object.fromEntries(byChannel), byQueue: Object.fromEntries(byQueue) };
}

function tally(): Tally {
  return { received: 0, analysed: 0, failed: 0, pending: 0 };
}

function groupOf<Name>(groups: Map<Name, Tally>, name: Name): Tally {
  const group = groups.get(name) ?? tally();
  groups.set(name, group);
  return group;
}
