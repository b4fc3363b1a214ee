import { describe, expect, it } from 'vitest';
import { newInsight } from '../../../test/suites/sample-insight.ts';
import { claimedAgents } from './insight.ts';
import { tellClaim } from './tell.ts';

describe('a claim about agents', () => {
  const claimOf = (cause: 'knowledge_gap' | 'local', count: number) => {
    const agents = Array.from({ length: count }, (_, index) => ({
      agent: `A${index + 1}`,
      conversations: 10,
      troubled: 6,
      rate: 0.6,
      usual: 0.2,
      chance: 0.9,
    }));
    const insight = newInsight('i');
    return tellClaim({ ...insight, claim: { ...insight.claim, cause, ...claimedAgents(agents) } });
  };

  it('tells how many it is about, however many of them are named', () => {
    expect(claimOf('knowledge_gap', 30).zh).toContain('涉及 30 位客服');
    expect(claimOf('knowledge_gap', 30).en).toContain('30 of them');
    expect(claimOf('local', 15).zh).toContain('A12 等 15 位客服，其余');
    expect(claimOf('local', 15).en).toContain('A12 and 3 more, while');
  });

  it('tells of no more where all are named', () => {
    expect(claimOf('local', 2).zh).toContain('A1、A2，其余');
    expect(claimOf('local', 2).en).toContain('A1, A2, while');
  });
});
