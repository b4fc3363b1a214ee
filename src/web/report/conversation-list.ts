import type { PageConversation, ReportPage } from '#contract/files/report-page.ts';
import { clear, element } from '../ui/dom.ts';
import { gradeOf } from '../ui/score-grade.ts';
import { type Filter, NO_FILTER, type Order, scoreOf, select } from './filter.ts';

const ORDERS: readonly Order[] = ['worth', 'learn', 'score', 'satisfaction', 'input'];

/** The list on the left with its search; tells which conversation is wanted. */
export class ConversationList {
  readonly node: HTMLElement;
  readonly #page: ReportPage;
  readonly #open: (index: number | null) => void;
  readonly #items = element('ol', { class: 'items' });
  readonly #count = element('p', { class: 'faint count', 'aria-live': 'polite' });
  readonly #search: HTMLInputElement;
  readonly #selects: Readonly<Record<'signal' | 'resolution' | 'channel' | 'order', HTMLSelectElement>>;
  #filter: Filter = NO_FILTER;
  #shown: number[] = [];
  #current: number | null = null;

  constructor(page: ReportPage, open: (index: number | null) => void) {
    this.#page = page;
    this.#open = open;
    const { texts } = page;
    this.#search = element('input', {
      type: 'search',
      placeholder: texts['search'],
      'aria-label': texts['search'],
    });
    this.#search.addEventListener('input', () => this.show({ words: this.#search.value }));
    this.#selects = {
      order: this.#menu(
        texts['order']!,
        ORDERS.map((order) => [order, texts[`order.${order}`]!]),
      ),
      signal: this.#menu(texts['signal']!, [['', texts['anySignal']!], ...signalChoices(page)]),
      resolution: this.#menu(texts['resolution']!, [
        ['', texts['anyResolution']!],
        ...present(page, ({ resolution }) => resolution).map((one): [string, string] => [
          one,
          texts[`resolution.${one}`]!,
        ]),
      ]),
      channel: this.#menu(texts['channel']!, [
        ['', texts['anyChannel']!],
        ...present(page, ({ channel }) => channel).map((one): [string, string] => [
          one,
          texts[`channel.${one}`]!,
        ]),
      ]),
    };
    for (const [key, menu] of Object.entries(this.#selects)) {
      menu.addEventListener('change', () => this.show({ [key]: menu.value }));
    }
    const overview = element('button', { type: 'button', class: 'to-overview' }, texts['overview']!);
    overview.addEventListener('click', () => this.#open(null));
    this.node = element(
      'nav',
      { class: 'list', 'aria-label': texts['conversationsOf'] },
      element(
        'div',
        { class: 'filters' },
        overview,
        this.#search,
        element('div', { class: 'menus' }, ...Object.values(this.#selects)),
        this.#count,
      ),
      this.#items,
    );
    this.show({});
  }

  /** Changes the filter in part, and shows what fits. */
  show(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change };
    for (const key of ['order', 'signal', 'resolution', 'channel'] as const) {
      this.#selects[key].value = this.#filter[key];
    }
    this.#shown = select(this.#page.conversations, this.#filter);
    const { texts, conversations } = this.#page;
    this.#count.textContent = `${this.#shown.length} / ${conversations.length} ${texts['conversations']}`;
    clear(this.#items, ...this.#shown.map((index) => this.#item(index)));
    this.mark(this.#current);
  }

  /** Shows which conversation is open; null is the overview. */
  mark(index: number | null): void {
    this.#current = index;
    for (const button of this.node.querySelectorAll<HTMLElement>('[data-index]')) {
      const isOpen = button.dataset['index'] === String(index);
      button.setAttribute('aria-current', String(isOpen));
      if (isOpen) button.scrollIntoView({ block: 'nearest' });
    }
    this.node.querySelector('.to-overview')?.setAttribute('aria-current', String(index === null));
  }

  /** Opens the first that fits. */
  first(): void {
    const [index] = this.#shown;
    if (index !== undefined) this.#open(index);
  }

  /** Opens the next or the one before, in the order shown. */
  step(by: 1 | -1): void {
    const at = this.#current === null ? -1 : this.#shown.indexOf(this.#current);
    const next = at < 0 ? (by > 0 ? 0 : this.#shown.length - 1) : at + by;
    const index = this.#shown[next];
    if (index !== undefined) this.#open(index);
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  #menu(label: string, choices: readonly (readonly [string, string])[]): HTMLSelectElement {
    return element(
      'select',
      { 'aria-label': label },
      ...choices.map(([value, text]) => element('option', { value }, text)),
    );
  }

  #item(index: number): HTMLElement {
    const conversation = this.#page.conversations[index]!;
    const { texts } = this.#page;
    const score = scoreOf(conversation);
    const button = element(
      'button',
      { type: 'button', 'data-index': index },
      element('span', { class: `dot ${gradeOf(score)}` }, score === null ? '–' : String(Math.round(score))),
      element(
        'span',
        { class: 'text' },
        element('span', { class: 'id' }, conversation.id),
        element(
          'span',
          { class: 'faint' },
          [
            texts[`channel.${conversation.channel}`],
            conversation.agent,
            conversation.satisfaction === null ? undefined : `${conversation.satisfaction}★`,
            texts[`resolution.${conversation.resolution}`],
          ]
            .filter((part) => part !== undefined)
            .join(' · '),
        ),
        conversation.reasons.length > 0 &&
          element('span', { class: 'why' }, conversation.reasons.slice(0, 2).join(texts['semicolon'])),
        conversation.reasons.length === 0 &&
          conversation.lessons.length > 0 &&
          element('span', { class: 'why good' }, conversation.lessons[0]!),
      ),
    );
    button.addEventListener('click', () => this.#open(index));
    return element('li', {}, button);
  }
}

/** The signals that occur, faults first, each with the number of its conversations. */
function signalChoices(page: ReportPage): [string, string][] {
  const counts = new Map<string, number>();
  for (const { signals } of page.conversations) {
    for (const type of new Set(signals.map((signal) => signal.type))) {
      if (!type.startsWith('conversation.') && type !== 'customer.emotion')
        counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  const tones = ['fault', 'unhappy', 'good', 'happy', 'fact'];
  const rank = (type: string) => tones.indexOf(page.signals[type]?.tone ?? 'fact');
  return [...counts]
    .sort((a, b) => rank(a[0]) - rank(b[0]) || b[1] - a[1])
    .map(([type, count]) => [type, `${page.signals[type]?.title ?? type} (${count})`]);
}

function present(page: ReportPage, of: (conversation: PageConversation) => string): string[] {
  return [...new Set(page.conversations.map(of))];
}
