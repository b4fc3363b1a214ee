import type { ConversationSummary } from '#core/facts/query.ts';
import type { Webhook, WebhookEvent } from '#core/ports/webhooks.ts';
import type { SignalType } from '#core/signals/catalogue.ts';
import type { ServicePorts } from './ports.ts';
import { sendEvents } from './send-events.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'now' | 'newId'>;

/** In a conversation with one of these somebody should look at once. */
const ALARMING: readonly SignalType[] = [
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.abuse',
];
/** Predicted satisfaction from 1 to 5 at or below which a customer is lost unless somebody acts. */
const UNHAPPY = 2;

interface Outcome {
  readonly id: string;
  readonly version: number;
  readonly batch: string;
  readonly state: 'analysed' | 'failed';
  readonly error?: string;
}

/**
 * Tells other systems what became of conversations, one event for those of a batch. Told before the receipts are
 * settled: a process that ends in between tells it again, under the same id, never not at all.
 */
export async function announceOutcomes(
  ports: Ports,
  organisation: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const webhooks = (await ports.workflow.webhooks.list(organisation)).filter(({ active }) => active);
  if (webhooks.length === 0) return;
  const wanted = (event: WebhookEvent) => webhooks.filter(({ events }) => events.includes(event));
  const failed = outcomes.filter(({ state }) => state === 'failed');
  const events: Parameters<typeof sendEvents>[1][number][] = [];
  const known = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const tell = (
    event: WebhookEvent,
    to: readonly Webhook[],
    conversations: readonly { readonly id: string }[],
  ) => {
    if (conversations.length === 0) return;
    // Versions begin anew where a conversation was erased and received again, in another batch.
    const of = JSON.stringify(
      conversations.map(({ id }) => [id, known.get(id)?.version, known.get(id)?.batch]).toSorted(),
    );
    events.push(...to.map((webhook) => ({ webhook, event, content: { conversations }, of })));
  };
  const toFailed = wanted('conversations.failed');
  tell(
    'conversations.failed',
    toFailed,
    failed.map(({ id, version, error }) => ({ id, version, error })),
  );
  const [toAnalysed, toAlert] = [wanted('conversations.analysed'), wanted('conversations.alert')];
  const analysed = outcomes.flatMap(({ id, state }) => (state === 'analysed' ? [id] : []));
  if (toAnalysed.length + toAlert.length > 0 && analysed.length > 0) {
    const found = await summaries(ports, organisation, analysed);
    const told = found.map((summary) => ({ ...resultOf(summary), version: known.get(summary.id)?.version }));
    tell('conversations.analysed', toAnalysed, told);
    const alarming = found.map((summary, index) => ({ ...told[index]!, reasons: reasonsOf(summary) }));
    tell(
      'conversations.alert',
      toAlert,
      alarming.filter(({ reasons }) => reasons.length > 0),
    );
  }
  await sendEvents(ports, events);
}

const PAGE = 500;

async function summaries(
  { facts }: Ports,
  organisation: string,
  ids: readonly string[],
): Promise<readonly ConversationSummary[]> {
  const { conversations } = await facts.search(organisation, { ids }, { sort: 'newest', limit: PAGE });
  return conversations;
}

/** No word that was said: whoever is told may not be allowed to read it. */
function resultOf({
  id,
  channel,
  at,
  agent,
  team,
  queue,
  scores,
  satisfaction,
  signals,
}: ConversationSummary) {
  return { id, channel, at, agent, team, queue, scores, satisfaction, signals };
}

function reasonsOf({ signals, satisfaction }: ConversationSummary): string[] {
  const heard = ALARMING.filter((type) => (signals[type] ?? 0) > 0);
  return satisfaction !== undefined && satisfaction <= UNHAPPY ? [...heard, 'satisfaction'] : heard;
}
