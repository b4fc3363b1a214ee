import type {
  PageAnswer,
  PageConversation,
  PageEvaluation,
  PageSpan,
  ReportPage,
} from '#contract/files/report-page.ts';
import { ANSWER_MARKS } from '#core/scoring/answer-grade.ts';
import { element } from '../ui/dom.ts';
import { gradeOf } from '../ui/score-grade.ts';
import { isQuiet, refOfAnswer, refOfRule, refOfSignal } from '../ui/transcript/refs.ts';

/** Everything that was judged of one conversation, beside what was said. */
export function verdict(page: ReportPage, conversation: PageConversation): HTMLElement {
  const said = (span: PageSpan) => quote(page, conversation, span);
  return element(
    'div',
    { class: 'verdict' },
    ...conversation.evaluations.map((evaluation, index) => form(page, evaluation, index, said)),
    signalGroup(page, conversation, ['good'], page.texts['strengths']!, said),
    signalGroup(page, conversation, ['fault'], page.texts['faults']!, said),
    signalGroup(page, conversation, ['unhappy', 'happy'], page.texts['customer']!, said),
    otherRules(page, conversation, said),
    satisfactionReasons(page, conversation),
    conversation.warnings.length > 0 &&
      element(
        'section',
        { class: 'card quiet' },
        element('h3', {}, page.texts['repaired']!),
        ...conversation.warnings.map((warning) => element('p', {}, warning)),
      ),
  );
}

type Said = (span: PageSpan) => HTMLElement;

function form(page: ReportPage, evaluation: PageEvaluation, index: number, said: Said): HTMLElement {
  const card = page.scorecards.find(({ id }) => id === evaluation.scorecard);
  const given = new Map(evaluation.answers.map((answer, at) => [answer.criterion, { answer, at }]));
  const sections = (card?.sections ?? []).map((section) => {
    const score = evaluation.sections[section.id];
    return element(
      'div',
      { class: 'section' },
      element(
        'h4',
        {},
        section.title,
        element('span', { class: 'points' }, score == null ? '–' : shownScore(score)),
      ),
      element(
        'ul',
        { class: 'answers' },
        ...section.criteria.map((criterion) => {
          const found = given.get(criterion.id);
          return found === undefined || found.answer.grade === 'not_applicable'
            ? null
            : answerItem(page, criterion, found.answer, refOfAnswer(index, found.at), said);
        }),
      ),
      ...notApplicable(page, section.criteria, given),
    );
  });
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, card?.title ?? evaluation.scorecard, scoreBadge(page, evaluation)),
    scoreBar(evaluation.score),
    evaluation.parts !== undefined && element('p', { class: 'faint' }, evaluation.parts),
    evaluation.coverage !== undefined &&
      element('p', { class: 'faint' }, `${page.texts['coverage']} ${Math.round(evaluation.coverage * 100)}%`),
    ...sections,
  );
}

/** Criteria that do not concern the conversation: one line for each reason. */
function notApplicable(
  page: ReportPage,
  criteria: readonly { readonly id: string; readonly title: string }[],
  given: ReadonlyMap<string, { readonly answer: PageAnswer }>,
): HTMLElement[] {
  const byReason = new Map<string, string[]>();
  for (const { id, title } of criteria) {
    const answer = given.get(id)?.answer;
    if (answer?.grade !== 'not_applicable') continue;
    const reason = answer.reason ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), title]);
  }
  return [...byReason].map(([reason, titles]) =>
    element(
      'p',
      { class: 'aside', title: reason },
      `– ${page.texts['notApplicable']}${page.texts['colon']}${titles.join(page.texts['comma'])}`,
      reason !== '' && element('span', {}, ` (${reason})`),
    ),
  );
}

function answerItem(
  page: ReportPage,
  criterion: { readonly title: string },
  answer: PageAnswer,
  ref: string,
  said: Said,
): HTMLElement {
  const isPlain = answer.grade === 'full' || answer.grade === 'zero';
  return element(
    'li',
    {
      class: `answer ${answer.grade}`,
      ...(answer.evidence.length > 0 ? { 'data-refs': ref, tabindex: 0 } : {}),
    },
    element(
      'div',
      { class: 'line' },
      element('span', { class: 'mark', 'aria-hidden': true }, ANSWER_MARKS[answer.grade]),
      element('span', { class: 'title' }, criterion.title, !isPlain && element('em', {}, answer.says)),
      answer.points !== '' && element('span', { class: 'points' }, answer.points),
    ),
    answer.reason !== undefined && element('p', { class: 'faint' }, answer.reason),
    ...answer.quoted.map(said),
    answer.advice.length > 0 &&
      element(
        'p',
        { class: 'advice' },
        element('strong', {}, `${page.texts['wouldPass']}${page.texts['colon']}`),
        answer.advice.join(' '),
      ),
  );
}

