import type { Analysis, CriterionAnswer, Outcome } from '#core/analysis/analysis.ts';
import type { Conversation, Role } from '#core/conversation/schema.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { Resolution, SignalType } from '#core/signals/catalogue.ts';

/** What a test says of a conversation; the rest is filled in. */
export interface SampleFact {
  readonly id: string;
  readonly at?: string;
  readonly receivedAt?: string;
  readonly version?: number;
  readonly turnsBefore?: number;
  readonly channel?: Conversation['channel'];
  readonly language?: Analysis['language'];
  readonly agent?: string;
  readonly team?: string;
  readonly customer?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** The third: so many minutes after the start. */
  readonly turns?: readonly (readonly [Role, string, number?])[];
  readonly satisfaction?: number;
  readonly resolution?: Resolution;
  readonly effort?: number;
  /** By type: the confidence of each place where it was heard. */
  readonly signals?: Readonly<Partial<Record<SignalType, readonly number[]>>>;
  readonly rules?: Readonly<Record<string, Outcome>>;
  /** By scorecard: its score and its answers, each with points. */
  readonly scores?: Readonly<Record<string, number | null>>;
  readonly answers?: Readonly<
    Record<string, Readonly<Record<string, readonly [answer: string, score: number | null]>>>
  >;
  readonly metrics?: Partial<Analysis['metrics']>;
  readonly bestScores?: ConversationFact['bestScores'];
  /** Brought to unit length. */
  readonly need?: readonly number[];
  readonly needTurn?: number;
}

export const START = '2026-01-05T09:00:00Z';

export function sampleFact(sample: SampleFact): ConversationFact {
  const { version = 1, turnsBefore = 0, turns = [['customer', '你好']] } = sample;
  const conversation: Conversation = {
    id: sample.id,
    channel: sample.channel ?? 'chat',
    ...(sample.at === undefined ? {} : { startedAt: sample.at }),
    ...(sample.agent === undefined
      ? {}
      : { agent: { id: sample.agent, ...(sample.team === undefined ? {} : { team: sample.team }) } }),
    ...(sample.customer === undefined ? {} : { customer: { id: sample.customer } }),
    turns: turns.map(([role, text, minutes]) => ({
      role,
      text,
      ...(minutes === undefined
        ? {}
        : { at: new Date(Date.parse(sample.at ?? START) + minutes * 60_000).toISOString() }),
    })),
    ...(sample.attributes === undefined ? {} : { attributes: { ...sample.attributes } }),
  };
  return {
    conversation,
    analysis: analysisOf(sample, turns.length),
    receivedAt: sample.receivedAt ?? START,
    version,
    turnsBefore,
    rulebooks: ['general@1'],
    ...(sample.bestScores === undefined ? {} : { bestScores: sample.bestScores }),
    ...(sample.need === undefined
      ? {}
      : { need: { turn: sample.needTurn ?? 0, vector: unitVector(sample.need) } }),
  };
}

function unitVector(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function analysisOf(sample: SampleFact, turns: number): Analysis {
  const heard = { turn: 0, start: 0, end: 1, detector: 'test' };
  const ends = [
    ['conversation.satisfaction', sample.satisfaction],
    ['conversation.resolution', sample.resolution],
    ['conversation.effort', sample.effort],
  ] as const;
  return {
    id: sample.id,
    language: sample.language ?? 'zh',
    signals: [
      ...Object.entries(sample.signals ?? {}).flatMap(([type, confidences]) =>
        (confidences ?? []).map((confidence) => ({ ...heard, type: type as SignalType, confidence })),
      ),
      ...ends.flatMap(([type, value]) =>
        value === undefined ? [] : [{ ...heard, type, value, confidence: 0.8 }],
      ),
    ],
    rules: Object.entries(sample.rules ?? {}).map(([rule, outcome]) => ({ rule, outcome, evidence: [] })),
    evaluations: Object.entries(sample.scores ?? {}).map(([scorecard, score]) => ({
      scorecard,
      version: '1',
      score,
      sections: [],
      autoFailed: [],
      answers: Object.entries(sample.answers?.[scorecard] ?? {}).map(
        ([criterion, [answer, points]]): CriterionAnswer => ({
          criterion,
          answer,
          score: points,
          evidence: [],
          source: 'none',
        }),
      ),
    })),
    metrics: { turns, turnsByRole: {}, charactersByRole: {}, ...sample.metrics },
  };
}
