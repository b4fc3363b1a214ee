import type { Mark } from './segments.ts';

// Answers, signals, rules and passages that speak of each other carry the same reference.
export const refOfSignal = (index: number): string => `s${index}`;
export const refOfAnswer = (evaluation: number, answer: number): string => `a${evaluation}-${answer}`;
export const refOfCorrection = (id: string): string => `k${id}`;
export const refOfRule = (index: number): string => `r${index}`;

/** Signals that mark no passage worth colouring: they are told beside the turn or above the conversation. */
export function isQuiet(type: string): boolean {
  return type === 'customer.emotion' || type.startsWith('conversation.');
}

interface Passage {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** What was found in a conversation, as far as it is marked; a rule without an outcome is one that hit. */
interface Found {
  readonly signals: readonly (Passage & { readonly type: string; readonly confidence: number })[];
  readonly evaluations: readonly {
    readonly answers: readonly { readonly evidence: readonly Passage[] }[];
  }[];
  readonly rules: readonly { readonly outcome?: string; readonly evidence: readonly Passage[] }[];
}

/** What is marked in each turn; signals from the confidence given. */
export function marksByTurn(
  { signals, evaluations, rules }: Found,
  leastConfidence = 0,
): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  const add = (turn: number, mark: Mark) => {
    const list = marks.get(turn);
    if (list === undefined) marks.set(turn, [mark]);
    else list.push(mark);
  };
  for (const [index, { type, turn, start, end, confidence }] of signals.entries()) {
    if (!isQuiet(type) && confidence >= leastConfidence) add(turn, { start, end, ref: refOfSignal(index) });
  }
  for (const [evaluation, { answers }] of evaluations.entries()) {
    for (const [answer, { evidence }] of answers.entries()) {
      for (const { turn, start, end } of evidence)
        add(turn, { start, end, ref: refOfAnswer(evaluation, answer) });
    }
  }
  for (const [index, { outcome, evidence }] of rules.entries()) {
    if (outcome !== undefined && outcome !== 'hit') continue;
    for (const { turn, start, end } of evidence) add(turn, { start, end, ref: refOfRule(index) });
  }
  return marks;
}
