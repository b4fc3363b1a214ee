import type { Caller } from '#core/access/caller.ts';
import type { Appeal, AppealQuery, Review } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';
import { mayDecide } from './appeal-terms.ts';
import { namesOfActors } from './people.ts';

export interface ShownAppeal extends Appeal {
  readonly raisedByName: string | null;
  readonly decidedByName: string | null;
  readonly mayDecide: boolean;
}

/**
 * Appeals as far as the caller may see them: managers all, reviewers of their reviews, supervisors of their
 * teams, agents of their own.
 */
export async function listAppeals(
  ports: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  query: Pick<AppealQuery, 'state' | 'limit'>,
): Promise<readonly ShownAppeal[]> {
  const { organisation } = caller;
  const { reviews } = ports.workflow;
  const found = await reviews.appeals(organisation, { ...query, ...scopeOf(caller) });
  const ids = [...new Set(found.map(({ review }) => review))];
  const [names, objectedTo] = await Promise.all([
    namesOfActors(ports, organisation),
    reviews.list(organisation, { ids, machine: true, limit: ids.length }),
  ]);
  const byId = new Map(objectedTo.map((review) => [review.id, review]));
  return found.flatMap((appeal) => {
    const review = byId.get(appeal.review);
    return review === undefined ? [] : [shownAppeal(appeal, review, caller, names)];
  });
}

function scopeOf({ role, actor, agentIds, teams }: Caller): Omit<AppealQuery, 'limit'> {
  switch (role) {
    case 'agent':
      return { agents: agentIds };
    case 'supervisor':
      return { teams };
    case 'viewer':
      return { agents: [] };
    // A reviewer follows what became of their own reviews.
    case 'reviewer':
      return { reviewer: actor };
    default:
      return {};
  }
}

export function shownAppeal(
  appeal: Appeal,
  review: Pick<Review, 'reviewer'>,
  caller: Caller,
  names: ReadonlyMap<string, string>,
): ShownAppeal {
  return {
    ...appeal,
    raisedByName: names.get(appeal.raisedBy) ?? null,
    decidedByName: appeal.decidedBy === null ? null : (names.get(appeal.decidedBy) ?? null),
    mayDecide: mayDecide(caller, appeal, review),
  };
}
