/**
 * Fits `models/bridge` for the models that are shipped on the sentences of `training/parallel`, and prints how well it
 * leads across: each fifth of the matters with a bridge learned from the other four, and the scenes of the demo
 * organisation, of which no bridge knows. What is shipped is learned from all sentences.
 *
 *     node training/bridge.ts [--parts 128] [--stiffness 0.002] [--dry]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bridgeBytes, bridgeOf } from '#adapters/language/bridge-file.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { demoWithTruth } from '#core/demo/conversations.ts';
import { acrossBridge, type LanguageBridge } from '#core/insights/language-bridge.ts';
import { needTextOf } from '#core/insights/need-text.ts';
import { bestPairs, isOneMatter } from '#core/insights/pair-across.ts';
import { anchorOf } from '#core/insights/topic-anchor.ts';
import { tableOf } from '#core/insights/vector-table.ts';
import { fitBridge, type ParallelVectors } from './bridge-fit.ts';
import { SAME_SCENES } from './bridge-scenes.ts';
import { FOLDS, foldOf, readPairs, type SentencePair } from './parallel-sentences.ts';
import { openShippedModel } from './shipped-model.ts';

const { values: options } = parseArgs({
  options: {
    parts: { type: 'string', default: '128' },
    stiffness: { type: 'string', default: '0.002' },
    dry: { type: 'boolean', default: false },
  },
});
const settings = { parts: Number(options.parts), stiffness: Number(options.stiffness) };
/** A matter told in so many pairs is told closely enough to be a topic in two halves. */
const CLOSELY_TOLD = 8;
const UNTIL = '2026-01-31T00:00:00Z';

const model = await openShippedModel();
const pairs = readPairs();
const vectors: ParallelVectors = {
  zh: await model.embed(
    pairs.map(({ zh }) => zh),
    'zh',
  ),
  en: await model.embed(
    pairs.map(({ en }) => en),
    'en',
  ),
};

/** A bridge as it is read again from its file. */
function bridgeFrom(places: readonly number[]): LanguageBridge {
  const of = (language: Language) => places.map((place) => vectors[language][place]!);
  return bridgeOf(bridgeBytes(fitBridge({ zh: of('zh'), en: of('en') }, settings)), 'bridge.bin');
}

interface Found {
  right: number;
  wrong: number;
  /** Matters of both languages. */
  of: number;
}

const held = { recalls: [0, 0, 0, 0], plain: [0, 0, 0, 0], tight: { right: 0, wrong: 0, of: 0 } };
for (let fold = 0; fold < FOLDS; fold++) {
  const bridge = bridgeFrom([...pairs.keys()].filter((place) => foldOf(pairs[place]!) !== fold));
  const unseen = [...pairs.keys()].filter((place) => foldOf(pairs[place]!) === fold);
  const sides = LANGUAGES.map((language) =>
    unseen.map((place) => acrossBridge(bridge, vectors[language][place]!, language)!),
  );
  addTo(held.recalls, recalls(sides[0]!, sides[1]!));
  // Without a bridge the figures that both encoders have stand side by side and mean nothing to each other.
  const width = Math.min(vectors.zh[0]!.length, vectors.en[0]!.length);
  addTo(
    held.plain,
    recalls(
      unseen.map((place) => vectors.zh[place]!.slice(0, width)),
      unseen.map((place) => vectors.en[place]!.slice(0, width)),
    ),
  );
  pairHalves(bridge, unseen, held.tight);
}
const shares = (counts: readonly number[]) =>
  counts.map((count) => (count / pairs.length).toFixed(3)).join(' ');
console.log(`${pairs.length} pairs of ${new Set(pairs.map(({ matter }) => matter)).size} matters`);
console.log('partner found, matters unseen: zh→en @1 @5, en→zh @1 @5');
console.log(`  over the bridge ${shares(held.recalls)}`);
console.log(`  without         ${shares(held.plain)}`);
console.log(`topics of four sentences each, matters unseen: ${told(held.tight)}`);

const bridge = bridgeFrom([...pairs.keys()]);
console.log(`scenes of the demo organisation: ${told(await pairScenes(bridge))}`);
await model.close();
if (!options.dry) write();

