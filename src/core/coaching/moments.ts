import type { Analysis, Signal } from '../analysis/analysis.ts';
import type { Utterance } from '../conversation/utterance.ts';
import { EMOTIONS, type Emotion, type SignalType } from '../signals/catalogue.ts';
import { gravity, type Situation, situationOf, surenessOf } from './situations.ts';

/**
 * What became of the customer within their next turns: `recovered` they were content, `calmed` nothing bad was heard
 * any more, `persisted` it went on, `worsened` something graver came. `unknown` where nobody answered or the customer
 * said nothing after it.
 */
export const MOMENT_OUTCOMES = ['recovered', 'calmed', 'persisted', 'worsened', 'unknown'] as const;
export type MomentOutcome = (typeof MOMENT_OUTCOMES)[number];

/** A customer's turn that calls for something, what the agent did next, and what became of it. */
export interface Moment {
  readonly situation: Situation;
  readonly emotion: Emotion;
  /** Confidence of the surest sign of the situation, 0–1. */
  readonly sureness: number;
  /** Index of the customer's turn. */
  readonly turn: number;
  /** Index of the first turn of the agent's answer; absent where nobody answered. */
  readonly answer?: number;
  /** Index of the last turn of the customer that was looked at; absent where they said nothing more. */
  readonly until?: number;
  /** Signals of the agent in the answer, each once. */
  readonly behaviours: readonly SignalType[];
  readonly outcome: MomentOutcome;
}

/** Turns of the customer after the answer within which recovery is looked for. */
export const RECOVERY_TURNS = 3;
/** What is less sure than this is not built upon. */
export const SURE_ENOUGH = 0.5;
const CONTENT: readonly SignalType[] = ['customer.gratitude', 'customer.resolved_ack'];
const CONTENT_EMOTIONS: readonly Emotion[] = ['satisfaction', 'gratitude'];

/** One side's turns in a row, as a listener takes them. */
interface Stretch {
  readonly role: 'customer' | 'agent';
  readonly turns: readonly number[];
  readonly heard: readonly Signal[];
  readonly signals: ReadonlySet<SignalType>;
  readonly emotion: Emotion;
}

/** What coaching keeps of a conversation. */
export interface CoachingView {
  /** In their order; none where no customer spoke. */
  readonly moments: readonly Moment[];
  /** The emotion of the customer's first turns; `neutral` where nothing was heard in them. */
  readonly openingEmotion: Emotion;
}

/** @param utterances of the whole conversation, in which the signals were heard */
export function coachingView(
  utterances: readonly Utterance[],
  { signals }: Pick<Analysis, 'signals'>,
): CoachingView {
  const stretches = stretchesOf(utterances, signals);
  const opening = stretches.find(({ role }) => role === 'customer');
  return { moments: momentsIn(stretches), openingEmotion: opening?.emotion ?? 'neutral' };
}

function momentsIn(stretches: readonly Stretch[]): Moment[] {
  return stretches.flatMap((stretch, index): Moment[] => {
    if (stretch.role !== 'customer') return [];
    const situation = situationOf(stretch.signals, stretch.emotion);
    if (situation === undefined) return [];
    const answer = stretches[index + 1];
    const after = stretches.slice(index + 2).filter(({ role }) => role === 'customer');
    const window = after.slice(0, RECOVERY_TURNS);
    const until = window.at(-1)?.turns.at(-1);
    return [
      {
        situation,
        emotion: stretch.emotion,
        sureness: surenessOf(situation, stretch.heard),
        turn: stretch.turns[0]!,
        ...(answer === undefined ? {} : { answer: answer.turns[0]! }),
        ...(until === undefined ? {} : { until }),
        behaviours:
          answer === undefined ? [] : [...answer.signals].filter((type) => type.startsWith('agent.')),
        outcome: answer === undefined ? 'unknown' : outcomeOf(situation, window),
      },
    ];
  });
}

function outcomeOf(situation: Situation, window: readonly Stretch[]): MomentOutcome {
  if (window.length === 0) return 'unknown';
  const states = window.map((stretch) => ({
    situation: situationOf(stretch.signals, stretch.emotion),
    isContent:
      CONTENT.some((type) => stretch.signals.has(type)) || CONTENT_EMOTIONS.includes(stretch.emotion),
  }));
  const graver = states.some(
    (one) => one.situation !== undefined && gravity(one.situation) < gravity(situation),
  );
  const last = states.findLastIndex((one) => one.situation !== undefined);
  const lastContent = states.findLastIndex((one) => one.isContent);
  if (lastContent >= 0 && lastContent >= last && states[lastContent]!.situation === undefined)
    return 'recovered';
  if (graver) return 'worsened';
  return last === states.length - 1 ? 'persisted' : 'calmed';
}

function stretchesOf(utterances: readonly Utterance[], signals: readonly Signal[]): Stretch[] {
  const byTurn = Map.groupBy(
    signals.filter(({ confidence }) => confidence >= SURE_ENOUGH),
    ({ turn }) => turn,
  );
  const stretches: { role: Stretch['role']; turns: number[] }[] = [];
  for (const { role, parts, text } of utterances) {
    if (role === 'system' || text.trim() === '') continue;
    // A bot's answer is not the agent's, and ends what the customer said before.
    const side = role === 'customer' ? 'customer' : 'agent';
    const turns = parts.map(({ turn }) => turn);
    const last = stretches.at(-1);
    if (last?.role === side) last.turns.push(...turns);
    else stretches.push({ role: side, turns });
  }
  return stretches.map(({ role, turns }) => {
    const heard = turns.flatMap((turn) => byTurn.get(turn) ?? []);
    return { role, turns, heard, signals: new Set(heard.map(({ type }) => type)), emotion: emotionIn(heard) };
  });
}

/** Of several turns in a row, the surest emotion that is not neutral. */
function emotionIn(heard: readonly Signal[]): Emotion {
  let surest: { emotion: Emotion; confidence: number } | undefined;
  for (const { type, value, confidence } of heard) {
    const emotion = EMOTIONS.find((one) => one === value);
    if (type !== 'customer.emotion' || emotion === undefined || emotion === 'neutral') continue;
    if (surest === undefined || confidence > surest.confidence) surest = { emotion, confidence };
  }
  return surest?.emotion ?? 'neutral';
}
