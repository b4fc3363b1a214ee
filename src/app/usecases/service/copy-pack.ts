import type { Pack } from '#contract/files/pack.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Actor, ServicePorts } from './ports.ts';

/** Makes what a pack holds the newest draft of the rulebook of its name, to be changed before it is used. */
export function copyPack(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  pack: Pack,
  actor: Actor,
): Promise<RulebookVersion> {
  return workflow.rulebooks.saveDraft(organisation, {
    rulebook: pack.id,
    files: filesOfPack(pack),
    note: `${pack.title.zh} · ${pack.title.en} ${pack.version}`,
    createdBy: actor,
  });
}

/** The files of a pack as those of a rulebook. */
export function filesOfPack({ rules, scorecards }: Pack): RulebookVersion['files'] {
  return [...rules, ...scorecards].map(({ file, source }) => ({
    path: file.slice(file.lastIndexOf('/') + 1),
    text: source,
  }));
}