/** A rating in the colour of the score. */
export function scoreBadge(
  page: ReportPage,
  { scorecard, score, rating, failure }: PageEvaluation,
): HTMLElement {
  const title = page.scorecards
    .find(({ id }) => id === scorecard)
    ?.ratings.find(({ id }) => id === rating)?.title;
  const words = [score === null ? page.texts['noScore']! : shownScore(score), title];
  words.push(failure);
  return element(
    'span',
    { class: `badge ${gradeOf(score)}` },
    words.filter((word) => word !== undefined).join(' · '),
  );
}

/** One decimal is enough. */
function shownScore(score: number): string {
  return String(Math.round(score * 10) / 10);
}

function scoreBar(score: number | null): HTMLElement {
  const filled = element('span', { class: gradeOf(score) });
  filled.style.width = `${score ?? 0}%`;
  return element('div', { class: 'bar', 'aria-hidden': true }, filled);
}

function signalGroup(
  page: ReportPage,
  conversation: PageConversation,
  tones: readonly string[],
  title: string,
  said: Said,
): HTMLElement | null {
  const items = conversation.signals.flatMap((signal, index) => {
    const known = page.signals[signal.type];
    if (known === undefined || !tones.includes(known.tone) || isQuiet(signal.type)) return [];
    return [
      element(
        'li',
        { class: `found ${known.tone}`, 'data-refs': refOfSignal(index), tabindex: 0 },
        element('span', { class: 'title' }, known.title),
        said(signal),
      ),
    ];
  });
  if (items.length === 0) return null;
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, title),
    element('ul', { class: 'signals' }, ...items),
  );
}

function otherRules(page: ReportPage, conversation: PageConversation, said: Said): HTMLElement | null {
  const items = conversation.rules.map(({ rule: id, evidence }, index) => {
    const rule = page.rules[id];
    return element(
      'li',
      { class: `found rule ${rule?.severity ?? 'info'}`, 'data-refs': refOfRule(index), tabindex: 0 },
      element(
        'span',
        { class: 'title' },
        rule?.title ?? id,
        element('em', {}, page.texts[`severity.${rule?.severity ?? 'info'}`]!),
      ),
      ...evidence.slice(0, 2).map(said),
      rule?.advice !== undefined && element('p', { class: 'advice' }, rule.advice),
    );
  });
  if (items.length === 0) return null;
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, page.texts['rules']!),
    element('ul', { class: 'signals' }, ...items),
  );
}

/** What the predicted satisfaction was made of. */
function satisfactionReasons(page: ReportPage, conversation: PageConversation): HTMLElement | null {
  const signal = conversation.signals.find(({ type }) => type === 'conversation.satisfaction');
  const because = signal?.because ?? [];
  if (because.length === 0) return null;
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, `${page.texts['satisfaction']} ${conversation.satisfaction}/5`),
    element(
      'ul',
      { class: 'because' },
      ...because.map(({ label, weight }) =>
        element(
          'li',
          { class: weight < 0 ? 'down' : 'up' },
          element('span', {}, label),
          element('span', { class: 'points' }, `${weight > 0 ? '+' : ''}${Math.round(weight * 100) / 100}`),
        ),
      ),
    ),
  );
}

function quote(
  page: ReportPage,
  conversation: PageConversation,
  { turn, start, end }: PageSpan,
): HTMLElement {
  const found = conversation.turns[turn];
  const role = page.texts[`role.${found?.role}`] ?? '';
  const text = found?.text ?? '';
  const passage = end > start ? text.slice(start, end) : text;
  const shown = passage.length > 120 ? `${passage.slice(0, 120)}…` : passage;
  return element(
    'blockquote',
    { dir: 'auto' },
    element('span', { class: 'who' }, `${role} #${turn + 1}`),
    shown,
  );
}
