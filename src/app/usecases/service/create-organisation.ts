import type { Pack } from '#contract/files/pack.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import { filesOfPack } from './copy-pack.ts';
import type { Actor, ServicePorts } from './ports.ts';

/**
 * Makes an organisation with the packs as its first active rulebooks. One that is there already keeps what it
 * has, and gets the packs that it lacks: a start that broke off is finished by the next one.
 */
export async function createOrganisation(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: Organisation,
  packs: readonly Pack[],
  actor: Actor,
): Promise<void> {
  const { people, rulebooks } = workflow;
  const isThere = async () => (await people.organisation(organisation.id)) !== null;
  if (!(await isThere()))
    await people.createOrganisation(organisation).catch(async (failure: unknown) => {
      // Another process, started at the same moment, may have been quicker.
      if (!(await isThere())) throw failure;
    });
  for (const pack of packs) {
    if ((await rulebooks.versions(organisation.id, pack.id)).length > 0) continue;
    const draft = await rulebooks.saveDraft(organisation.id, {
      rulebook: pack.id,
      files: filesOfPack(pack),
      note: pack.title.en,
      createdBy: actor,
    });
    await rulebooks.activate(organisation.id, pack.id, draft.version);
  }
}
