import type { Caller } from '#core/access/caller.ts';
import {
  type HeldTopic,
  mergeTopics,
  pinTopic,
  releaseTopic,
  renameTopic,
  splitTopic,
  type TopicBoard,
  TopicEditError,
} from '#core/insights/held-topics.ts';
import { anchorOf } from '#core/insights/topic-anchor.ts';
import type { ServicePorts } from '../ports.ts';
import { lastDays, TOPIC_DAYS } from './survey-period.ts';

export type TopicEdit =
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'hold' | 'release'; readonly id: string }
  | { readonly kind: 'merge'; readonly ids: readonly string[] }
  | {
      readonly kind: 'split';
      readonly id: string;
      readonly parts: readonly { readonly name: string; readonly conversations: readonly string[] }[];
    };

const MOST_NEEDS = 60_000;

/**
 * Keeps what a person says of topics, and has topics looked for anew with it: what they say holds against whatever is
 * found then. A new name shows at once. Throws `TopicEditError`.
 */
export async function editTopics(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'now'>,
  { organisation }: Caller,
  edit: TopicEdit,
): Promise<void> {
  const { workflow, queue } = ports;
  await workflow.insights.changeHeld(organisation, await changeBy(ports, organisation, edit));
  if (edit.kind === 'rename' || edit.kind === 'hold') return;
  await queue.send([
    {
      name: 'insights',
      payload: { organisation, refresh: true },
      priority: 'fresh',
      key: `refresh ${organisation}`,
      group: organisation,
    },
  ]);
}

async function changeBy(
  { facts, now }: Pick<ServicePorts, 'facts' | 'now'>,
  organisation: string,
  edit: TopicEdit,
): Promise<(board: TopicBoard) => readonly HeldTopic[]> {
  switch (edit.kind) {
    case 'rename':
      return (board) => renameTopic(board, edit.id, edit.name);
    case 'hold':
      return (board) => pinTopic(board, edit.id);
    case 'release':
      return (board) => releaseTopic(board, edit.id);
    case 'merge':
      return (board) => mergeTopics(board, edit.ids);
    case 'split': {
      const needs = await facts.insights.needs(organisation, lastDays(now(), TOPIC_DAYS), MOST_NEEDS);
      const known = new Map(needs.map((need) => [need.conversation, need]));
      const parts = edit.parts.map(({ name, conversations }) => {
        const own = conversations.flatMap((id) => known.get(id) ?? []);
        const anchors = [...Map.groupBy(own, ({ language }) => language)].flatMap(([language, said]) => {
          const anchor = anchorOf(said.map(({ vector }) => vector));
          return anchor === undefined ? [] : [{ ...anchor, language }];
        });
        if (anchors.length === 0)
          throw new TopicEditError('no-anchor', `of the part ${name} no conversation is known: name some`);
        return { name, anchors };
      });
      return (board) => splitTopic(board, edit.id, parts);
    }
  }
}
