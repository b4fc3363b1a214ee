import type { Bilingual } from '../../bilingual.ts';
import type { Language } from '../../conversation/schema.ts';
import type { Problem } from '../../problem.ts';
import { ngramSimilarity } from '../../text/ngram-similarity.ts';
import type { Place } from '../../yaml/problem-list.ts';
import { type CustomSignal, EXAMPLES_AT_LEAST, type WrittenSentence } from './definition.ts';
import type { FitReport, JudgedSentence } from './fit-report.ts';

/** With fewer examples the figures say little. */
const ENOUGH_EXAMPLES = 10;
const HARDLY_DIFFERENT = 0.7;
/** Below this the examples are rather several signals, or none. */
const USEFUL_RECALL = 0.6;

/** What whoever wrote the examples should look at; none of it keeps the signal from working. */
export function problemsOf(
  signal: CustomSignal,
  reports: readonly FitReport[],
  languages: readonly Language[],
): Problem[] {
  return [
    ...missingLanguages(signal, languages),
    ...reports.flatMap((report) => aboutExamples(signal, report) ?? []),
    ...reports.flatMap((report) => aboutCounterExamples(signal, report)),
  ];
}

function missingLanguages(signal: CustomSignal, languages: readonly Language[]): Problem[] {
  return (Object.keys(signal.examples) as Language[])
    .filter((language) => !languages.includes(language))
    .map((language) =>
      warning(signal, signal, 'no-model', {
        zh: `没有语言 ${language} 的模型，${signal.id} 听不懂这种语言`,
        en: `There is no model for ${language}, so ${signal.id} is not heard in it`,
      }),
    );
}

/** Only what is to be done first: of examples that are all alike the figures mean nothing. */
function aboutExamples(signal: CustomSignal, report: FitReport): Problem | undefined {
  const { language, examples, distinctExamples, recall } = report;
  const place = signal.examples[language]?.[0] ?? signal;
  if (distinctExamples < EXAMPLES_AT_LEAST || distinctExamples < HARDLY_DIFFERENT * examples) {
    return warning(signal, place, 'examples-too-alike', tooAlike(signal, report), {
      zh: '换些说法：不同的词、长短、语气',
      en: 'Say it in other ways: other words, shorter and longer, politely and not',
    });
  }
  if (recall < USEFUL_RECALL) {
    return warning(
      signal,
      place,
      'examples-too-loose',
      {
        zh: `${signal.id} 的例句（${language}）彼此差别太大：留一验证只认出 ${percent(recall)}`,
        en: `The examples of ${signal.id} (${language}) have little in common: left out, only ${percent(recall)} of them were recognised`,
      },
      { zh: '多写几句，或拆成几个信号', en: 'Write more of them, or make several signals of it' },
    );
  }
  if (examples >= ENOUGH_EXAMPLES) return undefined;
  return warning(
    signal,
    place,
    'few-examples',
    {
      zh: `${signal.id} 只有 ${examples} 个例句（${language}），指标仅供参考`,
      en: `With ${examples} examples of ${signal.id} (${language}) the figures say little`,
    },
    { zh: `最好写到 ${ENOUGH_EXAMPLES} 个以上`, en: `Write ${ENOUGH_EXAMPLES} or more` },
  );
}

function tooAlike({ id }: CustomSignal, { language, examples, distinctExamples }: FitReport): Bilingual {
  if (distinctExamples === 1) {
    return {
      zh: `${id} 的 ${examples} 个例句（${language}）其实是同一句话：只听得出几乎一样的话`,
      en: `The ${examples} examples of ${id} (${language}) are one and the same sentence: hardly anything but that is heard`,
    };
  }
  return {
    zh: `${id} 的 ${examples} 个例句（${language}）大同小异，实际只有 ${distinctExamples} 种说法`,
    en: `The ${examples} examples of ${id} (${language}) are only ${distinctExamples} different sentences`,
  };
}

function aboutCounterExamples(signal: CustomSignal, { language, sentences }: FitReport): Problem[] {
  const contradicting = contradictions(signal, language);
  const isTold = ({ line, column }: JudgedSentence) =>
    contradicting.some((problem) => problem.line === line && problem.column === column);
  const taken = sentences.filter(
    (one) => one.kind === 'counter_example' && one.taken && one.line !== undefined && !isTold(one),
  );
  const [first] = taken;
  if (first?.line === undefined) return contradicting;
  const { line, column, text } = first;
  const place = { line, ...(column === undefined ? {} : { column }) };
  const more = taken.length - 1;
  return [
    ...contradicting,
    warning(
      signal,
      place,
      'counter-example-taken',
      more === 0
        ? {
            zh: `反例“${text}”仍被当成 ${signal.id}`,
            en: `The counter-example "${text}" is still taken for ${signal.id}`,
          }
        : {
            zh: `反例“${text}”等 ${taken.length} 句（${language}）仍被当成 ${signal.id}`,
            en: `The counter-example "${text}" and ${more} more (${language}) are still taken for ${signal.id}`,
          },
      {
        zh: '再写几句意思相近的反例；例句里和它最像的，改得更明确',
        en: 'Write more counter-examples of its kind, and make the examples most like it plainer',
      },
    ),
  ];
}

function contradictions(signal: CustomSignal, language: Language): Problem[] {
  const similarity = ngramSimilarity();
  const examples: readonly WrittenSentence[] = signal.examples[language] ?? [];
  return (signal.counterExamples[language] ?? []).flatMap((counter) => {
    const same = examples.find(({ text }) => similarity.compare(text, counter.text) > 0.9);
    if (same === undefined) return [];
    return [
      warning(
        signal,
        counter,
        'examples-contradict',
        {
          zh: `“${counter.text}”写在反例里，第 ${same.line} 行却把几乎一样的话写成例句`,
          en: `"${counter.text}" is a counter-example, but nearly the same stands on line ${same.line} as an example`,
        },
        { zh: '留下其中一句', en: 'Keep one of the two' },
      ),
    ];
  });
}

function warning(
  { file }: CustomSignal,
  { line, column = 1 }: Pick<Place, 'line'> & Partial<Place>,
  code: string,
  message: Problem['message'],
  hint?: Problem['hint'],
): Problem {
  return {
    code,
    severity: 'warning',
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(file === undefined ? {} : { file }),
    line,
    column,
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
