import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { inScope } from '#core/access/scope.ts';
import type { NewReview } from '#core/ports/reviews.ts';
import { inTurns } from '#core/reviews/sampling.ts';
import type { ServicePorts } from '../ports.ts';
import { reviewersNamed } from './people.ts';
import { activeScorecard } from './scorecards.ts';

export interface ReviewOrder {
  readonly conversations: readonly string[];
  readonly scorecard?: string;
  /** User ids. */
  readonly reviewers?: readonly string[];
}

export interface RequestedReview {
  readonly conversation: string;
  readonly status: 'created' | 'waiting' | 'not_found';
  /** The open review, where there is one. */
  readonly review?: string;
}

export type RequestOutcome =
  | { readonly outcome: 'done'; readonly results: readonly RequestedReview[] }
  | { readonly outcome: 'no_scorecard' }
  | { readonly outcome: 'unknown_reviewers'; readonly unknown: readonly string[] }
  | { readonly outcome: 'may_not_assign' };

/**
 * Sends conversations in the caller's scope to people. Who may review takes them on; who may only ask for reviews
 * leaves them to whoever is free; who manages may name others, who take turns.
 */
export async function requestReviews(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  { conversations, scorecard: wanted, reviewers }: ReviewOrder,
): Promise<RequestOutcome> {
  const { organisation, actor } = caller;
  const scorecard = await activeScorecard(ports, organisation, wanted);
  if (scorecard === null) return { outcome: 'no_scorecard' };
  let people: readonly string[] = may(caller.role, 'reviews.write') ? [actor] : [];
  if (reviewers !== undefined) {
    if (!may(caller.role, 'reviews.manage')) return { outcome: 'may_not_assign' };
    const { actors, unknown } = await reviewersNamed(ports, organisation, reviewers);
    if (unknown.length > 0) return { outcome: 'unknown_reviewers', unknown };
    people = actors;
  }
  const ids = [...new Set(conversations)];
  const stored = await ports.facts.conversations(organisation, ids);
  const found = new Map(
    stored
      .filter(({ conversation }) => inScope(caller, conversation))
      .map(({ conversation }) => [conversation.id, conversation]),
  );
  const known = ids.filter((id) => found.has(id));
  const turns = inTurns(known.length, people);
  const orders = known.map((id, index): NewReview => {
    const agent = found.get(id)?.agent;
    return {
      conversation: id,
      agent: agent?.id ?? null,
      team: agent?.team ?? null,
      scorecard: scorecard.id,
      plan: null,
      calibration: null,
      reviewer: turns[index] ?? null,
      why: null,
      createdBy: actor,
    };
  });
  const made = await ports.workflow.reviews.create(organisation, orders);
  const open = await openReviews(
    ports,
    organisation,
    orders.filter((_, index) => made[index] === null),
  );
  const results = new Map(
    orders.map((order, index): [string, RequestedReview] => {
      const { conversation } = order;
      const fresh = made[index];
      if (fresh) return [conversation, { conversation, status: 'created', review: fresh.id }];
      const review = open.get(keyOf(order));
      return [conversation, { conversation, status: 'waiting', ...(review === undefined ? {} : { review }) }];
    }),
  );
  return {
    outcome: 'done',
    results: ids.map((id) => results.get(id) ?? { conversation: id, status: 'not_found' }),
  };
}

async function openReviews(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  waiting: readonly NewReview[],
): Promise<ReadonlyMap<string, string>> {
  if (waiting.length === 0) return new Map();
  const open = await workflow.reviews.list(organisation, {
    state: 'open',
    calibration: false,
    conversations: waiting.map(({ conversation }) => conversation),
    limit: 10_000,
  });
  return new Map(open.map((review) => [keyOf(review), review.id]));
}

function keyOf({ conversation, scorecard, reviewer }: NewReview): string {
  return JSON.stringify([conversation, scorecard, reviewer]);
}
