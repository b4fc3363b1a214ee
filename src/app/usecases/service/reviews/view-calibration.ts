import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { Evaluation } from '#core/analysis/analysis.ts';
import type { Calibration, Review } from '#core/ports/reviews.ts';
import {
  type ComparedCriterion,
  type CriterionAgreement,
  criterionAgreements,
  type SplitConversation,
  splitConversations,
} from '#core/reviews/calibrate.ts';
import { UNDECIDED } from '#core/reviews/evaluate-by-hand.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { ServicePorts } from '../ports.ts';
import { namesOfActors } from './people.ts';
import { scorecardAsOf } from './scorecards.ts';

type Ports = Pick<ServicePorts, 'workflow'>;

export interface ListedCalibration extends Omit<Calibration, 'raters'> {
  readonly raters: readonly {
    readonly rater: string;
    readonly name: string;
    readonly submitted: number;
    readonly isMe: boolean;
  }[];
}

export interface CalibrationView extends ListedCalibration {
  readonly mine: readonly (Pick<Review, 'conversation' | 'state'> & { readonly review: string })[];
  readonly criteria: readonly CriterionAgreement[];
  readonly splits: readonly SplitConversation[];
}

const RATINGS_AT_MOST = 2000;

/** The sessions in which the caller rates; of those who manage, all. */
export async function listCalibrations(
  ports: Ports,
  caller: Caller,
  limit: number,
): Promise<readonly ListedCalibration[]> {
  const { organisation } = caller;
  const found = await ports.workflow.reviews.calibrations(organisation, limit);
  const names = await namesOfActors(ports, organisation);
  const listed: ListedCalibration[] = [];
  for (const calibration of found) {
    if (!takesPart(caller, calibration)) continue;
    listed.push(withRaters(calibration, caller, names, await ratingsOf(ports, organisation, calibration.id)));
  }
  return listed;
}

/** A session; what its raters said, and how far they agree, once it is closed. Null where the caller sees none. */
export async function viewCalibration(
  ports: Ports,
  caller: Caller,
  id: string,
): Promise<CalibrationView | null> {
  const { organisation, actor } = caller;
  const calibration = await ports.workflow.reviews.calibration(organisation, id);
  if (calibration === null || !takesPart(caller, calibration)) return null;
  const ratings = await ratingsOf(ports, organisation, id);
  const { conversations, raters } = calibration;
  const isClosed = calibration.state === 'closed';
  const criteria = isClosed ? await ratedCriteria(ports, organisation, ratings) : [];
  return {
    ...withRaters(calibration, caller, await namesOfActors(ports, organisation), ratings),
    mine: ratings
      .filter(({ reviewer }) => reviewer === actor)
      .map((rating) => ({ review: rating.id, conversation: rating.conversation, state: rating.state })),
    criteria: criterionAgreements(criteria, conversations, raters, ratings),
    splits: splitConversations(criteria, conversations, raters, ratings),
  };
}

/** What the raters were asked, by the scorecards as they were then: what is edited later changes no closed session. */
async function ratedCriteria(
  ports: Ports,
  organisation: string,
  ratings: readonly Review[],
): Promise<readonly ComparedCriterion[]> {
  const forms = new Map<string, readonly [Review, Evaluation]>();
  for (const rating of ratings) {
    if (rating.evaluation === null) continue;
    const { scorecard, version, answers } = rating.evaluation;
    const asked = answers.map(({ criterion }) => criterion);
    forms.set(JSON.stringify([scorecard, version, asked]), [rating, rating.evaluation]);
  }
  const found = new Map<string, ComparedCriterion>();
  for (const [rating, form] of forms.values()) {
    const scorecard = await scorecardAsOf(ports, organisation, rating, form);
    for (const one of scorecard === null ? [] : comparedCriteria(scorecard)) {
      const categories = new Set([...(found.get(one.criterion)?.categories ?? []), ...one.categories]);
      found.set(one.criterion, { criterion: one.criterion, categories: [...categories] });
    }
  }
  return [...found.values()];
}

/** The criteria of a scorecard with everything that a person may answer. */
export function comparedCriteria({ sections }: Scorecard): readonly ComparedCriterion[] {
  return sections.flatMap(({ criteria }) =>
    criteria.map(({ id, options }) => ({
      criterion: id,
      categories: [...options.map((option) => option.id), ...UNDECIDED],
    })),
  );
}

function takesPart(caller: Caller, { raters }: Calibration): boolean {
  return may(caller.role, 'reviews.manage') || raters.includes(caller.actor);
}

function ratingsOf({ workflow }: Ports, organisation: string, calibration: string) {
  return workflow.reviews.list(organisation, { calibration, limit: RATINGS_AT_MOST });
}

function withRaters(
  { raters, ...calibration }: Calibration,
  { actor }: Caller,
  names: ReadonlyMap<string, string>,
  ratings: readonly Review[],
): ListedCalibration {
  return {
    ...calibration,
    raters: raters.map((rater) => ({
      rater,
      name: names.get(rater) ?? rater,
      submitted: ratings.filter(({ reviewer, state }) => reviewer === rater && state === 'submitted').length,
      isMe: rater === actor,
    })),
  };
}
