import { forgetExamples } from './forget-examples.ts';
import type { ServicePorts } from './ports.ts';

/** An erasure that went by while somebody wrote has not seen what they wrote. */
export async function forgetIfErased(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  conversation: string,
): Promise<void> {
  const [receipt] = await workflow.receipts.find(organisation, [conversation]);
  if (receipt !== undefined || (await facts.conversation(organisation, conversation)) !== null) return;
  await workflow.annotations.forget(organisation, [conversation]);
  await forgetExamples({ workflow }, organisation, new Set([conversation]));
}
