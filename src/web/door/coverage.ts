import { clear, element } from '../ui/dom.ts';
import { ask, Refused } from './ask.ts';
import { pageLanguage, say, type Word } from './words.ts';

interface Counts {
  readonly received: number;
  readonly analysed: number;
  readonly failed: number;
  readonly pending: number;
}

interface Coverage extends Counts {
  readonly byChannel: Readonly<Record<string, Counts>>;
}

const CHANNELS: readonly (readonly [string, Word])[] = [
  ['voice', 'voice'],
  ['chat', 'chat'],
  ['email', 'email_channel'],
];
const BUSY_MS = 700;
const IDLE_MS = 5_000;

/** Accounts for every conversation received, as the analysis gets on. `left` is called when the session has ended. */
export function coverageCard(left: () => void): HTMLElement {
  const figures = element('div', { class: 'figures' });
  const bar = element('progress', { max: 1, value: 0, 'aria-label': say('analysed') });
  const channels = element('div', {});
  const note = element('p', { class: 'faint', role: 'status' });
  const card = element(
    'section',
    { class: 'card' },
    element('h2', {}, say('coverage')),
    figures,
    bar,
    channels,
    note,
  );
  const look = async () => {
    let wait = IDLE_MS;
    try {
      const coverage = (await ask('/api/v1/coverage')) as Coverage;
      note.textContent = '';
      show(coverage, figures, bar, channels);
      if (coverage.pending > 0) wait = BUSY_MS;
    } catch (failure) {
      if (!card.isConnected) return;
      if (failure instanceof Refused && failure.status === 401) return left();
      note.textContent = say('unreachable');
    }
    // A card that the page has let go of looks no more.
    if (card.isConnected) setTimeout(look, wait);
  };
  queueMicrotask(look);
  return card;
}

function show(coverage: Coverage, figures: Element, bar: HTMLProgressElement, channels: Element): void {
  const number = new Intl.NumberFormat(pageLanguage());
  const words = ['received', 'analysed', 'pending', 'failed'] as const;
  clear(
    figures,
    ...words.map((word) =>
      element(
        'div',
        { class: `figure ${word}` },
        element('strong', {}, number.format(coverage[word])),
        element('span', {}, say(word)),
      ),
    ),
  );
  bar.max = Math.max(1, coverage.received);
  bar.value = coverage.analysed + coverage.failed;
  const rows = CHANNELS.filter(([id]) => coverage.byChannel[id] !== undefined).map(([id, word]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, say(word)),
      ...words.map((column) => element('td', {}, number.format(coverage.byChannel[id]![column]))),
    ),
  );
  clear(
    channels,
    rows.length > 0 &&
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            element('th', { scope: 'col' }, say('channel')),
            ...words.map((word) => element('th', { scope: 'col' }, say(word))),
          ),
        ),
        element('tbody', {}, ...rows),
      ),
  );
}
