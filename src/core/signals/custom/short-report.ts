import type { FitReport, FittedSignal, JudgedSentence } from './fit-report.ts';

/** What whoever writes examples is told: figures, and the sentences that were judged wrongly. */
export interface ShortReport {
  readonly id: string;
  /** Where the examples are written. */
  readonly file?: string;
  readonly languages: readonly (Omit<FitReport, 'sentences'> & {
    readonly misjudged: readonly JudgedSentence[];
  })[];
}

export function shortReport({ signal, reports }: FittedSignal): ShortReport {
  return {
    id: signal.id,
    ...(signal.file === undefined ? {} : { file: signal.file }),
    languages: reports.map(({ sentences, ...figures }) => ({ ...figures, misjudged: misjudged(sentences) })),
  };
}

export function misjudged(sentences: readonly JudgedSentence[]): readonly JudgedSentence[] {
  return sentences.filter(({ taken, kind }) => taken !== (kind === 'example'));
}
