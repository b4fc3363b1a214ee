import type { QuotePlace } from '#core/insights/insight.ts';
import { maskedConversation } from '../mask-found.ts';
import type { ServicePorts } from '../ports.ts';

export interface Quote extends QuotePlace {
  readonly text: string;
  readonly agent?: string;
}

const LONGEST = 400;

/** Quotes as they stand now, with personal data hidden. What is gone, by erasure or change, is quoted no longer. */
export async function quoteReader(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  places: readonly QuotePlace[],
): Promise<(place: QuotePlace) => Quote | undefined> {
  const ids = [...new Set(places.map(({ conversation }) => conversation))];
  const stored = ids.length === 0 ? [] : await facts.conversations(organisation, ids);
  const turnsOf = new Map(
    stored.map(({ conversation, analysis }) => [
      conversation.id,
      { turns: maskedConversation(conversation, analysis).turns, agent: conversation.agent?.id },
    ]),
  );
  return ({ conversation, turn }) => {
    const found = turnsOf.get(conversation);
    const said = found?.turns[turn];
    if (said === undefined) return undefined;
    const isAgent = said.role === 'agent' && found?.agent !== undefined;
    return {
      conversation,
      turn,
      text: said.text.slice(0, LONGEST).toWellFormed(),
      ...(isAgent ? { agent: found.agent! } : {}),
    };
  };
}

/** Contradictions of which both sides are still there. */
export function quotedPairs(
  pairs: readonly { readonly one: QuotePlace; readonly other: QuotePlace }[],
  quote: (place: QuotePlace) => Quote | undefined,
): { readonly one: Quote; readonly other: Quote }[] {
  return pairs.flatMap((pair) => {
    const [one, other] = [quote(pair.one), quote(pair.other)];
    return one === undefined || other === undefined ? [] : [{ one, other }];
  });
}
