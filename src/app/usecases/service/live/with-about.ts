import type { ReadOutcome } from '#contract/files/reading.ts';
import type { LiveAbout } from './live-call.ts';

/** A call as it was heard from its file, under the id and with the people that were named when it began. */
export function withAbout(outcome: ReadOutcome, about: LiveAbout): ReadOutcome {
  const { id, startedAt, agent, customer, attributes } = about;
  if (!outcome.ok) return { ...outcome, id };
  const { conversation } = outcome;
  return {
    ...outcome,
    conversation: {
      ...conversation,
      id,
      startedAt,
      ...(agent === undefined ? {} : { agent }),
      ...(customer === undefined ? {} : { customer }),
      attributes: { ...attributes, ...conversation.attributes },
    },
  };
}
