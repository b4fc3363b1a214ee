import type { CoachingPlan } from '#core/coaching/plan.ts';
import type { Playbook } from '#core/coaching/playbook.ts';

export const SAMPLE_AT = '2026-01-05T09:00:00.000Z';

/** A draft as it comes from distilling; a test says what matters to it. */
export function samplePlaybook(change: Partial<Playbook> & Pick<Playbook, 'id'>): Playbook {
  const share = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
  return {
    version: 1,
    situation: 'anger',
    behaviour: 'agent.empathy',
    language: 'zh',
    title: '生气：共情',
    steps: ['先接住客户的感受'],
    phrases: [{ text: '换作是我也会着急', conversations: 12, agents: 4 }],
    whenNot: ['后面没有办法跟上时，不要反复共情'],
    exemplars: [],
    evidence: {
      with: share(0.6),
      without: share(0.3),
      difference: share(0.3),
      moments: 240,
      agents: 12,
      from: '2025-10-01T00:00:00.000Z',
      to: SAMPLE_AT,
    },
    state: 'draft',
    createdBy: 'user:1',
    createdAt: SAMPLE_AT,
    changedBy: 'user:1',
    changedAt: SAMPLE_AT,
    approvedBy: null,
    approvedAt: null,
    followedSince: null,
    ...change,
  };
}

export function samplePlan(change: Partial<CoachingPlan> & Pick<CoachingPlan, 'id'>): CoachingPlan {
  return {
    agent: 'A01',
    competency: 'empathy',
    target: null,
    playbooks: [],
    exemplars: [],
    due: '2099-12-31',
    note: '',
    state: 'planned',
    createdBy: 'user:1',
    createdAt: SAMPLE_AT,
    changedAt: SAMPLE_AT,
    acknowledgement: null,
    closing: null,
    ...change,
  };
}
