/**
 * Fits `src/core/text/likeness-curves.ts` for the models in `models/` on the questions of the corpus; a language whose
 * model is not there keeps its curve. Families that evaluation looks at are left out.
 */
import { writeFileSync } from 'node:fs';
import { modelOfSetting } from '#adapters/language/model-setting.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { LIKENESS_CURVES, type LikenessCurve } from '#core/text/likeness-curves.ts';
import { ngramSimilarity } from '#core/text/ngram-similarity.ts';
import { partOf, readCorpus } from './labelled-corpus.ts';
import { areaUnder, fitCurve, type Pair } from './likeness-curve.ts';

/** As the detector of questions asked again remembers them. */
const REMEMBERED = 4;
const UNRELATED = 20_000;
const QUESTIONS = 800;

const model = await modelOfSetting('on', ({ en }) => {
  throw new Error(en);
});
const words = ngramSimilarity();
const curves: Record<Language, LikenessCurve> = { ...LIKENESS_CURVES };
for (const language of LANGUAGES) {
  if (model?.languages.includes(language) !== true) continue;
  const { again, other, questions } = questionsOf(language);
  const texts = [
    ...new Set([...again, ...other].flatMap(([asked, before]) => [asked, ...before]).concat(questions)),
  ];
  const embedded = await model.embed(texts, language);
  const vectors = new Map(texts.map((text, index) => [text, embedded[index]!]));
  const pair = (a: string, b: string): Pair => [
    vectors.get(a)!.reduce((sum, value, i) => sum + value * vectors.get(b)![i]!, 0),
    words.compare(a, b),
  ];
  const nearest = ([asked, before]: Question): Pair =>
    before.map((earlier) => pair(asked, earlier)).reduce((best, one) => (one[0] > best[0] ? one : best));
  const pairs = {
    again: again.map(nearest),
    other: other.map(nearest),
    unrelated: Array.from({ length: UNRELATED }, (_, i) => {
      const first = i % questions.length;
      const second = (first + 1 + ((i * 7919) % (questions.length - 1))) % questions.length;
      return pair(questions[first]!, questions[second]!);
    }),
  };
  const curve = fitCurve(pairs);
  curves[language] = curve;
  const auc = (share: number, product: number) => {
    const of = (one: Pair) => product * one[0] + share * one[1];
    return areaUnder(pairs.again.map(of), pairs.other.map(of)).toFixed(3);
  };
  console.log(
    `${language}: ${again.length} asked again, ${other.length} new; area under the curve by words ${auc(1, 0)}, by vectors ${auc(0, 1)}, by both ${auc(curve.wordShare, 1)}`,
  );
}
await model?.close();
writeFileSync(
  new URL('../src/core/text/likeness-curves.ts', import.meta.url),
  `import type { Language } from '../conversation/schema.ts';

/** How a product of two sentence vectors and the likeness of the words come to one figure from 0 to 1. */
export interface LikenessCurve {
  /** What the likeness of the words adds to the product. */
  readonly wordShare: number;
  /** Points of the sum and the likeness that it means, rising; straight lines between them. */
  readonly knots: readonly (readonly [sum: number, likeness: number])[];
}

/** Fitted for the models that are shipped: see \`training/likeness.ts\`. */
export const LIKENESS_CURVES: Readonly<Record<Language, LikenessCurve>> = ${JSON.stringify(curves)};
`,
);

type Question = readonly [asked: string, before: readonly string[]];

function questionsOf(language: Language) {
  const again: Question[] = [];
  const other: Question[] = [];
  const questions: string[] = [];
  for (const { family, turns } of readCorpus(language)) {
    if (partOf(family) === 'test') continue;
    const asked: string[] = [];
    for (const { role, text, labels } of turns) {
      if (role !== 'customer' || labels === undefined) continue;
      const repeats = labels.includes('customer.repeat_question');
      if (!repeats && !labels.includes('customer.request_info')) continue;
      if (asked.length > 0) (repeats ? again : other).push([text, asked.slice(-REMEMBERED)]);
      if (!repeats) questions.push(text);
      asked.push(text);
    }
  }
  const every = Math.max(1, Math.floor(questions.length / QUESTIONS));
  return { again, other, questions: questions.filter((_, index) => index % every === 0) };
}
