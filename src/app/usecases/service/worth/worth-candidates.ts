import type { ConversationFilter, ConversationSummary, Sort } from '#core/facts/query.ts';
import type { FactStore } from '#core/ports/facts.ts';
import type { SignalType } from '#core/signals/catalogue.ts';

/** So many of each kind are weighed against each other. */
const OF_EACH = 40;
const GOOD_SCORE = 80;
const UNHAPPY = 2;

const ALARMING: readonly SignalType[] = [
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.abuse',
  'customer.implicit_dissatisfaction',
];

/**
 * The conversations among which those worth reading are found, each once: the worst by every figure, those in which
 * something alarming was said, and those whose score and satisfaction disagree.
 */
export async function worthCandidates(
  facts: Pick<FactStore, 'search'>,
  organisation: string,
  filter: ConversationFilter,
  scorecards: readonly string[],
): Promise<ConversationSummary[]> {
  const kinds: readonly (readonly [more: ConversationFilter, sort: Sort])[] = [
    [{}, 'lowest_satisfaction'],
    [{}, 'lowest_score'],
    ...ALARMING.map((type) => [{ signals: signalsWith(filter, type) }, 'lowest_satisfaction'] as const),
    ...scorecards.map(
      (scorecard) =>
        [
          {
            scores: [...(filter.scores ?? []), { scorecard, min: GOOD_SCORE }],
            ...(filter.satisfaction === undefined ? { satisfaction: { max: UNHAPPY } } : {}),
          },
          'lowest_satisfaction',
        ] as const,
    ),
  ];
  const pages = await Promise.all(
    kinds.map(([more, sort]) => facts.search(organisation, { ...filter, ...more }, { sort, limit: OF_EACH })),
  );
  const found = pages.flatMap(({ conversations }) => conversations);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

function signalsWith({ signals = [] }: ConversationFilter, type: SignalType) {
  return [...signals, { type }];
}
