import type { ServicePorts } from '#app/usecases/service/ports.ts';
import type { Caller } from '#core/access/caller.ts';

/** Records what a caller did. What cannot be recorded fails, so that nothing is seen or changed unnoticed. */
export type Audit = (
  caller: Pick<Caller, 'actor' | 'organisation'>,
  action: string,
  subject: string,
  details?: Readonly<Record<string, unknown>>,
) => Promise<void>;

export function auditOn({ workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>): Audit {
  return (caller, action, subject, details) =>
    workflow.audit.record([
      {
        at: new Date(now()).toISOString(),
        organisation: caller.organisation,
        actor: caller.actor,
        action,
        subject,
        ...(details === undefined ? {} : { details }),
      },
    ]);
}
