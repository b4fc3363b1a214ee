import type { Caller } from '#core/access/caller.ts';
import type { PlanProgress } from '#core/ports/reviews.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import { inTurns, type SampleRequest } from '#core/reviews/sampling.ts';
import type { ServicePorts } from '../ports.ts';
import { drawSample } from './draw-sample.ts';
import { reviewersNamed } from './people.ts';

export type PlanOutcome =
  | { readonly outcome: 'planned'; readonly plan: PlanProgress }
  /** The same draw gives other conversations by now. */
  | { readonly outcome: 'drawn_otherwise' }
  /** Each of them waits for a review already. */
  | { readonly outcome: 'nothing_left' }
  | { readonly outcome: 'unknown_reviewers'; readonly unknown: readonly string[] };

/**
 * Hands the conversations of a draw to reviewers, who take turns. The draw is made again and must give what was looked
 * at: nobody can put a sample together by hand and call it random.
 */
export async function planReviews(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  asked: {
    readonly name: string;
    readonly request: SampleRequest;
    readonly conversations: readonly string[];
    /** User ids. */
    readonly reviewers: readonly string[];
  },
): Promise<PlanOutcome> {
  const { organisation, actor } = caller;
  const { actors, unknown } = await reviewersNamed(ports, organisation, asked.reviewers);
  if (unknown.length > 0) return { outcome: 'unknown_reviewers', unknown };
  const { conversations } = await drawSample(ports, caller, asked.request);
  const isSame =
    conversations.length === asked.conversations.length &&
    conversations.every(({ conversation }, index) => conversation === asked.conversations[index]);
  if (!isSame) return { outcome: 'drawn_otherwise' };
  const turns = inTurns(conversations.length, actors);
  const reviews = conversations.map(({ conversation, agent, team, why }, index) => ({
    conversation,
    agent,
    team,
    why,
    scorecard: asked.request.scorecard,
    calibration: null,
    reviewer: turns[index] ?? null,
    createdBy: actor,
  }));
  try {
    const kept = { name: asked.name, request: asked.request, createdBy: actor };
    return {
      outcome: 'planned',
      plan: await ports.workflow.reviews.createPlan(organisation, kept, reviews),
    };
  } catch (failure) {
    if (failure instanceof StoreConflict) return { outcome: 'nothing_left' };
    throw failure;
  }
}
