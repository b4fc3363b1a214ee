import type { Caller } from '#core/access/caller.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { CoachingPlan, PlanContent } from '#core/coaching/plan.ts';
import type { ServicePorts } from '../ports.ts';
import { coachedAgents } from './coached-agents.ts';
import { competenciesInUse } from './competencies-in-use.ts';
import { NO_PASSAGE, unreadableExemplars } from './show-exemplars.ts';

export type MadePlan =
  | { readonly outcome: 'made'; readonly plan: CoachingPlan }
  | { readonly outcome: 'no_such_agent' }
  /** What is wrong, by the part that it stands in. */
  | {
      readonly outcome: 'wrong';
      readonly errors: readonly { readonly path: string; readonly message: Bilingual }[];
    };

/** A plan for an agent whom the caller coaches; it names what there is, and passages that the caller may read. */
export async function makePlan(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now' | 'newId'>,
  caller: Caller,
  content: PlanContent,
): Promise<MadePlan> {
  const { workflow, now } = ports;
  const { organisation, actor } = caller;
  if (!(await coachedAgents(ports, caller)).has(content.agent)) return { outcome: 'no_such_agent' };
  const at = new Date(now()).toISOString();
  const errors = await problemsOf(ports, caller, content, at.slice(0, 10));
  if (errors.length > 0) return { outcome: 'wrong', errors };
  const plan: CoachingPlan = {
    ...content,
    id: ports.newId(),
    state: 'planned',
    createdBy: actor,
    createdAt: at,
    changedAt: at,
    acknowledgement: null,
    closing: null,
  };
  await workflow.plans.save(organisation, plan);
  return { outcome: 'made', plan };
}

async function problemsOf(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  { competency, playbooks, exemplars, due }: PlanContent,
  today: string,
): Promise<{ path: string; message: Bilingual }[]> {
  const { organisation } = caller;
  const competencies = await competenciesInUse(ports, organisation);
  const known = await ports.workflow.playbooks.list(organisation);
  const approved = new Set(known.flatMap(({ id, state }) => (state === 'approved' ? [id] : [])));
  const unreadable = await unreadableExemplars(ports, caller, exemplars);
  return [
    ...(competencies.some(({ id }) => id === competency)
      ? []
      : [
          {
            path: 'competency',
            message: {
              zh: `没有能力 ${competency}，可选：${competencies.map(({ id }) => id).join('、')}`,
              en: `There is no competency ${competency}: choose one of ${competencies.map(({ id }) => id).join(', ')}`,
            },
          },
        ]),
    ...playbooks.flatMap((id, index) =>
      approved.has(id)
        ? []
        : [
            {
              path: `playbooks.${index}`,
              message: { zh: `没有启用的手册 ${id}`, en: `There is no approved playbook ${id}` },
            },
          ],
    ),
    ...unreadable.map((index) => ({ path: `exemplars.${index}`, message: NO_PASSAGE })),
    // Somewhere it is still yesterday.
    ...(Date.parse(due) >= Date.parse(today) - 86_400_000
      ? []
      : [{ path: 'due', message: { zh: '到期日已经过去', en: 'The day has passed' } }]),
  ];
}
