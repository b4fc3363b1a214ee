import type { Conversation } from '../conversation/schema.ts';
import { instant, lastMidnight } from './calendar.ts';
import { demoOrganisation } from './organisation.ts';

/** A call of the demo organisation that can be heard. */
export interface SpokenCall {
  readonly id: string;
  /** Of its recording. */
  readonly name: string;
  readonly agent: string;
  readonly queue: string;
  readonly product: string;
  /** On the last day. */
  readonly hour: number;
}

export const SPOKEN_CALLS: readonly SpokenCall[] = [
  { id: 'demo-call-1', name: 'parcel-zh', agent: 'A09', queue: 'shop', product: 'appliance', hour: 10 },
  { id: 'demo-call-2', name: 'refund-zh', agent: 'A07', queue: 'refunds', product: 'appliance', hour: 14 },
  { id: 'demo-call-3', name: 'charge-en', agent: 'A02', queue: 'billing', product: 'mobile_plan', hour: 16 },
];

const HOUR_MS = 3_600_000;

/**
 * What was heard of a call, as a conversation of the demo organisation.
 * @param until the last day, an ISO date
 */
export function asDemoCall(heard: Conversation, call: SpokenCall, until: string): Conversation {
  const { id, agent: agentId, queue, product, hour } = call;
  const agent = demoOrganisation.agents.find((one) => one.id === agentId)!;
  return {
    ...heard,
    id,
    startedAt: instant(lastMidnight(until) + hour * HOUR_MS),
    agent: { id: agentId, name: agent.name[heard.language ?? 'zh'], team: agent.team },
    customer: { id: `${id}-customer` },
    attributes: { ...heard.attributes, queue, product },
  };
}
