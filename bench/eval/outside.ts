import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenLanguageModel } from '#adapters/language/open-language-model.ts';
import { highest, macroF1 } from '../../training/fitting.ts';
import { Listener } from '../../training/hearing.ts';
import { percent, table } from '../../training/markdown.ts';
import {
  classByCuts,
  type OutsideModels,
  readOutsideModels,
  type ScoreModel,
  scoreOf,
} from '../../training/outside-models.ts';
import type { BaseEncoder } from './base-encoder.ts';
import { falseAlarms } from './clean.ts';
import type { MoodReader } from './moods.ts';
import { type Case, hearDialogues, hearPosts, hearRatedTurns } from './outside-heard.ts';
import { likenessByPieces, likenessOf } from './pairs.ts';
import { POST_CLASSES, readPosts, separation } from './posts.ts';
import { readSet, type Sentence } from './sets.ts';

const CLASSES = 3;
/** So many texts of the offensive set are read. */
const OFFENSIVE = 2000;
const GOALS = { dialogue: 0.55, turn: 0.52, posts: 0.6, alarms: 1, likenessLoss: 0.01 } as const;

export interface Outside {
  /** Folder of the models. */
  readonly root: string;
  readonly folder: string;
  readonly model: OpenLanguageModel;
  readonly base: BaseEncoder | undefined;
  readonly moods: MoodReader | undefined;
}

/** Files of the folder whose names begin so: development and test files of one set are measured alike. */
function filesOf({ folder }: Outside, under: string, beginning: string): string[] {
  try {
    return readdirSync(join(folder, under))
      .filter((name) => name.startsWith(beginning) && name.endsWith('.jsonl'))
      .sort()
      .map((name) => `${under}/${name}`);
  } catch {
    return [];
  }
}

const verdict = (reached: boolean) => (reached ? 'reached' : 'missed');

function f1By(cases: readonly Case[], model: ScoreModel): number {
  return macroF1(
    cases.map(({ figures }) => classByCuts(scoreOf(figures, model.weights), model)),
    cases.map(({ truth }) => truth),
    CLASSES,
  );
}

function guessingAlways(cases: readonly Case[]): number {
  const counts = [0, 1, 2].map((k) => cases.filter(({ truth }) => truth === k).length);
  const usual = highest(counts);
  return macroF1(
    cases.map(() => usual),
    cases.map(({ truth }) => truth),
    CLASSES,
  );
}

async function outcomes(outside: Outside, models: OutsideModels): Promise<string> {
  const rows: string[][] = [];
  for (const file of filesOf(outside, 'dialogues', 'dch1_zh')) {
    const heard = await hearDialogues(outside.folder, file, outside.model);
    for (const [name, key] of [
      ['satisfaction (S)', 'satisfaction'],
      ['resolution (A)', 'resolution'],
    ] as const) {
      const by = key === 'satisfaction' ? models.dialogueSatisfaction : models.dialogueResolution;
      const { both, detectors } = heard![key];
      const reached = f1By(both, by);
      const detectorsAlone = f1By(detectors, models.dialogueSatisfaction);
      rows.push([
        `${file}, ${name}`,
        String(both.length),
        guessingAlways(both).toFixed(2),
        detectorsAlone.toFixed(3),
        reached.toFixed(3),
        by.crossValidated.toFixed(3),
        GOALS.dialogue.toFixed(2),
        verdict(Math.min(reached, by.crossValidated) >= GOALS.dialogue),
      ]);
    }
  }
  for (const file of filesOf(outside, 'dialogues', 'jddc')) {
    const cases = (await hearRatedTurns(outside.folder, file, outside.model))!;
    const reached = f1By(cases, models.turnSatisfaction);
    rows.push([
      `${file}, satisfaction at a turn`,
      String(cases.length),
      guessingAlways(cases).toFixed(2),
      '–',
      reached.toFixed(3),
      models.turnSatisfaction.crossValidated.toFixed(3),
      GOALS.turn.toFixed(2),
      verdict(Math.min(reached, models.turnSatisfaction.crossValidated) >= GOALS.turn),
    ]);
  }
  for (const file of filesOf(outside, 'emotion', 'ewect_usual')) {
    const posts = (await hearPosts(outside.folder, file, outside.model, outside.moods))!;
    const { mood, emotion, words, bias, crossValidated } = models.postEmotion;
    const reached = macroF1(
      posts.map((post) =>
        highest(
          POST_CLASSES.map(
            (name, k) =>
              mood * post.mood[k]! + emotion * post.emotion[k]! + words * post.words[k]! + (bias[name] ?? 0),
          ),
        ),
      ),
      posts.map(({ truth }) => truth),
      POST_CLASSES.length,
    );
    rows.push([
      `${file}, six emotions`,
      String(posts.length),
      '–',
      '–',
      reached.toFixed(3),
      crossValidated.toFixed(3),
      GOALS.posts.toFixed(2),
      verdict(Math.min(reached, crossValidated) >= GOALS.posts),
    ]);
  }
  return table(
    ['macro-F1', 'n', 'always the usual class', 'detectors', 'both', 'cross-validated when set', 'goal', ''],
    rows,
  );
}

