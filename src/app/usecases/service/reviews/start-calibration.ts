import type { Caller } from '#core/access/caller.ts';
import type { Calibration } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';
import { reviewersNamed } from './people.ts';
import { activeScorecard } from './scorecards.ts';

export type StartOutcome =
  | { readonly outcome: 'started'; readonly calibration: Calibration }
  | { readonly outcome: 'no_scorecard' }
  | { readonly outcome: 'unknown_reviewers' | 'unknown_conversations'; readonly unknown: readonly string[] };

/** Gives the same conversations to several raters, who do not see what the others say until the session is closed. */
export async function startCalibration(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  asked: {
    readonly name: string;
    readonly scorecard?: string;
    readonly conversations: readonly string[];
    /** User ids. */
    readonly raters: readonly string[];
  },
): Promise<StartOutcome> {
  const { organisation, actor } = caller;
  const scorecard = await activeScorecard(ports, organisation, asked.scorecard);
  if (scorecard === null) return { outcome: 'no_scorecard' };
  const { actors, unknown } = await reviewersNamed(ports, organisation, asked.raters);
  if (unknown.length > 0) return { outcome: 'unknown_reviewers', unknown };
  const ids = [...new Set(asked.conversations)];
  const stored = await ports.facts.conversations(organisation, ids);
  const found = new Map(stored.map(({ conversation }) => [conversation.id, conversation.agent]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) return { outcome: 'unknown_conversations', unknown: missing };
  const calibration = await ports.workflow.reviews.createCalibration(
    organisation,
    { name: asked.name, scorecard: scorecard.id, conversations: ids, raters: actors, createdBy: actor },
    ids.flatMap((conversation) =>
      actors.map((reviewer) => ({
        conversation,
        agent: found.get(conversation)?.id ?? null,
        team: found.get(conversation)?.team ?? null,
        scorecard: scorecard.id,
        plan: null,
        reviewer,
        why: null,
        createdBy: actor,
      })),
    ),
  );
  return { outcome: 'started', calibration };
}
