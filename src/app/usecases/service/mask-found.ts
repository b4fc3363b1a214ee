import type { Analysis, Evidence } from '#core/analysis/analysis.ts';
import type { ConversationSummary } from '#core/facts/query.ts';
import { personalDataFinder } from '#core/signals/privacy/privacy-reader.ts';
import { redact } from '#core/signals/privacy/redact.ts';
import { redactConversation } from '#core/signals/privacy/redact-conversation.ts';
import type { ConversationView } from './view-conversation.ts';

let finder: ReturnType<typeof personalDataFinder> | undefined;

/** Built when it is first needed: its patterns take a moment. */
function find(...asked: Parameters<ReturnType<typeof personalDataFinder>>) {
  finder ??= personalDataFinder();
  return finder(...asked);
}

/** The view with personal data hidden behind as many stars, so that all places in it stay right. */
export function maskFound(view: ConversationView, { signals, language }: Analysis): ConversationView {
  const conversation = redactConversation({ ...view.conversation, language }, signals, {
    style: { form: 'mask' },
    find,
  });
  const masked = (evidence: readonly Evidence[]): Evidence[] =>
    evidence.map((one) => ({
      ...one,
      text: conversation.turns[one.turn]?.text.slice(one.start, one.end) ?? '',
    }));
  return {
    ...view,
    conversation,
    rules: view.rules.map((rule) => ({ ...rule, evidence: masked(rule.evidence) })),
    evaluations: view.evaluations.map((evaluation) => ({
      ...evaluation,
      answers: evaluation.answers.map((answer) => ({ ...answer, evidence: masked(answer.evidence) })),
    })),
  };
}

/** A list's excerpts with personal data hidden. */
export function maskHighlights(summary: ConversationSummary): ConversationSummary {
  return {
    ...summary,
    highlights: summary.highlights.map((highlight) => ({
      ...highlight,
      text: redact(
        highlight.text,
        find(highlight.text, summary.language).map(({ kind, start, end }) => ({ start, end, value: kind })),
        { form: 'mask' },
      ),
    })),
  };
}