function write(): void {
  const bytes = bridgeBytes(fitBridge(vectors, settings));
  const folder = new URL('../models/bridge/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('bridge.bin', folder), bytes);
  const encoders = Object.fromEntries(
    LANGUAGES.map((language) => {
      const manifest = readFileSync(
        new URL(`../models/listener-${language}/manifest.json`, import.meta.url),
        'utf8',
      );
      const { files } = JSON.parse(manifest) as { files: Record<string, { sha256: string }> };
      return [language, files['encoder.onnx']!.sha256];
    }),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const description = {
    id: 'bridge-1',
    ...settings,
    pairs: pairs.length,
    encoders,
    files: { 'bridge.bin': { sha256, bytes: bytes.length } },
  };
  writeFileSync(new URL('bridge.json', folder), `${JSON.stringify(description, null, 2)}\n`);
}

/** How many have their partner first and among the first five, there and back. */
function recalls(one: readonly Float32Array[], other: readonly Float32Array[]): number[] {
  const among = (from: readonly Float32Array[], to: readonly Float32Array[], first: number) =>
    from.filter((vector, i) => {
      const own = product(vector, to[i]!);
      return to.filter((each) => product(vector, each) > own).length < first;
    }).length;
  return [among(one, other, 1), among(one, other, 5), among(other, one, 1), among(other, one, 5)];
}

/** One half of a matter's pairs is its Chinese topic, the other its English one; a quarter of the matters lacks each. */
function pairHalves(over: LanguageBridge, unseen: readonly number[], found: Found): void {
  const matters = [...Map.groupBy(unseen, (place) => pairs[place]!.matter)].filter(
    ([, places]) => places.length >= CLOSELY_TOLD,
  );
  const topics = (language: Language, half: number) =>
    matters
      .filter((_, i) => i % 4 !== half)
      .map(([matter, places]) => {
        const own = places.filter((_, i) => i % 2 === half).map((place) => vectors[language][place]!);
        return { matter, centre: acrossBridge(over, anchorOf(own)!.centre, language)! };
      });
  countPairs(topics('zh', 0), topics('en', 1), (zh, en) => zh === en, found);
  found.of += matters.filter((_, i) => i % 4 > 1).length;
}

async function pairScenes(over: LanguageBridge): Promise<Found> {
  const needs = [...demoWithTruth({ until: UNTIL })].map(({ conversation, truth }) => ({
    scene: truth.scene,
    language: truth.language,
    text: needTextOf(conversation, []),
  }));
  const topics = async (language: Language) => {
    const scenes = Map.groupBy(
      needs.filter((need) => need.language === language && need.text !== ''),
      ({ scene }) => scene,
    );
    return Promise.all(
      [...scenes].map(async ([matter, own]) => {
        const embedded = await model.embed(
          own.map(({ text }) => text),
          language,
        );
        return { matter, centre: acrossBridge(over, anchorOf(embedded)!.centre, language)! };
      }),
    );
  };
  const found = { right: 0, wrong: 0, of: Object.keys(SAME_SCENES).length };
  const isSame = (zh: string, en: string) => SAME_SCENES[en]?.includes(zh) === true;
  countPairs(await topics('zh'), await topics('en'), isSame, found);
  return found;
}

interface Topic extends Pick<SentencePair, 'matter'> {
  readonly centre: Float32Array;
}

function countPairs(
  zh: readonly Topic[],
  en: readonly Topic[],
  isSame: (zh: string, en: string) => boolean,
  found: Found,
): void {
  const table = (topics: readonly Topic[]) => tableOf(topics.map(({ centre }) => centre));
  for (const pair of bestPairs(table(zh), table(en)).filter(isOneMatter)) {
    found[isSame(zh[pair.one]!.matter, en[pair.other]!.matter) ? 'right' : 'wrong']++;
  }
}

function told({ right, wrong, of }: Found): string {
  return `${right + wrong} joined, ${right} rightly (precision ${(right / (right + wrong)).toFixed(2)}), of ${of} (recall ${(right / of).toFixed(2)})`;
}

function addTo(sums: number[], more: readonly number[]): void {
  for (const [i, value] of more.entries()) sums[i]! += value;
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
