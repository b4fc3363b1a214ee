import type { ConversationFilter } from '#core/facts/query.ts';
import { conditionsOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { fromLatest } from '../latest.ts';
import { columnDay, readInstant } from '../times.ts';

/** 1 where a first contact settled the matter, 0 where it did not, null where the conversation is none. */
export const FIRST_CONTACT = 'first_contact';

const DAY_MS = 24 * 3600 * 1000;
const SEVEN_DAYS_MS = 7 * DAY_MS;
/** Parts of a day in which first contacts are counted ahead. */
export const CONTACT_SLOTS = 96;
/** Before and after every instant. */
const NEVER_MS = 9e15;

/** Of which conversations it is told whether they are first contacts, and which are looked at for that. */
export interface Contacts {
  /** SQL conditions over the latest row. */
  readonly wanted: readonly string[];
  /** SQL conditions of days: those of the wanted ones, seven days before and seven after. */
  readonly nearby: readonly string[];
  /** Contacts from this instant on (milliseconds since 1970) are told as unknown. */
  readonly knownBefore?: number;
}

/**
 * The instant up to which the seven days after every contact are over, at the beginning of a slot. Later ones would count as
 * settled until their customers come back.
 */
export function contactsKnownBefore(now: number): number {
  const slot = DAY_MS / CONTACT_SLOTS;
  return Math.floor((now - SEVEN_DAYS_MS) / slot) * slot;
}

export function contactsOf(filter: ConversationFilter, parameters: Parameters): Contacts {
  return {
    wanted: conditionsOf(filter, parameters),
    nearby: nearby(filter, parameters),
    knownBefore: contactsKnownBefore(Date.now()),
  };
}

/**
 * Conversations with `first_contact`. A conversation is a first contact when its customer is
 * known, its outcome is known, and the same customer had none in the seven days before, of whatever
 * channel, agent or matter; it settled the matter when it was resolved and the customer had none in the
 * seven days after; while these are not over it is not known. So conversations beside the wanted ones are read too, as far
 * as they may matter.
 */
export function fromFirstContacts(
  columns: string,
  { wanted, nearby: looked, knownBefore = NEVER_MS }: Contacts,
): string {
  // Sorted by numbers, and few columns go through the sort: names and times would take half as long again.
  return `FROM (
  SELECT *, multiIf(
      contact_outcome = 0 OR contact_before >= contact_at - ${SEVEN_DAYS_MS} OR contact_at >= ${knownBefore}, NULL,
      contact_outcome = 2 AND contact_after > contact_at + ${SEVEN_DAYS_MS}, 1, 0) AS ${FIRST_CONTACT}
  FROM (
    SELECT ${columns}, matches, contact_at, contact_outcome,
      lagInFrame(contact_at, 1, toInt64(-${NEVER_MS})) OVER contacts AS contact_before,
      leadInFrame(contact_at, 1, toInt64(${NEVER_MS})) OVER contacts AS contact_after
    FROM (
      SELECT ${columns}, (${wanted.length === 0 ? '1' : wanted.join(' AND ')}) AS matches,
        multiIf(customer = '' OR resolution = '', 0, resolution = 'resolved', 2, 1) AS contact_outcome,
        toUnixTimestamp64Milli(at) AS contact_at,
        cityHash64(customer, if(customer = '', id, '')) AS contact_of, cityHash64(id) AS contact_number
      ${fromLatest(looked)}
    )
    WINDOW contacts AS (PARTITION BY contact_of ORDER BY contact_at, contact_number
      ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
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
