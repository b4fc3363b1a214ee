import type { Pack } from '#contract/files/pack.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Run } from '#core/ports/workflow.ts';
import { runJob } from './analysis-job.ts';
import { createOrganisation } from './create-organisation.ts';
import { nameDemo } from './name-demo.ts';
import type { ServicePorts } from './ports.ts';

/** Packs that are the first rulebooks of an organisation: the one for everybody, and the demo's trade. */
const FIRST_PACKS = ['general'];
const DEMO_PACKS = ['general', 'telecom'];

export interface FoundingRequest {
  readonly name: string;
  readonly timeZone: string;
  /** Fills it with the conversations of the demo organisation. */
  readonly demo: boolean;
  /** In which the demo's people are named. */
  readonly language: Language;
}

/**
 * A further organisation on the same service, with its own people and data; who asks is its first admin. Demo
 * conversations come in by a background run, which goes on after a restart.
 */
export async function foundOrganisation(
  ports: Pick<ServicePorts, 'workflow' | 'queue' | 'now' | 'newId'>,
  installed: readonly Pack[],
  userId: string,
  { name, timeZone, demo, language }: FoundingRequest,
): Promise<{ readonly organisation: string; readonly run: Run | null }> {
  const { workflow, queue, now, newId } = ports;
  const id = `org-${newId()}`;
  const wanted = demo ? DEMO_PACKS : FIRST_PACKS;
  const packs = installed.filter((pack) => wanted.includes(pack.id));
  const actor = `user:${userId}`;
  await createOrganisation(ports, { id, name, timeZone, retentionDays: null }, packs, actor);
  await workflow.people.setMember({ userId, organisation: id, role: 'admin', agentIds: [], teams: [] });
  const at = new Date(now()).toISOString();
  await workflow.audit.record([
    { at, organisation: id, actor, action: 'organisation.create', subject: id, details: { name, demo } },
  ]);
  if (!demo) return { organisation: id, run: null };
  await nameDemo(ports, id, language);
  const run = await workflow.runs.create({
    organisation: id,
    kind: 'import',
    request: { demo: true, until: at.slice(0, 10) },
    total: 0,
    createdBy: actor,
  });
  await queue.send([runJob(id, run.id)]);
  return { organisation: id, run };
}
