import type { PageConversation, PageScorecard, ReportPage } from '#contract/files/report-page.ts';
import { element } from '../ui/dom.ts';
import { gradeOf } from '../ui/score-grade.ts';
import type { Filter } from './filter.ts';

export interface OverviewActions {
  open(index: number): void;
  /** Goes to the list, on a screen too narrow to show both. */
  list(): void;
  filter(change: Partial<Filter>): void;
}

const MOST_ROWS = 8;
const MOST_NAMED = 5;

/** What all conversations came to; every row leads to the conversations behind it. */
export function overview(page: ReportPage, actions: OverviewActions): HTMLElement {
  const { texts, summary } = page;
  const { counts } = summary;
  const toList = element('button', { type: 'button', class: 'to-list' }, `${texts['conversationsOf']} →`);
  toList.addEventListener('click', actions.list);
  return element(
    'main',
    { class: 'overview', tabindex: -1 },
    toList,
    element('h2', {}, texts['overview']!),
    element(
      'p',
      { class: 'counts' },
      `${texts['read']} ${counts.read} = ${texts['analysed']} ${counts.analysed} + `,
      element('span', { class: counts.rejected > 0 ? 'low' : '' }, `${texts['rejected']} ${counts.rejected}`),
      summary.rejectsFile !== undefined &&
        counts.rejected > 0 &&
        ` (${texts['rejectsIn']} ${summary.rejectsFile})`,
    ),
    counts.rejected > 0 &&
      element(
        'p',
        { class: 'faint' },
        summary.rejectCodes.map(({ code, count }) => `${code} ${count}`).join(' · '),
      ),
    page.conversations.length < counts.analysed &&
      element(
        'p',
        { class: 'faint' },
        texts['onlyMostWorth']!.replace('{n}', String(page.conversations.length)),
      ),
    element(
      'div',
      { class: 'grid' },
      named(page, texts['worthReading']!, 'reasons', 'points', actions),
      named(page, texts['worthLearning']!, 'lessons', 'learnPoints', actions),
      ...page.scorecards.map((card) => scores(page, card)),
      customer(page),
      bars(page, texts['frequentStrengths']!, 'good', summary.strengths.map(signalRow(page, actions))),
      bars(page, texts['frequentFaults']!, 'fault', summary.faults.map(signalRow(page, actions))),
      bars(page, texts['frequentUnhappy']!, 'unhappy', summary.unhappy.map(signalRow(page, actions))),
      ...page.scorecards.map((card) => lost(page, card)),
    ),
  );
}

interface Row {
  readonly name: string;
  readonly count: number;
  readonly total: number;
  readonly act?: () => void;
}

function signalRow(page: ReportPage, actions: OverviewActions) {
  return ({ type, conversations }: { type: string; conversations: number }): Row => ({
    name: page.signals[type]?.title ?? type,
    count: conversations,
    total: page.summary.counts.analysed,
    act: () => actions.filter({ signal: type, words: '', resolution: '', channel: '' }),
  });
}

function bars(page: ReportPage, title: string, tone: string, rows: readonly Row[]): HTMLElement {
  const shown = rows.slice(0, MOST_ROWS).map(({ name, count, total, act }) => {
    const filled = element('span', { class: tone });
    filled.style.width = `${(100 * count) / Math.max(1, total)}%`;
    const row = element(
      act === undefined ? 'div' : 'button',
      act === undefined ? { class: 'row' } : { type: 'button', class: 'row' },
      element('span', { class: 'name' }, name),
      element('span', { class: 'bar', 'aria-hidden': true }, filled),
      element('span', { class: 'points' }, `${count}/${total}`),
    );
    if (act !== undefined) row.addEventListener('click', act);
    return row;
  });
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, title),
    ...(shown.length === 0 ? [element('p', { class: 'faint' }, page.texts['none']!)] : shown),
  );
}

