/**
 * Sets the few coefficients and thresholds by which what is heard is told in the terms of the external sets:
 * `node training/external-thresholds.ts --data DIR` writes models/external-thresholds.json. Helpdesk dialogues set two
 * thresholds each; rated chats ten coefficients of an additive model and two thresholds; posts one bias a class, the
 * share of two voices and the weight of words. Figures are of folds that they have not seen.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MoodReader } from '../bench/eval/moods.ts';
import {
  type Case,
  type HeardPost,
  hearDialogues,
  hearPosts,
  hearRatedTurns,
} from '../bench/eval/outside-heard.ts';
import { POST_CLASSES } from '../bench/eval/posts.ts';
import { fitClasses, fitRidge, highest, macroF1 } from './fitting.ts';
import { table } from './markdown.ts';
import {
  type Cuts,
  classByCuts,
  type OutsideModels,
  type ScoreModel,
  scoreOf,
  writeOutsideModels,
} from './outside-models.ts';
import { openShippedModel } from './shipped-model.ts';

const FOLDS = 5;
const CLASSES = 3;
/** So finely the thresholds are tried: by quantiles of the scores. */
const STEPS = 50;
/** Set by hand: points of predicted satisfaction, and how surely the last words settle the matter or thank. */
const DIALOGUE = { satisfaction: 1, settled: 1, thanks: 0.5 };
/** The figures that count for the satisfaction at a turn. */
const TURN_FIGURES = [
  'thanks',
  'glad',
  'settled',
  'unhappy',
  'unhappy by tone',
  'upset',
  'asks',
  'urgent',
  'assents',
  'perfunctory reply before',
] as const;

type Weights = Readonly<Record<string, number>>;

const { values } = parseArgs({ options: { data: { type: 'string' }, models: { type: 'string' } } });
if (values.data === undefined) throw new Error('Name the folder of the external sets: --data DIR');
const folder = values.data;
const round = (figure: number) => Math.round(figure * 1000) / 1000;

function cutsFor(cases: readonly Case[], weights: Weights): Cuts {
  const scores = cases.map(({ figures }) => scoreOf(figures, weights));
  const truth = cases.map((one) => one.truth);
  const sorted = [...scores].sort((a, b) => a - b);
  const grid = Array.from(
    { length: STEPS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / STEPS)]!,
  );
  let best = { f1: -1, cuts: { low: 0, high: 0 } };
  for (const low of new Set(grid)) {
    for (const high of new Set(grid.filter((cut) => cut > low))) {
      const guessed = scores.map((score) => classByCuts(score, { low, high }));
      const f1 = macroF1(guessed, truth, CLASSES);
      if (f1 > best.f1) best = { f1, cuts: { low, high } };
    }
  }
  return best.cuts;
}

function weightsFor(cases: readonly Case[], names: readonly string[]): Weights {
  const fitted = fitRidge(
    cases.map(({ figures }) => [...names.map((name) => figures[name] ?? 0), 1]),
    cases.map(({ truth }) => truth - 1),
    3,
  );
  return Object.fromEntries(names.map((name, i) => [name, round(fitted[i]!)]));
}

/** @param names the coefficients to set; without them `given` stands and only thresholds are set */
function setScore(cases: readonly Case[], given: Weights | undefined, names: readonly string[]): ScoreModel {
  const weightsOf = (some: readonly Case[]) => given ?? weightsFor(some, names);
  const guessed = new Array<number>(cases.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = cases.filter(({ group }) => group % FOLDS !== fold);
    const weights = weightsOf(others);
    const cuts = cutsFor(others, weights);
    for (const [i, { figures, group }] of cases.entries()) {
      if (group % FOLDS === fold) guessed[i] = classByCuts(scoreOf(figures, weights), cuts);
    }
  }
  const weights = weightsOf(cases);
  const { low, high } = cutsFor(cases, weights);
  const truth = cases.map((one) => one.truth);
  return {
    weights,
    low: round(low),
    high: round(high),
    crossValidated: round(macroF1(guessed, truth, CLASSES)),
  };
}

