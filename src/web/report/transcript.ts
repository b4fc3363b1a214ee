import type { PageConversation, ReportPage } from '#contract/files/report-page.ts';
import { element } from '../ui/dom.ts';
import { marksByTurn, refOfSignal } from '../ui/transcript/refs.ts';
import { type Mark, segmentsOf } from '../ui/transcript/segments.ts';

/** What was said, turn by turn; signals are marked at their characters, and evidence can be lit. */
export function transcript(page: ReportPage, conversation: PageConversation): HTMLElement {
  const marks = marksByTurn(conversation);
  const list = element('ol', { class: 'turns' });
  conversation.turns.forEach((turn, index) => {
    const role = page.texts[`role.${turn.role}`] ?? turn.role;
    const who = turn.speaker === undefined ? role : `${role} ${turn.speaker}`;
    const meta = [who, `#${index + 1}`, turn.time, turn.unclear]
      .filter((part) => part !== undefined)
      .join(' · ');
    list.append(
      element(
        'li',
        { class: `turn ${turn.role}`, id: `turn-${index}` },
        element('div', { class: 'meta' }, meta),
        element(
          'div',
          { class: 'said', dir: 'auto' },
          ...passages(page, conversation, turn.text, marks.get(index) ?? []),
        ),
        chips(page, conversation, index),
      ),
    );
  });
  return element('div', { class: 'transcript' }, list);
}

function passages(
  page: ReportPage,
  conversation: PageConversation,
  text: string,
  marks: readonly Mark[],
): (Node | string)[] {
  return segmentsOf(text, marks).map(({ text: piece, refs }) => {
    if (refs.length === 0) return piece;
    const tones = refs.flatMap((ref) => {
      const signal = ref.startsWith('s') ? conversation.signals[Number(ref.slice(1))] : undefined;
      return signal === undefined ? [] : [page.signals[signal.type]?.tone ?? 'fact'];
    });
    const tone = ['fault', 'unhappy', 'good', 'happy', 'fact'].find((one) => tones.some((is) => is === one));
    return element('mark', { class: tone ?? 'evidence', 'data-refs': refs.join(' ') }, piece);
  });
}

/** The names of the turn's signals under it. */
function chips(page: ReportPage, conversation: PageConversation, turn: number): HTMLElement | null {
  const made = conversation.signals.flatMap((signal, index) => {
    if (signal.turn !== turn || signal.type.startsWith('conversation.')) return [];
    const isEmotion = signal.type === 'customer.emotion';
    if (isEmotion && signal.value === 'neutral') return [];
    const { title, tone } = page.signals[signal.type] ?? { title: signal.type, tone: 'fact' };
    const name = isEmotion ? (page.emotions[String(signal.value)] ?? String(signal.value)) : title;
    const sure = `${Math.round(signal.confidence * 100)}%`;
    return [
      element(
        'button',
        {
          type: 'button',
          class: `chip ${isEmotion ? 'emotion' : tone}`,
          'data-refs': refOfSignal(index),
          title: `${title} · ${page.texts['confidence']} ${sure}`,
        },
        name,
      ),
    ];
  });
  return made.length === 0 ? null : element('div', { class: 'chips' }, ...made);
}
