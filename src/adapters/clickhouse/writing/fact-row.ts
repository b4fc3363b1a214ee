import type { Analysis, Evaluation, Outcome, Signal } from '#core/analysis/analysis.ts';
import { handlingMs } from '#core/analysis/handling.ts';
import { coachingView } from '#core/coaching/moments.ts';
import { queueOf, scalarText } from '#core/conversation/attributes.ts';
import { heldAt } from '#core/conversation/began.ts';
import { cleanConversation } from '#core/conversation/clean-text.ts';
import type { Utterance } from '#core/conversation/utterance.ts';
import { toUtterances } from '#core/conversation/utterances.ts';
import type { ConversationFact, Need } from '#core/ports/facts.ts';
import { standingEvaluations } from '#core/reviews/decided.ts';
import { SHOWN_CONFIDENCE, type SignalType } from '#core/signals/catalogue.ts';
import { answerKey, criterionKey } from '../keys.ts';
import { spokenText } from '../spoken-text.ts';
import { columnDay, columnInstant } from '../times.ts';

export type FactRow = ReturnType<typeof factRow>;

/** One fact as a row of `conversations`. */
export function factRow(organisation: string, fact: ConversationFact) {
  const { analysis } = fact;
  // What was taken in before intake cleaned it lies in raw batches still, and the engine refuses all rows for one text.
  const conversation = cleanConversation(fact.conversation);
  const { attributes = {} } = conversation;
  const at = heldAt(conversation, fact.receivedAt);
  const utterances = toUtterances(conversation);
  const { metrics } = analysis;
  const standing = standingEvaluations(analysis.evaluations, fact.record ?? []);
  const scores = standing.map(({ score }) => score);
  const judged = scores.filter((score) => score !== null);
  return {
    organisation,
    day: columnDay(at),
    id: conversation.id,
    version: String(fact.version),
    gone: false,
    at: columnInstant(at),
    received_at: columnInstant(fact.receivedAt),
    channel: conversation.channel,
    language: analysis.language,
    agent: conversation.agent?.id ?? '',
    team: conversation.agent?.team ?? '',
    queue: queueOf(conversation) ?? '',
    customer: conversation.customer?.id ?? '',
    turns: metrics.turns,
    duration_ms: metrics.durationMs ?? null,
    handling_ms: handlingMs(utterances, conversation.channel) ?? null,
    first_response_ms: metrics.firstResponseMs ?? null,
    mean_response_ms: metrics.meanResponseMs ?? null,
    satisfaction: figureOf(analysis, 'conversation.satisfaction'),
    resolution: String(signalOf(analysis, 'conversation.resolution')?.value ?? ''),
    effort: figureOf(analysis, 'conversation.effort'),
    ...signalColumns(analysis.signals),
    rule_hits: rulesWith(analysis, 'hit'),
    rule_misses: rulesWith(analysis, 'miss'),
    rule_not_applicable: rulesWith(analysis, 'not_applicable'),
    rule_cannot_tell: rulesWith(analysis, 'cannot_tell'),
    scorecards: standing.map(({ scorecard }) => scorecard),
    scores,
    lowest_score: judged.length === 0 ? null : Math.min(...judged),
    ...answerColumns(standing, fact.bestScores),
    attributes: textAttributes(attributes),
    rulebooks: fact.rulebooks,
    ...needColumns(fact.need),
    ...momentColumns(utterances, analysis),
    said: spokenText(conversation),
    // Columns of text: the engine takes an object for one as it stands in the line.
    conversation,
    analysis,
  };
}

/** Says at the conversation's former day that it stands elsewhere from this version on. */
export function goneRow(organisation: string, day: string, id: string, version: string) {
  return { organisation, day, id, version, gone: true };
}

/** Four digits are more than the column keeps. */
function needColumns(need: Need | undefined) {
  if (need === undefined) return {};
  return { need: Array.from(need.vector, (value) => Number(value.toPrecision(4))), need_turn: need.turn };
}

function momentColumns(utterances: readonly Utterance[], analysis: Analysis) {
  const { moments, openingEmotion } = coachingView(utterances, analysis);
  return {
    opening_emotion: openingEmotion,
    moment_situations: moments.map(({ situation }) => situation),
    moment_emotions: moments.map(({ emotion }) => emotion),
    moment_turns: moments.map(({ turn }) => turn),
    moment_answers: moments.map(({ answer = -1 }) => answer),
    moment_untils: moments.map(({ until = -1 }) => until),
    moment_behaviours: moments.map(({ behaviours }) => behaviours),
    moment_outcomes: moments.map(({ outcome }) => outcome),
    moment_surenesses: moments.map(({ sureness }) => sureness),
  };
}

function signalOf(analysis: Analysis, type: SignalType): Signal | undefined {
  return analysis.signals.find((signal) => signal.type === type);
}

function figureOf(analysis: Analysis, type: SignalType): number | null {
  const value = signalOf(analysis, type)?.value;
  return typeof value === 'number' ? value : null;
}

/** Guesses can be asked for by their confidence, and are not counted. */
function signalColumns(signals: readonly Signal[]) {
  const heard = new Map<SignalType, { count: number; confidence: number }>();
  for (const { type, confidence } of signals) {
    const before = heard.get(type) ?? { count: 0, confidence: 0 };
    heard.set(type, {
      count: before.count + (confidence >= SHOWN_CONFIDENCE ? 1 : 0),
      confidence: Math.max(before.confidence, confidence),
    });
  }
  return {
    signals: [...heard.keys()],
    signal_counts: Array.from(heard.values(), ({ count }) => count),
    signal_confidences: Array.from(heard.values(), ({ confidence }) => confidence),
  };
}

function rulesWith({ rules }: Analysis, outcome: Outcome): string[] {
  return [...new Set(rules.filter((result) => result.outcome === outcome).map(({ rule }) => rule))];
}

function answerColumns(evaluations: readonly Evaluation[], bestScores: ConversationFact['bestScores']) {
  const answers: string[] = [];
  const criteria: string[] = [];
  const shares: number[] = [];
  for (const { scorecard, answers: given } of evaluations) {
    for (const { criterion, answer, score } of given) {
      answers.push(answerKey(scorecard, criterion, answer));
      const best = bestScores?.[scorecard]?.[criterion];
      if (score === null || best === undefined || best <= 0) continue;
      criteria.push(criterionKey(scorecard, criterion));
      shares.push(score / best);
    }
  }
  return { answers, criteria, criterion_shares: shares };
}

/** Attributes that are one value; lists and objects are only on the conversation's own page. */
function textAttributes(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(attributes).map(([name, value]) => [name, scalarText(value)] as const);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
