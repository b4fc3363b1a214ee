import type { ConversationFilter } from '#core/facts/query.ts';
import { conditionsOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { fromLatest } from '../latest.ts';
import { columnDay, readInstant } from '../times.ts';

/** 1 where a first contact settled the matter, 0 where it did not, null where the conversation is none. */
export const FIRST_CONTACT = 'first_contact';

const SEVEN_DAYS_MS = 7 * 24 * 3600 * 1000;

/**
 * Conversations of the filter with `first_contact`. A conversation is a first contact when its customer is
 * known, its outcome is known, and the same customer had none in the seven days before, of whatever
 * channel, agent or matter; it settled the matter when it was resolved and the customer had none in the
 * seven days after. So conversations beside the filter are read too, as far as they may matter.
 */
export function fromFirstContacts(
  columns: string,
  filter: ConversationFilter,
  parameters: Parameters,
): string {
  const matches = conditionsOf(filter, parameters);
  return `FROM (
  SELECT *, multiIf(
      customer = '' OR resolution = '' OR previous_at >= at - INTERVAL 7 DAY, NULL,
      resolution = 'resolved' AND (next_at IS NULL OR next_at > at + INTERVAL 7 DAY), 1, 0) AS ${FIRST_CONTACT}
  FROM (
    SELECT ${columns}, (${matches.length === 0 ? '1' : matches.join(' AND ')}) AS matches,
      lagInFrame(toNullable(at)) OVER contacts AS previous_at,
      leadInFrame(toNullable(at)) OVER contacts AS next_at
    ${fromLatest(nearby(filter, parameters))}
    WINDOW contacts AS (PARTITION BY customer, if(customer = '', id, '') ORDER BY at, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  )
  WHERE matches
)`;
}

function nearby({ from, to }: ConversationFilter, parameters: Parameters): string[] {
  const day = (iso: string, shift: number) =>
    parameters.add(columnDay(new Date(readInstant(iso) + shift).toISOString()), 'Date');
  return [
    ...(from === undefined ? [] : [`day >= ${day(from, -SEVEN_DAYS_MS)}`]),
    ...(to === undefined ? [] : [`day <= ${day(to, SEVEN_DAYS_MS)}`]),
  ];
}
