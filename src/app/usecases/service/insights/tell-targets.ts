import type { Notice } from '#core/insights/notice.ts';
import type { AlertTarget } from '#core/ports/insights.ts';
import type { InsightPorts } from './ports.ts';

/** Of what kind it is, and about what: the same is not sent once more while it still waits. */
export interface Told {
  readonly what: AlertTarget['tells'][number];
  readonly about: string;
}

/** Sends a notice to each target that wants this kind, each as a job of its own that is tried again. */
export async function tellTargets(
  { workflow, queue }: Pick<InsightPorts, 'workflow' | 'queue'>,
  organisation: string,
  { what, about }: Told,
  say: (target: AlertTarget) => Notice | null,
): Promise<number> {
  const { targets } = await workflow.insights.settings(organisation);
  const jobs = targets
    .filter(({ tells }) => tells.includes(what))
    .flatMap((target) => {
      const notice = say(target);
      return notice === null
        ? []
        : [
            {
              name: 'notice' as const,
              payload: { organisation, target: target.id, notice },
              priority: 'fresh' as const,
              key: JSON.stringify([organisation, what, about, target.id]),
            },
          ];
    });
  await queue.send(jobs);
  return jobs.length;
}
