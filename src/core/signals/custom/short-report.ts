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
    languages: reports.map((report) => {
      const { sentences: _, ...figures } = report;
      return { ...figures, misjudged: misjudged(report) };
    }),
  };
}

/** Examples that are all one sentence are left out together, and none is left to know them by: they are not named. */
export function misjudged({ sentences, distinctExamples }: FitReport): readonly JudgedSentence[] {
  return sentences.filter(({ taken, kind }) => (kind === 'example' ? !taken && distinctExamples > 1 : taken));
}
