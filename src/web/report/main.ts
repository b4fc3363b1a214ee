import type { PageConversation, ReportPage } from '#contract/files/report-page.ts';
import { clear, element } from '../ui/dom.ts';
import { connect } from '../ui/transcript/evidence-links.ts';
import { ConversationList } from './conversation-list.ts';
import { overview } from './overview.ts';
import { scoreBadge, verdict } from './scorecard.ts';
import { transcript } from './transcript.ts';

const page = JSON.parse(document.getElementById('page')!.textContent!) as ReportPage;
const { texts } = page;
const stage = element('div', { class: 'stage' });
const list = new ConversationList(page, (index) => {
  location.hash = index === null ? '' : `c${index}`;
});

function show(): void {
  const focusWasHere = stage.contains(document.activeElement);
  const index = wanted();
  const conversation = index === null ? undefined : page.conversations[index];
  // On a narrow screen one of three is seen at a time; on a wide one the list stands beside the other two.
  document.body.dataset['view'] =
    conversation !== undefined ? 'conversation' : location.hash === '#list' ? 'list' : 'overview';
  list.mark(conversation === undefined ? null : index);
  if (conversation === undefined) {
    clear(
      stage,
      overview(page, {
        open: (one) => {
          location.hash = `c${one}`;
        },
        list: () => {
          location.hash = 'list';
        },
        filter: (change) => {
          list.show(change);
          if (isNarrow()) location.hash = 'list';
          else list.first();
        },
      }),
    );
  } else clear(stage, opened(conversation));
  stage.scrollTop = 0;
  // What had the focus is gone; whoever goes by keyboard goes on from here, not from the top of the page.
  if (focusWasHere) stage.querySelector('main')?.focus({ preventScroll: true });
}

function wanted(): number | null {
  const match = /^#c(\d+)$/.exec(location.hash);
  return match === null ? null : Number(match[1]);
}

function opened(conversation: PageConversation): HTMLElement {
  const { id, agent, channel, startedAt, place, satisfaction, resolution } = conversation;
  const about = [texts[`channel.${channel}`], agent, startedAt, place].filter((part) => part !== undefined);
  const view = element(
    'main',
    { class: 'conversation', tabindex: -1 },
    element(
      'header',
      {},
      backButton(),
      element('h2', {}, id),
      element('p', { class: 'faint' }, about.join(' · ')),
      element(
        'p',
        { class: 'badges' },
        ...conversation.evaluations.map((evaluation) => scoreBadge(page, evaluation)),
        satisfaction !== null &&
          element(
            'span',
            { class: `badge ${satisfaction <= 2 ? 'low' : satisfaction >= 4 ? 'high' : 'middle'}` },
            `${texts['satisfaction']} ${satisfaction}/5`,
          ),
        element('span', { class: `badge ${resolution}` }, texts[`resolution.${resolution}`]!),
      ),
      conversation.reasons.length > 0 &&
        element(
          'p',
          { class: 'why' },
          element('strong', {}, `${texts['whyRead']}${texts['colon']}`),
          conversation.reasons.slice(0, 5).join(texts['semicolon']),
        ),
      conversation.lessons.length > 0 &&
        element(
          'p',
          { class: 'why good' },
          element('strong', {}, `${texts['worthLearning']}${texts['colon']}`),
          conversation.lessons.join(texts['semicolon']),
        ),
    ),
    element('div', { class: 'columns' }, transcript(page, conversation), verdict(page, conversation)),
  );
  connect(view);
  return view;
}

/** Leads to the list, where that does not stand beside. */
function backButton(): HTMLElement {
  const button = element('button', { type: 'button', class: 'back' }, `← ${texts['conversationsOf']}`);
  button.addEventListener('click', () => {
    location.hash = 'list';
  });
  return button;
}

function isNarrow(): boolean {
  return matchMedia('(max-width: 799px)').matches;
}

function topBar(): HTMLElement {
  const theme = element('button', { type: 'button' }, texts['theme']!);
  theme.addEventListener('click', () => {
    const root = document.documentElement;
    const isDark = getComputedStyle(root).colorScheme === 'dark';
    root.dataset['theme'] = isDark ? 'light' : 'dark';
  });
  const print = element('button', { type: 'button' }, texts['print']!);
  print.addEventListener('click', () => window.print());
  return element(
    'header',
    { class: 'top' },
    element('h1', {}, texts['report']!),
    element('p', { class: 'faint keys' }, texts['keys']!),
    theme,
    print,
  );
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (isTyping) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (event.key === 'j') list.step(1);
  else if (event.key === 'k') list.step(-1);
  else if (event.key === 'o') location.hash = '';
  else if (event.key === '/') {
    event.preventDefault();
    list.focusSearch();
  }
});
window.addEventListener('hashchange', show);
document.getElementById('app')!.append(topBar(), element('div', { class: 'frame' }, list.node, stage));
show();
