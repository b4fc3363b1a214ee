import type { Language } from '../conversation/schema.ts';
import type { SignalType } from '../signals/catalogue.ts';
import type { CustomSignal } from '../signals/custom/definition.ts';
import type { LabelledExample } from './labelled-example.ts';

export interface CorrectedSentences {
  /** What people said carries the signal, by language; each text once. */
  readonly examples: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** What it was heard in, and people said that it does not. */
  readonly counterExamples: Readonly<Partial<Record<Language, readonly string[]>>>;
}

/** What people said of one signal, as the sentences by which a signal of one's own is told. */
export function correctedSentences(
  type: SignalType,
  examples: Iterable<LabelledExample>,
): CorrectedSentences {
  const holds: Partial<Record<Language, Set<string>>> = {};
  const fails: Partial<Record<Language, Set<string>>> = {};
  for (const { language, turns } of examples) {
    for (const { text, labels = [], judged = [] } of turns) {
      if (!judged.includes(type)) continue;
      const side = labels.includes(type) ? holds : fails;
      side[language] ??= new Set();
      side[language].add(text.trim());
    }
  }
  return { examples: listed(holds), counterExamples: listed(fails) };
}

/** The signal with what people corrected beside what was written; texts that it has already stay where they are. */
export function withCorrections(signal: CustomSignal, sentences: CorrectedSentences): CustomSignal {
  const known = new Set(
    [signal.examples, signal.counterExamples].flatMap((side) =>
      Object.values(side).flatMap((written) => written.map(({ text }) => text.trim())),
    ),
  );
  const joined = (written: CustomSignal['examples'], more: CorrectedSentences['examples']) => {
    const languages = new Set([...Object.keys(written), ...Object.keys(more)]) as Set<Language>;
    return Object.fromEntries(
      [...languages].map((language) => [
        language,
        [
          ...(written[language] ?? []),
          // They stand nowhere in the file, so they are told by the place of the signal.
          ...(more[language] ?? [])
            .filter((text) => !known.has(text))
            .map((text) => ({ text, line: signal.line, column: 1 })),
        ],
      ]),
    );
  };
  return {
    ...signal,
    examples: joined(signal.examples, sentences.examples),
    counterExamples: joined(signal.counterExamples, sentences.counterExamples),
  };
}

function listed(sides: Partial<Record<Language, Set<string>>>): CorrectedSentences['examples'] {
  return Object.fromEntries(Object.entries(sides).map(([language, texts]) => [language, [...texts]]));
}
