import { and, count, eq, gt, gte, lt } from 'drizzle-orm';
import type { Channel } from '#core/conversation/schema.ts';
import type { Coverage, CoverageReport, ReceiptStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { receiptCounts, receipts } from '../schema/receipts.ts';

type Tally = { -readonly [State in keyof Coverage]: Coverage[State] };

/** Sums the counters, of which there is one for each channel, queue and state; those of a period are counted. */
export async function coverage(
  database: WorkflowDatabase,
  organisation: string,
  { channels, queues, from, to }: NonNullable<Parameters<ReceiptStore['coverage']>[1]> = {},
): Promise<CoverageReport> {
  const counters =
    from === undefined && to === undefined
      ? await database
          .select()
          .from(receiptCounts)
          .where(and(eq(receiptCounts.organisation, organisation), gt(receiptCounts.conversations, 0)))
      : await countersOf(database, organisation, { from, to });
  const all = tally();
  const byChannel = new Map<Channel, Tally>();
  const byQueue = new Map<string, Tally>();
  for (const { channel, queue, state, conversations } of counters) {
    if (channels?.includes(channel) === false || queues?.includes(queue) === false) continue;
    for (const group of [all, groupOf(byChannel, channel), groupOf(byQueue, queue)]) {
      group.received += conversations;
      group[state] += conversations;
    }
  }
  return { ...all, byChannel: Object.fromEntries(byChannel), byQueue: Object.fromEntries(byQueue) };
}

function countersOf(
  database: WorkflowDatabase,
  organisation: string,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
) {
  const { channel, queue, state, at } = receipts;
  return database
    .select({ channel, queue, state, conversations: count() })
    .from(receipts)
    .where(
      and(
        eq(receipts.organisation, organisation),
        from === undefined ? undefined : gte(at, new Date(from)),
        to === undefined ? undefined : lt(at, new Date(to)),
      ),
    )
    .groupBy(channel, queue, state);
}

function tally(): Tally {
  return { received: 0, analysed: 0, failed: 0, pending: 0 };
}

function groupOf<Name>(groups: Map<Name, Tally>, name: Name): Tally {
  const group = groups.get(name) ?? tally();
  groups.set(name, group);
  return group;
}
