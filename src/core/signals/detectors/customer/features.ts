import { CUSTOMER_CUES } from '../../lexicon/customer/index.ts';
import type { CueName, CustomerTurn } from './turn.ts';

const LISTS = Object.keys(CUSTOMER_CUES) as CueName[];

/** What stands in a turn or around it, each a figure between −1.4 and 1.4, most of them 0 or 1. */
const CIRCUMSTANCES = {
  length: ({ form }) => Math.log1p(form.length) / 3,
  digits: ({ form }) => Math.min(1, form.digits / 4),
  brief: ({ form }) => +form.brief,
  'question mark': ({ form }) => +form.questionMark,
  shouting: ({ form }) => +form.shouting,
  'trails off': ({ form }) => +form.trailing,
  'first turn': ({ standing }) => +standing.first,
  'no reply': ({ standing }) => +(!standing.first && standing.reply === null),
  'poor reply': ({ standing }) => Math.max(-2, Math.min(2, standing.poor)) / 2,
  'left alone': (turn) => +isLeftAlone(turn),
  'asked before': ({ standing }) => +standing.asked,
  unanswered: ({ standing }) => +standing.unanswered,
  unhelped: ({ standing }) => +standing.unhelped,
  'unhappy before': ({ standing }) => Math.min(1, standing.unhappyBefore / 2),
  served: ({ standing }) => +standing.served,
  echo: ({ standing }) => +standing.echo,
  'takes up a word': ({ standing }) => +standing.takesUp,
  alike: ({ standing }) => standing.likeness.alike,
  'same kind of question': ({ standing }) => standing.likeness.sameKind,
  'answered since': ({ standing }) => +standing.likeness.answered,
  'put off': ({ standing }) => +standing.likeness.putOff,
  'reply refuses': ({ standing }) => +(standing.reply?.refuses ?? false),
  'reply stalls': ({ standing }) => +(standing.reply?.stalls ?? false),
  'reply did it': ({ standing }) => +(standing.reply?.done ?? false),
  'reply asks': ({ standing }) => +(standing.reply?.asks ?? false),
  'reply offers': ({ standing }) => +(standing.reply?.offers ?? false),
  'reply looks into it': ({ standing }) => +(standing.reply?.works ?? false),
  'reply explains': ({ standing }) => +(standing.reply?.explains ?? false),
  'reply says goodbye': ({ standing }) => +(standing.reply?.closes ?? false),
  'reply answers': ({ standing }) => Math.min(1, (standing.reply?.answers.length ?? 0) / 2),
  'agent fault': ({ standing }) => Math.min(1, standing.reply?.faults ?? 0),
  'thanks, done': (turn) => +(said(turn, 'thanks') && turn.standing.reply?.done === true),
  'thanks, first turn': (turn) => +(said(turn, 'thanks') && turn.standing.first),
  'thanks, question': (turn) => +(said(turn, 'thanks') && said(turn, 'question')),
  'thanks, left alone': (turn) => +(said(turn, 'thanks') && isLeftAlone(turn)),
  'thanks, to you': (turn) => +(said(turn, 'thanks') && said(turn, 'secondPerson')),
  'consent, done': (turn) => +(said(turn, 'accept') && turn.standing.reply?.done === true),
  'consent, served': (turn) => +(said(turn, 'accept') && turn.standing.served),
  'consent, goodbye': (turn) => +(said(turn, 'accept') && turn.standing.reply?.closes === true),
  'understood, asked before': (turn) => +(said(turn, 'understood') && turn.standing.asked),
  'cold, left alone': (turn) => +(said(turn, 'cold') && isLeftAlone(turn)),
  'tone, left alone': (turn) => +(said(turn, 'tone') && isLeftAlone(turn)),
  'you, left alone': (turn) => +(said(turn, 'secondPerson') && isLeftAlone(turn)),
  'brief, left alone': (turn) => +(turn.form.brief && isLeftAlone(turn)),
  'unhappy, left alone': (turn) => +(turn.standing.unhappyBefore > 0 && isLeftAlone(turn)),
  'question, left alone': (turn) => +(turn.form.questionMark && isLeftAlone(turn)),
  'question, asked before': (turn) => +(said(turn, 'question') && turn.standing.asked && isLeftAlone(turn)),
  'question, first turn': (turn) => +(said(turn, 'question') && turn.standing.first),
  'question, reproach': (turn) => +(said(turn, 'question') && said(turn, 'reproach')),
  'question, polite': (turn) => +(said(turn, 'question') && said(turn, 'polite')),
} as const satisfies Record<string, (turn: CustomerTurn) => number>;

function said(turn: CustomerTurn, list: CueName): boolean {
  return turn.cues.sums[list] > 0;
}

function isLeftAlone({ standing }: CustomerTurn): boolean {
  return standing.poor > 0.5;
}

/**
 * A cue list gives two figures: whether it speaks at all (`thanks`), and how loudly (`thanks×`, its
 * sum of weights over 3, between −4/3 and 4/3).
 */
export type FeatureName = CueName | `${CueName}×` | keyof typeof CIRCUMSTANCES;

const CIRCUMSTANCE_NAMES = Object.keys(CIRCUMSTANCES) as (keyof typeof CIRCUMSTANCES)[];
const CIRCUMSTANCE_FIGURES = Object.values(CIRCUMSTANCES) as readonly ((turn: CustomerTurn) => number)[];

/** The names of the figures, in their order. */
export const FEATURES: readonly FeatureName[] = [
  ...LISTS.flatMap((list): FeatureName[] => [list, `${list}×`]),
  ...CIRCUMSTANCE_NAMES,
];

/** The features of a turn that are not 0, by their places in `FEATURES`; only the first `count` are meant. */
export interface FeatureVector {
  readonly count: number;
  readonly indexes: Uint16Array;
  readonly figures: Float64Array;
}

/** From this sum of weights a list speaks at all. */
const AUDIBLE = 0.7;

const indexes = new Uint16Array(FEATURES.length);
const figures = new Float64Array(FEATURES.length);

/** The features of a turn, in a vector that the next call uses again. */
export function featuresOf(turn: CustomerTurn): FeatureVector {
  let count = 0;
  const add = (index: number, figure: number) => {
    indexes[count] = index;
    figures[count++] = figure;
  };
  const { totals } = turn.cues;
  for (let i = 0; i < LISTS.length; i++) {
    const sum = totals[i]!;
    if (sum === 0) continue;
    if (sum >= AUDIBLE) add(2 * i, 1);
    add(2 * i + 1, Math.max(-4, Math.min(4, sum)) / 3);
  }
  const offset = 2 * LISTS.length;
  for (let i = 0; i < CIRCUMSTANCE_FIGURES.length; i++) {
    const figure = CIRCUMSTANCE_FIGURES[i]!(turn);
    if (figure !== 0) add(offset + i, figure);
  }
  return { count, indexes, figures };
}
