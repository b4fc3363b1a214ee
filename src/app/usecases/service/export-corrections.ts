import type { Correction } from '#core/annotations/annotation.ts';
import { type LabelledExample, labelledExample } from '#core/annotations/labelled-example.ts';
import { maskedConversation } from './mask-found.ts';
import type { ServicePorts } from './ports.ts';
import { turnDigest } from './turn-digest.ts';

const CONVERSATIONS_AT_ONCE = 100;

/**
 * Every conversation in which something was corrected, as a labelled example, by id. Corrections of a text that has
 * changed since are left out.
 * @param reveal leaves personal data in the texts
 */
export async function* exportCorrections(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  reveal: boolean,
): AsyncGenerator<LabelledExample> {
  let after: string | null = null;
  for (;;) {
    const corrections = await workflow.annotations.correctedAfter(organisation, after, CONVERSATIONS_AT_ONCE);
    if (corrections.length === 0) return;
    const byConversation = Map.groupBy(corrections, ({ conversation }: Correction) => conversation);
    const stored = await facts.conversations(organisation, [...byConversation.keys()]);
    const known = new Map(stored.map((one) => [one.conversation.id, one]));
    for (const [id, some] of byConversation) {
      const found = known.get(id);
      if (found === undefined) continue;
      const { conversation, analysis } = found;
      const current = some.filter(
        ({ turn, digest }) => turnDigest(conversation.turns[turn]?.text ?? '') === digest,
      );
      if (current.length === 0) continue;
      const shown = reveal ? conversation : maskedConversation(conversation, analysis);
      yield labelledExample(shown, analysis, current);
    }
    after = corrections.at(-1)!.conversation;
  }
}
