import type { Conversation } from '#core/conversation/schema.ts';
import { type AnalysisOutcome, AnalysisStopped, type RulebookSet, type ServicePorts } from './ports.ts';

/**
 * All at once; where that breaks, one by one, so that only the one that breaks it fails. In their order.
 * @throws AnalysisStopped, so that none of them counts as failed because the service stops.
 */
export async function analyseEach(
  { analysis, log }: Pick<ServicePorts, 'analysis' | 'log'>,
  rulebooks: RulebookSet,
  conversations: readonly Conversation[],
): Promise<readonly AnalysisOutcome[]> {
  try {
    return await analysis.analyse(rulebooks, conversations);
  } catch (failure) {
    if (failure instanceof AnalysisStopped) throw failure;
    if (conversations.length === 1) return [{ ok: false, error: messageOf(failure) }];
    log.warn(
      { error: messageOf(failure) },
      'a batch broke the analysis; its conversations are tried one by one',
    );
  }
  const outcomes: AnalysisOutcome[] = [];
  for (const conversation of conversations) {
    try {
      outcomes.push(...(await analysis.analyse(rulebooks, [conversation])));
    } catch (failure) {
      if (failure instanceof AnalysisStopped) throw failure;
      outcomes.push({ ok: false, error: messageOf(failure) });
    }
  }
  return outcomes;
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
