import type { ConversationFilter, ConversationSummary } from '#core/facts/query.ts';
import type { FactStore } from '#core/ports/facts.ts';

export const CONTACT_DAYS = 7;
const CONTACT_MS = CONTACT_DAYS * 86_400_000;
/** Contacts that are looked through for all conversations together. */
const AT_MOST = 500;

/**
 * Which contact of their customer within a week each conversation is, itself included, by id; those whose customer is
 * not known are left out. `scope` says what the asker may see: contacts beside it do not count.
 */
export async function contactNumbers(
  facts: Pick<FactStore, 'search'>,
  organisation: string,
  scope: ConversationFilter,
  conversations: readonly ConversationSummary[],
): Promise<ReadonlyMap<string, number>> {
  const known = conversations.flatMap(({ id, at, customer }) =>
    customer === undefined ? [] : [{ id, customer, at: Date.parse(at) }],
  );
  if (known.length === 0) return new Map();
  const times = known.map(({ at }) => at);
  const page = await facts.search(
    organisation,
    {
      ...scope,
      customers: [...new Set(known.map(({ customer }) => customer))],
      from: new Date(Math.min(...times) - CONTACT_MS).toISOString(),
      to: new Date(Math.max(...times) + 1).toISOString(),
    },
    { sort: 'newest', limit: AT_MOST },
  );
  const byCustomer = Map.groupBy(page.conversations, ({ customer }) => customer);
  return new Map(
    known.map(({ id, customer, at }) => {
      const earlier = (byCustomer.get(customer) ?? []).filter((other) => {
        const before = at - Date.parse(other.at);
        return other.id !== id && before >= 0 && before <= CONTACT_MS;
      });
      return [id, earlier.length + 1];
    }),
  );
}
