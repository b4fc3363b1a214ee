/**
 * Fits how what a language model hears is put together with what the detectors find:
 * `node training/fusion.ts [zh] [en]` reads the development part of the corpus and writes
 * `models/listener-LANGUAGE/fusion.json`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { developmentOf, fitLanguage } from './fit-fusion.ts';
import { table } from './markdown.ts';
import { openShippedModel } from './shipped-model.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.find((name) => !LANGUAGES.includes(name as Language));
if (unknown !== undefined) throw new Error(`There is no language ${unknown}. Known: ${LANGUAGES.join(', ')}`);
for (const language of positionals.length > 0 ? (positionals as Language[]) : LANGUAGES) {
  const model = await openShippedModel();
  const development = await developmentOf(language, model);
  await model.close();
  const both = fitLanguage(development, true);
  const alone = fitLanguage(development, false);
  const file = new URL(`../models/listener-${language}/fusion.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(both.fusion, null, 2)}\n`);
  const mean = (figures: readonly number[]) =>
    (figures.reduce((sum, figure) => sum + figure, 0) / figures.length).toFixed(3);
  const rows = both.signals.map(([label, { fusion, support, f1, detectorsF1 }], i) => [
    label,
    support,
    ...[fusion.model, fusion.lexicon, fusion.bias, fusion.threshold].map((figure) => figure.toFixed(2)),
    ...[detectorsF1, alone.signals[i]![1].f1, f1].map((figure) => figure.toFixed(2)),
  ]);
  console.log(
    table(
      [
        `${language}: ${development.length} conversations`,
        'turns',
        'model',
        'lexicon',
        'bias',
        'threshold',
        'F1 detectors',
        'F1 model',
        'F1 both',
      ],
      [
        ...rows,
        [
          'all signals, mean',
          ...['', '', '', '', ''],
          mean(both.signals.map(([, { detectorsF1 }]) => detectorsF1)),
          mean(alone.signals.map(([, { f1 }]) => f1)),
          mean(both.signals.map(([, { f1 }]) => f1)),
        ],
        [
          'emotions, mean',
          '',
          both.emotion.fusion.model.toFixed(2),
          both.emotion.fusion.lexicon.toFixed(2),
          ...['', ''],
          ...[both.emotion.detectorsF1, alone.emotion.f1, both.emotion.f1].map((figure) => figure.toFixed(3)),
        ],
      ],
    ),
  );
}
