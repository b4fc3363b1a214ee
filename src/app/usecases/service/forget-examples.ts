import { cutExamples, EXAMPLE_MARKS } from '#core/rules/cut-examples.ts';
import type { ServicePorts } from './ports.ts';

/**
 * Takes the examples made of conversations out of every version of every rulebook. Nothing is analysed again: what a rule
 * finds does not hang on its examples.
 */
export async function forgetExamples(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  conversations: ReadonlySet<string>,
): Promise<void> {
  await workflow.rulebooks.rewrite(organisation, EXAMPLE_MARKS, (text) =>
    cutExamples(text, (conversation) => conversations.has(conversation)),
  );
}
