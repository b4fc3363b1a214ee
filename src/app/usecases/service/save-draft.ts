import type { RulebookStore, RulebookVersion } from '#core/ports/workflow.ts';
import { conversationsIn } from '#core/rules/cut-examples.ts';
import { forgetIfErased } from './forget-if-erased.ts';
import type { ServicePorts } from './ports.ts';

/** Saves a draft without the examples of conversations that are gone: somebody's copy may be older than an erasure. */
export async function saveDraft(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  draft: Parameters<RulebookStore['saveDraft']>[1],
): Promise<RulebookVersion> {
  const { rulebooks } = ports.workflow;
  const saved = await rulebooks.saveDraft(organisation, draft);
  const shown = new Set(saved.files.flatMap(({ text }) => conversationsIn(text)));
  if (shown.size === 0) return saved;
  for (const conversation of shown) await forgetIfErased(ports, organisation, conversation);
  return (await rulebooks.version(organisation, saved.rulebook, saved.version)) ?? saved;
}
