/** A stretch of a text with everything that refers to it. */
export interface Segment {
  readonly text: string;
  readonly refs: readonly string[];
}

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly ref: string;
}

/** Cuts a text at the bounds of all marks: joined again, the segments are the text, and each carries the marks that cover it. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks
    .map(({ start, end, ref }) => ({
      start: Math.max(0, Math.min(start, text.length)),
      end: Math.max(0, Math.min(end, text.length)),
      ref,
    }))
    .filter(({ start, end }) => end > start);
  const bounds = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const from = bounds[i]!;
    const to = bounds[i + 1]!;
    const refs = inside.filter(({ start, end }) => start <= from && end >= to).map(({ ref }) => ref);
    segments.push({ text: text.slice(from, to), refs: [...new Set(refs)] });
  }
  return segments;
}
