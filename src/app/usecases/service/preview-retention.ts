import type { ServicePorts } from './ports.ts';

const DAY_MS = 86_400_000;
/** How often a worker looks for what has to go. */
export const RETENTION_EVERY_HOURS = 6;
/** Of each 20,000 conversations; they have one time in common. */
const REMOVALS_OF_ONE_PASS = 100;

export interface RetentionPreview {
  /** What was received before this would go. */
  readonly before: string;
  readonly conversations: number;
  /** When something was last removed; null where nothing ever was. */
  readonly lastRemoval: { readonly at: string; readonly conversations: number } | null;
}

/** What would go if conversations were kept for so many days from now on. */
export async function previewRetention(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  organisation: string,
  days: number,
): Promise<RetentionPreview> {
  const before = new Date(now() - days * DAY_MS).toISOString();
  const [conversations, removals] = await Promise.all([
    workflow.receipts.countReceivedBefore(organisation, before),
    workflow.audit.list(organisation, { action: 'retention.apply', limit: REMOVALS_OF_ONE_PASS }),
  ]);
  const last = removals[0];
  const ofLast = removals.filter(
    ({ details }) => details?.['receivedBefore'] === last?.details?.['receivedBefore'],
  );
  const removed = ofLast.reduce((sum, { details }) => sum + Number(details?.['conversations'] ?? 0), 0);
  return {
    before,
    conversations,
    lastRemoval: last === undefined ? null : { at: last.at, conversations: removed },
  };
}
