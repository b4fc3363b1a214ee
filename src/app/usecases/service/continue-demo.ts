import type { Run } from '#core/ports/workflow.ts';
import { loadDemo } from './load-demo.ts';
import { AnalysisStopped, type ServicePorts } from './ports.ts';
import type { RunLeash, RunOutcome } from './run-leash.ts';

/** Fills an organisation with the demo's conversations and waits until they are analysed; doing it again adds nothing. */
export async function continueDemo(ports: ServicePorts, run: Run, leash: RunLeash): Promise<RunOutcome> {
  const { organisation, id, request } = run;
  const { until } = request as { readonly until: string };
  let sent = 0;
  try {
    await loadDemo(ports, organisation, until, (so) => {
      sent = so;
    });
  } catch (failure) {
    // The service stops while a call is being heard; the next start goes on.
    if (failure instanceof AnalysisStopped) return 'later';
    throw failure;
  }
  for (;;) {
    const { analysed, failed, pending } = await ports.workflow.receipts.coverage(organisation);
    await ports.workflow.runs.update(organisation, id, { total: sent, done: analysed, failed });
    if (pending === 0) return { total: sent };
    const stop = await leash.stop();
    if (stop !== null) return stop;
    await leash.pause();
  }
}
