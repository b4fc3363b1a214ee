import { messageOf } from '#core/message-of.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import type { ServicePorts } from './ports.ts';

/**
 * Does the work for one organisation after the other. What fails for one is logged, holds up none behind it, and is thrown
 * once all have had their turn; a store that is away holds up all.
 * @param what is said of it in the log
 */
export async function eachOrganisation(
  { workflow, log }: Pick<ServicePorts, 'workflow' | 'log'>,
  what: string,
  work: (organisation: Organisation) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const organisation of await workflow.people.organisations()) {
    try {
      await work(organisation);
    } catch (failure) {
      if (failure instanceof StoreUnavailable) throw failure;
      failures.push(failure);
      const told = { organisation: organisation.id, what, error: messageOf(failure) };
      log.error(told, 'failed for one organisation');
    }
  }
  if (failures.length > 0) throw failures[0];
}