async function likeness({ folder, model, base, ...rest }: Outside): Promise<string> {
  const outside = { folder, model, base, ...rest };
  const files = ['atec', 'lcqmc', 'stsb_dev'].flatMap((name) => filesOf(outside, 'pairs', name));
  const rows = (await likenessOf(folder, files, model, base)).map(
    ({ file, pairs, of, model: own, base: from }) => [
      file,
      pairs === of ? String(of) : `${pairs} of ${of}`,
      likenessByPieces(folder, file)?.toFixed(3) ?? '–',
      from?.toFixed(3) ?? 'not measured',
      own.toFixed(3),
      from === undefined || !file.includes('atec') ? '' : verdict(own >= from - GOALS.likenessLoss),
    ],
  );
  return table(['Spearman of likeness', 'pairs', 'pieces of words', 'base encoder', 'model', ''], rows);
}

async function alarms(outside: Outside): Promise<string> {
  const { folder, model } = outside;
  const hearings = { detectors: new Listener(), both: new Listener(model.fusion) };
  const rows: string[][] = [];
  const sets = [
    ...filesOf(outside, 'dialogues', 'crosswoz').map(
      (file) => ({ file, language: 'zh', role: 'agent' }) as const,
    ),
    ...filesOf(outside, 'dialogues', 'multidogo').map(
      (file) => ({ file, language: 'en', role: 'customer' }) as const,
    ),
  ];
  for (const { file, language, role } of sets) {
    const found = (await falseAlarms(folder, file, language, role, model, hearings))!;
    rows.push([
      `${file}, ${role === 'agent' ? 'serious faults of the agent' : 'threats, insults, leaving'}`,
      String(found.turns),
      found.detectors.toFixed(2),
      found.both.toFixed(2),
      found.most.map(([type, count]) => `${type} ${count}`).join(', ') || '–',
      role === 'agent' ? verdict(found.both < GOALS.alarms) : '',
    ]);
  }
  return table(['false alarms for each 100 turns', 'turns', 'detectors', 'both', 'most frequent', ''], rows);
}

async function insults(outside: Outside): Promise<string> {
  const rows: string[][] = [];
  for (const file of filesOf(outside, 'offensive', 'cold_dev')) {
    const all = readSet<Sentence>(outside.folder, file)!;
    const some = all.filter((_, i) => i % Math.ceil(all.length / OFFENSIVE) === 0);
    const readings = await readPosts(some, outside.model);
    const figures = readings.map(({ signals }) => signals.get('customer.abuse') ?? 0);
    const holds = some.map(({ label }) => label === 1);
    rows.push([file, `${some.length} of ${all.length}`, percent(separation(figures, holds))]);
  }
  const head = [
    'offensive posts, for information',
    'texts',
    'of two texts the offensive one gets the higher `customer.abuse`',
  ];
  return table(head, rows);
}

/** The external sets of a folder, as Markdown. */
export async function measureOutside(outside: Outside): Promise<string> {
  const models = readOutsideModels(outside.root);
  const sections = [
    models === undefined
      ? 'Satisfaction, resolution and emotions are not measured: models/external-thresholds.json is not there.'
      : `${await outcomes(outside, models)}\n\nThresholds and coefficients stand in models/external-thresholds.json: two thresholds for each of S and A, ${Object.keys(models.turnSatisfaction.weights).length} coefficients and two thresholds at a turn, the weights of mood, emotion and words and a bias for each class of a post. They were set on the development files named \`dch1_zh\`, \`jddc_dev\` and \`ewect_usual_dev\`; on these, "cross-validated when set" is the figure to trust.`,
    await likeness(outside),
    await alarms(outside),
    await insults(outside),
  ];
  return sections.join('\n\n');
}