function scores(page: ReportPage, card: PageScorecard): HTMLElement | null {
  const { texts } = page;
  const summary = page.summary.scorecards.find(({ scorecard }) => scorecard === card.id);
  if (summary === undefined) return null;
  const figure = (name: string, value: number | null) =>
    element(
      'div',
      { class: 'figure' },
      element(
        'strong',
        { class: gradeOf(value) },
        value === null ? '–' : String(Math.round(value * 10) / 10),
      ),
      element('span', { class: 'faint' }, name),
    );
  const most = Math.max(1, ...summary.histogram);
  const columns = summary.histogram.map((count, index) => {
    const column = element('span', { class: gradeOf(index * 10 + 5) });
    column.style.height = `${(100 * count) / most}%`;
    const range = index === 9 ? '90–100' : `${index * 10}–${index * 10 + 9}`;
    return element(
      'div',
      { class: 'column', title: `${range}: ${count}` },
      element('span', { class: 'count' }, count === 0 ? '' : String(count)),
      element('span', { class: 'space' }, column),
      element('span', { class: 'tick' }, String(index * 10)),
    );
  });
  const ratings = card.ratings.flatMap(({ id, title }) => {
    const count = summary.ratings[id];
    return count === undefined ? [] : [`${title} ${count}`];
  });
  const { judged, notApplicable, unjudged } = summary.answers;
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, `${texts['score']} · ${card.title}`),
    element(
      'div',
      { class: 'figures' },
      figure(texts['mean']!, summary.mean),
      figure(texts['median']!, summary.median),
      figure(texts['lowest']!, summary.lowest),
      figure(texts['highest']!, summary.highest),
    ),
    element('div', { class: 'histogram', role: 'img', 'aria-label': texts['distribution'] }, ...columns),
    ratings.length > 0 && element('p', {}, ratings.join(' · ')),
    element(
      'p',
      { class: 'faint' },
      `${texts['answers']}${texts['colon']}${texts['judged']} ${judged} · ${texts['notApplicable']} ${notApplicable} · ${texts['unjudged']} ${unjudged}`,
    ),
  );
}

function customer(page: ReportPage): HTMLElement {
  const { texts, summary } = page;
  const { mean, counts } = summary.satisfaction;
  const predicted = counts.reduce((sum, count) => sum + count, 0);
  const rows = counts
    .map((count, index): Row => ({ name: `${index + 1}★`, count, total: predicted }))
    .reverse();
  const outcomes = (['resolved', 'partly', 'unresolved', 'unknown'] as const).filter(
    (outcome) => summary.resolution[outcome] > 0,
  );
  const card = bars(
    page,
    `${texts['satisfaction']}${mean === null ? '' : ` · ${texts['mean']} ${mean}`}`,
    'happy',
    predicted === 0 ? [] : rows,
  );
  card.append(
    element(
      'div',
      { class: 'outcomes', role: 'img', 'aria-label': texts['resolution'] },
      ...outcomes.map((outcome) => {
        const part = element(
          'span',
          { class: outcome },
          `${texts[`resolution.${outcome}`]} ${summary.resolution[outcome]}`,
        );
        part.style.flexGrow = String(summary.resolution[outcome]);
        return part;
      }),
    ),
  );
  return card;
}

function lost(page: ReportPage, card: PageScorecard): HTMLElement | null {
  const summary = page.summary.scorecards.find(({ scorecard }) => scorecard === card.id);
  if (summary === undefined || summary.lost.length === 0) return null;
  const titles = new Map(
    card.sections.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title])),
  );
  return bars(
    page,
    `${page.texts['lostCriteria']} · ${card.title}`,
    'fault',
    summary.lost.map(({ criterion, lost: count, judged }) => ({
      name: titles.get(criterion) ?? criterion,
      count,
      total: judged,
    })),
  );
}

function named(
  page: ReportPage,
  title: string,
  why: 'reasons' | 'lessons',
  points: 'points' | 'learnPoints',
  actions: OverviewActions,
): HTMLElement | null {
  const ranked = page.conversations
    .map((conversation, index) => ({ conversation, index }))
    .filter(({ conversation }) => conversation[points] > 0)
    .sort((a, b) => b.conversation[points] - a.conversation[points])
    .slice(0, MOST_NAMED);
  if (ranked.length === 0) return null;
  return element(
    'section',
    { class: `card wide ${why}` },
    element('h3', {}, title),
    ...ranked.map(({ conversation, index }) =>
      namedRow(page, conversation, conversation[why], () => actions.open(index)),
    ),
  );
}

function namedRow(
  page: ReportPage,
  { id, channel, agent }: PageConversation,
  why: readonly string[],
  act: () => void,
): HTMLElement {
  const about = [page.texts[`channel.${channel}`], agent].filter((part) => part !== undefined).join(' · ');
  const row = element(
    'button',
    { type: 'button', class: 'named' },
    element('span', { class: 'id' }, id, element('span', { class: 'faint' }, about)),
    element('span', {}, why.slice(0, 4).join(page.texts['semicolon'])),
  );
  row.addEventListener('click', act);
  return row;
}
