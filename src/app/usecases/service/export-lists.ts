import type { AlertTarget } from '#core/ports/insights.ts';
import type { WorkflowStore } from '#core/ports/workflow.ts';

type List = (workflow: WorkflowStore, organisation: string) => Promise<readonly object[]>;

const ALL = 1_000_000;

/** Who works here and how the organisation has set things up, by the type of its lines. */
export const SET_UP: Readonly<Record<string, List>> = {
  member: ({ people }, id) => people.members(id),
  key: ({ people }, id) => people.keys(id),
  invitation: async ({ invitations }, id) => {
    // Their ids are made of the links' tokens.
    return (await invitations.list(id)).map(({ id: _, ...invitation }) => invitation);
  },
  directory: ({ directory }, id) => directory.list(id),
  settings: async ({ reviews, insights }, id) => {
    const { targets, ...settings } = await insights.settings(id);
    const insightSettings = { ...settings, targets: targets.map(withoutSecrets) };
    return [{ reviews: await reviews.settings(id), insights: insightSettings }];
  },
  mapping: ({ importMappings }, id) => importMappings.list(id),
  webhook: ({ webhooks }, id) => webhooks.list(id),
  view: ({ views }, id) => views.all(id),
};

/** What people and the service have made of the conversations, by the type of its lines. */
export const MADE: Readonly<Record<string, List>> = {
  // With what the machine said where somebody objected: appeals change what of it counts.
  review: ({ reviews }, id) => reviews.list(id, { machine: true, limit: ALL }),
  appeal: ({ reviews }, id) => reviews.appeals(id, { limit: ALL }),
  calibration: ({ reviews }, id) => reviews.calibrations(id, ALL),
  'review-plan': ({ reviews }, id) => reviews.plans(id, ALL),
  playbook: ({ playbooks }, id) => playbooks.list(id),
  plan: ({ plans }, id) => plans.list(id),
  sharing: async ({ sharing }, id) =>
    [...(await sharing.all(id))].map(([agent, chosen]) => ({ agent, sharing: chosen })),
  topic: async ({ insights }, id) => (await insights.board(id)).topics.map(withPlainVectors),
  'held-topic': async ({ insights }, id) => (await insights.board(id)).held.map(withPlainVectors),
  insight: ({ insights }, id) => insights.insights(id),
  alert: ({ insights }, id) => insights.alerts(id, ALL),
  run: ({ runs }, id) => runs.list(id, ALL),
};

/** The address of a chat group's robot holds its key. */
function withoutSecrets({ secret: _, address, ...target }: AlertTarget): object {
  const isOpen = target.kind === 'email' || target.kind === 'webhook';
  return isOpen ? { ...target, address } : target;
}

/** As JSON a vector would be an object of its places. */
function withPlainVectors(of: object): object {
  return JSON.parse(JSON.stringify(of, (_, value) => (value instanceof Float32Array ? [...value] : value)));
}