/** How much the mood counts beside the customer's emotions, and how much a word of a class, as far as they are tried. */
const SHARES = [0.5, 0.75, 1];
const WORDS = [0, 1, 2, 3, 4];

function setPosts(posts: readonly HeardPost[]): OutsideModels['postEmotion'] {
  interface Mix {
    readonly share: number;
    readonly words: number;
  }
  const logs = (post: HeardPost, { share, words }: Mix) =>
    POST_CLASSES.map(
      (_, k) => share * post.mood[k]! + (1 - share) * post.emotion[k]! + words * post.words[k]!,
    );
  const truthOf = (some: readonly HeardPost[]) => some.map(({ truth }) => truth);
  const set = (some: readonly HeardPost[]) =>
    SHARES.flatMap((share) => WORDS.map((words): Mix => ({ share, words })))
      .map((mix) => {
        const rows = some.map((post) => logs(post, mix));
        const { temperature, biases } = fitClasses(rows, truthOf(some));
        const bias = biases.map((one) => one * temperature);
        const guessed = rows.map((row) => highest(row.map((log, k) => log + bias[k]!)));
        return { mix, bias, f1: macroF1(guessed, truthOf(some), POST_CLASSES.length) };
      })
      .reduce((best, next) => (next.f1 > best.f1 ? next : best));
  const guessed = new Array<number>(posts.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const { mix, bias } = set(posts.filter((_, i) => i % FOLDS !== fold));
    for (const [i, post] of posts.entries()) {
      if (i % FOLDS === fold) guessed[i] = highest(logs(post, mix).map((log, k) => log + bias[k]!));
    }
  }
  const { mix, bias } = set(posts);
  return {
    mood: mix.share,
    emotion: 1 - mix.share,
    words: mix.words,
    bias: Object.fromEntries(POST_CLASSES.map((name, k) => [name, round(bias[k]!)])),
    crossValidated: round(macroF1(guessed, truthOf(posts), POST_CLASSES.length)),
  };
}

function present<Set>(set: Set | undefined, file: string): Set {
  if (set === undefined) throw new Error(`${folder} has no ${file}`);
  return set;
}

const root = values.models ?? fileURLToPath(new URL('../models', import.meta.url));
const model = await openShippedModel(root);
const moods = await MoodReader.open(`${root}/listener-zh`);
const files = {
  dialogues: 'dialogues/dch1_zh.jsonl',
  chats: 'dialogues/jddc_dev.jsonl',
  posts: 'emotion/ewect_usual_dev.jsonl',
};
const dialogues = present(await hearDialogues(folder, files.dialogues, model), files.dialogues);
const turns = present(await hearRatedTurns(folder, files.chats, model), files.chats);
const posts = present(await hearPosts(folder, files.posts, model, moods), files.posts);
await moods?.close();
await model.close();

const models: OutsideModels = {
  dialogueSatisfaction: setScore(dialogues.satisfaction.both, DIALOGUE, []),
  dialogueResolution: setScore(dialogues.resolution.both, DIALOGUE, []),
  turnSatisfaction: setScore(turns, undefined, TURN_FIGURES),
  postEmotion: setPosts(posts),
};
writeOutsideModels(root, models);
console.log(
  table(
    ['', 'macro-F1, cross-validated', 'coefficients', 'low below', 'high from'],
    [
      ...(['dialogueSatisfaction', 'dialogueResolution', 'turnSatisfaction'] as const).map((name) => {
        const { crossValidated, weights, low, high } = models[name];
        const shown = Object.entries(weights).map(([figure, weight]) => `${figure} ${weight}`);
        return [name, crossValidated, shown.join(', '), low, high];
      }),
      ['postEmotion', models.postEmotion.crossValidated, JSON.stringify(models.postEmotion.bias), '', ''],
    ],
  ),
);
