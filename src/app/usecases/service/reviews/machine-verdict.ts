import type { Evaluation } from '#core/analysis/analysis.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import type { MachineVerdict } from '#core/ports/reviews.ts';

/** What the machine says of a conversation by one scorecard; null where it does not judge by it. */
export function machineVerdict(
  stored: Pick<StoredConversation, 'analysis' | 'rulebooks'>,
  scorecard: string,
): MachineVerdict | null {
  const evaluation = stored.analysis.evaluations.find((one) => one.scorecard === scorecard);
  if (evaluation === undefined) return null;
  const asked = new Set(
    evaluation.answers.flatMap(({ source }) =>
      source.startsWith('rule:') ? source.slice('rule:'.length).split(',') : [],
    ),
  );
  return {
    evaluation: withoutPassages(evaluation),
    outcomes: Object.fromEntries(
      stored.analysis.rules.flatMap(({ rule, outcome }) => (asked.has(rule) ? [[rule, outcome]] : [])),
    ),
    rulebooks: stored.rulebooks,
  };
}

/** What was said stays with the conversation and goes with it. */
function withoutPassages(evaluation: Evaluation): Evaluation {
  return { ...evaluation, answers: evaluation.answers.map((answer) => ({ ...answer, evidence: [] })) };
}
