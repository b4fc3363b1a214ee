/** What may come after the tokens so far, by row: the most likely ones, with natural logarithms of probabilities. */
export interface Offers {
  readonly tokens: readonly (readonly number[])[];
  readonly logs: readonly (readonly number[])[];
}

export interface Sequence {
  readonly tokens: readonly number[];
  /** Of each token, natural logarithms; one longer than `tokens` where the end was said. */
  readonly logs: readonly number[];
}

export interface SearchOptions {
  /** Sequences that are followed side by side. */
  readonly width: number;
  readonly end: number;
  readonly longest: number;
  /** No so many tokens come twice in the same order; 0 lets everything repeat. */
  readonly unrepeated: number;
}

/**
 * Beam search: the sequence with the highest mean logarithm among the first `width` that come to their end.
 * @param first what may come at the beginning, one row
 * @param next what may come after each of the sequences: `rows[i]` of the round before, continued by `tokens[i]`
 */
export async function searchBeams(
  first: Offers,
  next: (rows: readonly number[], tokens: readonly number[]) => Promise<Offers>,
  { width, end, longest, unrepeated }: SearchOptions,
): Promise<Sequence> {
  let live: Sequence[] = [{ tokens: [], logs: [] }];
  let offers = first;
  const done: Sequence[] = [];
  while (true) {
    const candidates = live
      .flatMap((sequence, row) =>
        offers.tokens[row]!.map((token, i) => ({
          row,
          sequence,
          token,
          log: offers.logs[row]![i]!,
          total: sumOf(sequence) + offers.logs[row]![i]!,
        })),
      )
      .filter(
        ({ total, token, sequence }) =>
          Number.isFinite(total) && !(unrepeated > 0 && repeats(sequence.tokens, token, unrepeated)),
      )
      .toSorted((a, b) => b.total - a.total);
    const kept: typeof candidates = [];
    for (const candidate of candidates) {
      if (kept.length === width) break;
      const { token, log, sequence } = candidate;
      if (token !== end) kept.push(candidate);
      else done.push({ tokens: sequence.tokens, logs: [...sequence.logs, log] });
    }
    live = kept.map(({ sequence, token, log }) => ({
      tokens: [...sequence.tokens, token],
      logs: [...sequence.logs, log],
    }));
    if (done.length >= width || live.length === 0) break;
    if (live[0]!.tokens.length >= longest) {
      if (done.length === 0) done.push(live[0]!);
      break;
    }
    offers = await next(
      kept.map(({ row }) => row),
      kept.map(({ token }) => token),
    );
  }
  return done.reduce((best, one) => (meanOf(one) > meanOf(best) ? one : best), done[0] ?? EMPTY);
}

const EMPTY: Sequence = { tokens: [], logs: [] };

function sumOf({ logs }: Sequence): number {
  let sum = 0;
  for (const log of logs) sum += log;
  return sum;
}

/** Long sequences are less likely than short ones only because they are long. */
export function meanOf(sequence: Sequence): number {
  return sumOf(sequence) / Math.max(1, sequence.logs.length);
}

function repeats(tokens: readonly number[], next: number, length: number): boolean {
  const from = tokens.length - (length - 1);
  if (from < 0) return false;
  for (let at = 0; at < from; at++) {
    let same = tokens[at + length - 1] === next;
    for (let i = 0; same && i < length - 1; i++) same = tokens[at + i] === tokens[from + i];
    if (same) return true;
  }
  return false;
}
