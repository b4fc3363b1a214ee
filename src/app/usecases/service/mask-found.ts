import type { Analysis, Evidence } from '#core/analysis/analysis.ts';
import type { Conversation, Language } from '#core/conversation/schema.ts';
import type { ConversationSummary, Highlight } from '#core/facts/query.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { personalDataFinder } from '#core/signals/privacy/privacy-reader.ts';
import { type RedactionSpan, redact } from '#core/signals/privacy/redact.ts';
import { redactConversation } from '#core/signals/privacy/redact-conversation.ts';
import type { ConversationView } from './conversation-view.ts';
import type { ServicePorts } from './ports.ts';

let finder: ReturnType<typeof personalDataFinder> | undefined;

/** Personal data in a text that no signal speaks of. Built when it is first needed: its patterns take a moment. */
export function findPersonalData(text: string, language: Language) {
  finder ??= personalDataFinder();
  return finder(text, language);
}

function masked(text: string, language: Language): string {
  const found = findPersonalData(text, language).map(({ kind, start, end }) => ({ start, end, value: kind }));
  return redact(text, found, { form: 'mask' });
}

/** A text with nothing left of the personal data in it, not even the edges by which people know their own. */
export function withoutPersonalData(text: string, language: Language): string {
  const found = findPersonalData(text, language).map(({ start, end }) => ({ start, end }));
  return redact(text, found, { form: 'mask' });
}

/**
 * What a colleague wrote onto a conversation, in whichever language, without the personal data in it: also a name that
 * only the conversation knows to be one. Colleagues who are spoken to (`@…`) keep theirs.
 */
export function maskedComment(
  text: string,
  about: Pick<StoredConversation, 'conversation' | 'analysis'>,
): string {
  const found = (['zh', 'en'] as const).flatMap((language) => findPersonalData(text, language));
  const spans = found
    .filter(({ kind, start }) => !(kind === 'name' && text[start - 1] === '@'))
    .map(({ kind, start, end }) => ({ start, end, value: kind }));
  return redact(text, [...spans, ...quotedSpans(text, about)], { form: 'mask' });
}

/** Where a text repeats personal data of the conversation. */
function quotedSpans(
  text: string,
  { conversation, analysis }: Pick<StoredConversation, 'conversation' | 'analysis'>,
): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const { type, turn, start, end, value } of analysis.signals) {
    const said = type === 'privacy.pii' ? (conversation.turns[turn]?.text.slice(start, end) ?? '') : '';
    if (said.length < 2) continue;
    for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length)) {
      spans.push({ start: at, end: at + said.length, value });
    }
  }
  return spans;
}

/** The conversation with personal data hidden behind as many stars, so that all places in it stay right. */
export function maskedConversation(
  conversation: Conversation,
  { signals, language }: Pick<Analysis, 'signals' | 'language'>,
): Conversation {
  return redactConversation({ ...conversation, language }, signals, {
    style: { form: 'mask' },
    find: findPersonalData,
  });
}

export function maskFound(view: ConversationView, analysis: Analysis): ConversationView {
  const conversation = maskedConversation(view.conversation, analysis);
  const quoted = (evidence: readonly Evidence[]): Evidence[] =>
    evidence.map((one) => ({
      ...one,
      text: conversation.turns[one.turn]?.text.slice(one.start, one.end) ?? '',
    }));
  return {
    ...view,
    conversation,
    rules: view.rules.map((rule) => ({ ...rule, evidence: quoted(rule.evidence) })),
    evaluations: view.evaluations.map((evaluation) => ({
      ...evaluation,
      answers: evaluation.answers.map((answer) => ({ ...answer, evidence: quoted(answer.evidence) })),
    })),
  };
}

/**
 * Lines of a list with the same personal data hidden as in the conversations themselves: an excerpt may show half a
 * number, or a name that only the conversation knows to be one.
 * @param pointsIn whether words that were found in what is hidden are pointed at: for those who may have it shown
 */
export async function maskSummaries<Summary extends ConversationSummary>(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  summaries: readonly Summary[],
  pointsIn = true,
): Promise<Summary[]> {
  if (summaries.length === 0) return [];
  const stored = await facts.conversations(
    organisation,
    summaries.map(({ id }) => id),
  );
  const known = new Map(stored.map((one) => [one.conversation.id, one]));
  return summaries.map((summary) => {
    const shown = maskSummary(summary, known.get(summary.id));
    return pointsIn ? shown : { ...shown, highlights: visiblySaid(summary.highlights, shown.highlights) };
  });
}

/** Turns in which no word was found are shown for another reason. */
function visiblySaid(before: readonly Highlight[], shown: readonly Highlight[]): Highlight[] {
  return shown.flatMap((one, at) => {
    const { text } = before[at]!;
    const spans = one.spans.filter(({ start, end }) => one.text.slice(start, end) === text.slice(start, end));
    return one.spans.length > 0 && spans.length === 0 ? [] : [{ ...one, spans }];
  });
}

/** @param stored the conversation; what is absent, as it was erased in between, is looked through for itself */
export function maskSummary<Summary extends ConversationSummary>(
  summary: Summary,
  stored: StoredConversation | undefined,
): Summary {
  const { customer, language, highlights } = summary;
  const { turns, ...about } =
    stored === undefined ? NOTHING : maskedConversation(stored.conversation, stored.analysis);
  const hidden = (turn: number, text: string): string => {
    const at = stored?.conversation.turns[turn]?.text.indexOf(text) ?? -1;
    return at < 0 ? masked(text, language) : turns[turn]!.text.slice(at, at + text.length);
  };
  return {
    ...summary,
    ...(customer === undefined ? {} : { customer: about.customer?.id ?? masked(customer, language) }),
    highlights: highlights.map((one) => ({ ...one, text: hidden(one.turn, one.text) })),
  };
}

const NOTHING: Pick<Conversation, 'turns' | 'customer'> = { turns: [] };
