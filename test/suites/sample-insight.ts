import type { Insight } from '#core/insights/insight.ts';

/** An insight that was just found, about a topic of its own. */
export function newInsight(id: string): Insight {
  const at = '2026-03-01T00:00:00.000Z';
  return {
    id,
    topic: `of ${id}`,
    topics: [`of ${id}`],
    name: '月租',
    claim: {
      cause: 'systemic',
      conversations: 200,
      troubled: 120,
      rate: { value: 0.6, low: 0.5, high: 0.7 },
      usual: 0.25,
      excess: { value: 0.35, low: 0.25, high: 0.45 },
      spreadOver: 0.9,
      agentCount: 12,
      agents: [],
      impact: { conversations: 50, hours: 8, unhappy: 30, avoidable: 17 },
      contradictions: [],
      quotes: [],
    },
    department: 'product',
    state: 'new',
    createdAt: at,
    changedAt: at,
    steps: [],
  };
}
