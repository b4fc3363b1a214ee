import { messageOf } from '#core/message-of.ts';
import { AnalysisStopped, type ServicePorts } from './ports.ts';

/**
 * All at once; where that breaks, one by one, so that only the one that breaks it fails. In their order.
 * @param analyse answers with the outcomes of all that it is given
 * @param failed what is said of one that breaks it alone
 * @throws AnalysisStopped, so that none of them counts as failed because the service stops.
 */
export async function allOrEach<Item, Outcome>(
  log: ServicePorts['log'],
  items: readonly Item[],
  analyse: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  failed: (item: Item, error: string) => Outcome,
): Promise<readonly Outcome[]> {
  try {
    return await analyse(items);
  } catch (failure) {
    if (failure instanceof AnalysisStopped) throw failure;
    const error = messageOf(failure);
    if (items.length === 1) return items.map((item) => failed(item, error));
    log.warn({ error }, 'a batch broke the analysis; its conversations are tried one by one');
  }
  const outcomes: Outcome[] = [];
  for (const item of items) {
    try {
      outcomes.push(...(await analyse([item])));
    } catch (failure) {
      if (failure instanceof AnalysisStopped) throw failure;
      outcomes.push(failed(item, messageOf(failure)));
    }
  }
  return outcomes;
}
