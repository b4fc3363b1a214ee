import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { approvePlaybook } from '#core/coaching/playbook.ts';
import { SAMPLE_AT, samplePlan, samplePlaybook } from './sample-coaching.ts';

const SEEN = { version: 1, changedAt: SAMPLE_AT };

/** Requests that are right in themselves for what `coachingThings` makes. */
export const COACHING_REQUESTS: Readonly<Record<string, { readonly body: unknown }>> = {
  'PUT /api/v1/coaching/agents/:id/sharing': { body: { sharing: 'named' } },
  'POST /api/v1/coaching/plans': { body: { agent: 'A01', competency: 'empathy', due: '2099-12-31' } },
  'POST /api/v1/coaching/plans/:id/acknowledge': { body: { comment: '好的' } },
  'POST /api/v1/coaching/plans/:id/close': { body: { to: 'withdrawn' } },
  'POST /api/v1/playbooks:draft': { body: { days: 30 } },
  'PUT /api/v1/playbooks/:id': {
    body: { ...SEEN, title: '生气', steps: ['先听完'], phrases: [], whenNot: [], exemplars: [] },
  },
  'POST /api/v1/playbooks/:id/approve': { body: SEEN },
  'POST /api/v1/playbooks/:id/retire': { body: SEEN },
};

/** What routes of plans and playbooks name, made afresh. */
export async function coachingThings(
  { workflow, newId }: ServicePorts,
  organisation: string,
  route: string,
): Promise<{ readonly id?: string }> {
  const id = newId();
  if (route.includes('/coaching/plans/')) {
    await workflow.plans.save(organisation, samplePlan({ id }));
    return { id };
  }
  if (route.includes('/playbooks/')) {
    const draft = samplePlaybook({ id });
    const approved = approvePlaybook(draft, { actor: 'user:1', at: SAMPLE_AT });
    await workflow.playbooks.save(organisation, route.startsWith('GET') ? approved : draft);
    return { id };
  }
  return {};
}
