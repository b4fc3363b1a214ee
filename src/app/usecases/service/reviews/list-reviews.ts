import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { MACHINE, type Review, type ReviewQuery } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';
import { openSessions } from './open-sessions.ts';
import { namesOfActors } from './people.ts';
import { reviewsWithinScope, seesReviewers } from './review-scope.ts';

export interface ListedReview
  extends Omit<
    Review,
    | 'organisation'
    | 'answers'
    | 'comment'
    | 'revision'
    | 'evaluation'
    | 'record'
    | 'machine'
    | 'createdBy'
    | 'carriedSince'
    | 'rulebooks'
  > {
  readonly reviewerName: string | null;
  readonly isMine: boolean;
  readonly score: number | null;
  readonly machineScore: number | null;
  readonly openAppeals: number;
}

export interface ListedReviews {
  readonly reviews: readonly ListedReview[];
  readonly waiting: { readonly mine: number; readonly free: number };
}

/** The reviews that a caller may see, and how many wait for them. */
export async function listReviews(
  ports: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  { whose, ...asked }: Omit<ReviewQuery, 'reviewer'> & { readonly whose: 'mine' | 'free' | 'all' },
): Promise<ListedReviews> {
  const { organisation, actor } = caller;
  const { reviews: store } = ports.workflow;
  const query = reviewsWithinScope(caller, {
    ...asked,
    ...(whose === 'all' ? {} : { reviewer: whose === 'mine' ? actor : null }),
  });
  const found = query === null ? [] : await store.list(organisation, query);
  const open = await store.openAppeals(
    organisation,
    found.map(({ id }) => id),
  );
  const names = await namesOfActors(ports, organisation);
  const { machineAnswers } = await store.settings(organisation);
  const sessions = await openSessions(ports, organisation, found);
  const mayReview = may(caller.role, 'reviews.write');
  return {
    reviews: found.map((review) => {
      const whole = listed(review, caller, names, open.get(review.id) ?? 0);
      const shown = isOthersRating(whole, sessions) ? { ...whole, score: null } : whole;
      return machineAnswers === 'after' ? withoutHint(shown) : shown;
    }),
    waiting: mayReview
      ? {
          mine: await store.count(organisation, { state: 'open', reviewer: actor }),
          free: await store.count(organisation, { state: 'open', reviewer: null }),
        }
      : { mine: 0, free: 0 },
  };
}

/** Until a session is closed, what raters say is for themselves alone, as whoever manages may be a rater too. */
export function isOthersRating(
  { calibration, isMine }: Pick<ListedReview, 'calibration' | 'isMine'>,
  openSessions: ReadonlySet<string | null>,
): boolean {
  return !isMine && openSessions.has(calibration);
}

/** Why a conversation was drawn may tell what the machine thinks of it: whoever is to judge it is not led by that. */
export function withoutHint<Shown extends Pick<ListedReview, 'state' | 'isMine' | 'reviewer' | 'why'>>(
  review: Shown,
): Shown {
  const isToJudge = review.state === 'open' && (review.isMine || review.reviewer === null);
  return isToJudge ? { ...review, why: null } : review;
}

export function listed(
  {
    organisation: _,
    answers,
    comment,
    revision,
    evaluation,
    record,
    machine,
    createdBy,
    carriedSince,
    rulebooks,
    ...rest
  }: Review,
  caller: Caller,
  names: ReadonlyMap<string, string>,
  openAppeals: number,
): ListedReview {
  const isShown = seesReviewers(caller);
  // A blind rater is not told the machine's score either.
  const isDone = rest.state === 'submitted' && rest.calibration === null;
  return {
    ...rest,
    reviewer: isShown || rest.reviewer === MACHINE ? rest.reviewer : null,
    reviewerName: isShown && rest.reviewer !== null ? (names.get(rest.reviewer) ?? null) : null,
    isMine: rest.reviewer === caller.actor,
    score: record?.score ?? null,
    machineScore: isDone ? (machine?.evaluation.score ?? null) : null,
    openAppeals,
  };
}
