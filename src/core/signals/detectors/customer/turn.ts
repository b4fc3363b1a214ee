import type { CueScores } from '../../cue-scorer.ts';
import type { UtteranceContext } from '../../detector.ts';
import type { CUSTOMER_CUES } from '../../lexicon/customer/index.ts';
import { poorness, type Reply } from './reply.ts';

export type CueName = keyof typeof CUSTOMER_CUES;

/** A customer turn with all that its signals are judged by. */
export interface CustomerTurn {
  readonly context: UtteranceContext;
  readonly cues: CueScores<CueName>;
  /** What the other side said since the customer's last turn; null at the start. */
  readonly reply: Reply | null;
  /** Above 0 the reply left the matter open; 0 without one. */
  readonly poor: number;
  /** Letters, digits and characters, without spaces, stops and emoji. */
  readonly length: number;
  readonly digits: number;
  /** Few words: six Chinese characters or three English words. */
  readonly brief: boolean;
  readonly questionMark: boolean;
  /** "!!", "?!", "???" */
  readonly shouting: boolean;
  /** Ends in dots. */
  readonly trailing: boolean;
  /** Throws a stock word of the reply back. */
  readonly echo: boolean;
  /** Unhappy turns among the customer's last three. */
  readonly unhappyBefore: number;
  /** Something was carried out for the customer earlier or just now. */
  readonly served: boolean;
  readonly first: boolean;
  readonly unanswered: boolean;
  /** The customer's last turn asked for something. */
  readonly asked: boolean;
}

interface TurnState {
  readonly reply: Reply | null;
  readonly unhappyBefore: number;
  readonly served: boolean;
  readonly first: boolean;
  /** The reply gave nothing of what the last question asked for. */
  readonly unanswered: boolean;
  readonly asked: boolean;
}

export function customerTurn(
  context: UtteranceContext,
  cues: CueScores<CueName>,
  state: TurnState,
): CustomerTurn {
  const { text } = context.view;
  let length = 0;
  let digits = 0;
  let questions = 0;
  let exclamations = 0;
  let wide = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3f) questions++;
    else if (code === 0x21) exclamations++;
    else if (code >= 0x4e00 && code <= 0x9fff) {
      length++;
      wide = true;
    } else if (code >= 0x30 && code <= 0x39) {
      length++;
      digits++;
    } else if (code >= 0x61 && code <= 0x7a) length++;
  }
  return {
    ...state,
    context,
    cues,
    poor: state.reply === null ? 0 : poorness(state.reply) + (state.unanswered ? 0.6 : 0),
    length,
    digits,
    brief: length <= (wide ? 6 : 14),
    questionMark: questions > 0,
    shouting: exclamations > 1 || questions > 2 || (exclamations > 0 && questions > 0),
    trailing: text.trimEnd().endsWith('..'),
    echo: cues.because(null, 'stockWords').some(({ label }) => state.reply?.stock.has(label) === true),
  };
}
