import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { resolutionOf, satisfactionOf, shownSignals } from '#contract/files/findings.ts';
import type { PageAnswer, PageConversation, PageEvaluation, PageTurn } from '#contract/files/report-page.ts';
import type { Analysis, CriterionAnswer, Evaluation } from '#core/analysis/analysis.ts';
import type { Conversation, Turn } from '#core/conversation/schema.ts';
import type { Span } from '#core/conversation/utterance.ts';
import { hardlyHeardTurn } from '#core/speech/hardly-heard.ts';
import { type Labels, quotedEvidence, rulesOfSource } from '../labels.ts';
import { WORDS } from '../words.ts';

const MOST_EVIDENCE = 5;

/** One conversation as the page shows it, with every text in the language of the report. */
export function pageConversation(item: AnalysedItem, labels: Labels): PageConversation {
  const { conversation, analysis, source, warnings, worth } = item;
  const { agent, startedAt } = conversation;
  const answered = new Set(
    analysis.evaluations.flatMap(({ answers }) => answers.flatMap((answer) => rulesOfSource(answer.source))),
  );
  const who =
    agent === undefined ? undefined : [agent.name ?? agent.id, agent.team].filter(Boolean).join(' / ');
  return {
    id: conversation.id,
    channel: conversation.channel,
    ...(who === undefined ? {} : { agent: who }),
    ...(startedAt === undefined ? {} : { startedAt: startedAt.slice(0, 16).replace('T', ' ') }),
    place: source.line === undefined ? source.file : `${source.file}:${source.line}`,
    turns: conversation.turns.map((turn) => pageTurn(turn, labels)),
    signals: shownSignals(analysis).map(({ type, turn, start, end, value, confidence, because }) => ({
      type,
      turn,
      start,
      end,
      confidence: Math.round(confidence * 100) / 100,
      ...(value === undefined ? {} : { value }),
      ...(because === undefined || type !== 'conversation.satisfaction'
        ? {}
        : { because: because.map(({ label, weight }) => ({ label: labels.because(label), weight })) }),
    })),
    evaluations: analysis.evaluations.map((evaluation) => pageEvaluation(evaluation, analysis, labels)),
    rules: analysis.rules
      .filter(({ rule, outcome }) => outcome === 'hit' && !answered.has(rule))
      .map(({ rule, evidence }) => ({ rule, evidence: evidence.map(span) })),
    satisfaction: satisfactionOf(analysis)?.value ?? null,
    resolution: resolutionOf(analysis),
    warnings: warnings.map(({ message }) => labels.say(message)),
    reasons: worth.reasons.map((reason) => labels.say(reason)),
    lessons: worth.learnReasons.map((reason) => labels.say(reason)),
    points: worth.points,
    learnPoints: worth.learnPoints,
  };
}

function pageTurn(turn: Turn, labels: Labels): PageTurn {
  const time = timeOf(turn);
  const percent = hardlyHeardTurn(turn);
  return {
    role: turn.role,
    text: turn.text,
    ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
    ...(time === undefined ? {} : { time }),
    ...(percent === undefined ? {} : { unclear: `${labels.say(WORDS.hardlyHeard)} ${percent}%` }),
  };
}

/** Minutes and seconds from the start, or the time on the clock. */
function timeOf({ startMs, at }: Conversation['turns'][number]): string | undefined {
  if (startMs !== undefined) {
    const seconds = Math.floor(startMs / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  }
  return at?.slice(11, 19);
}

function pageEvaluation(evaluation: Evaluation, analysis: Analysis, labels: Labels): PageEvaluation {
  const { scorecard, score, rating, coverage, sections, answers } = evaluation;
  const failure = labels.failure(evaluation);
  const parts = labels.parts(evaluation);
  return {
    scorecard,
    score,
    ...(rating === undefined ? {} : { rating }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(failure === undefined ? {} : { failure }),
    sections: Object.fromEntries(sections.map(({ section, score: points }) => [section, points])),
    ...(parts === undefined ? {} : { parts }),
    answers: answers.map((answer) => pageAnswer(evaluation, answer, analysis, labels)),
  };
}

function pageAnswer(
  evaluation: Evaluation,
  answer: CriterionAnswer,
  analysis: Analysis,
  labels: Labels,
): PageAnswer {
  const { scorecard } = evaluation;
  const grade = labels.grade(scorecard, answer);
  return {
    criterion: answer.criterion,
    grade,
    says: labels.answer(scorecard, answer.criterion, answer.answer),
    points: labels.points(evaluation, answer),
    evidence: answer.evidence.slice(0, MOST_EVIDENCE).map(span),
    quoted: quotedEvidence(grade, answer, analysis.rules).map(span),
    ...(answer.reason === undefined ? {} : { reason: labels.say(answer.reason) }),
    advice: grade === 'part' || grade === 'zero' ? labels.adviceFor(scorecard, answer, analysis.rules) : [],
  };
}

function span({ turn, start, end }: Span): Span {
  return { turn, start, end };
}
