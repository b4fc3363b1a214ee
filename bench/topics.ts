import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SHIPPED_MODELS } from '#adapters/language/model-setting.ts';
import { openLanguageModel } from '#adapters/language/open-language-model.ts';
import { openWordCutter } from '#adapters/words/word-cutter.ts';
import { discoverTopics } from '#core/insights/discover-topics.ts';
import { machine, printTable } from './timing.ts';
import { agreementWith } from './topics-agreement.ts';
import { meansOf } from './topics-k-means.ts';
import { measureLanguages } from './topics-languages.ts';
import { measureArrival, measureScale } from './topics-scale.ts';

/**
 * Topics found in texts whose labels are known, beside k-means with the true number of topics and, with `--python` of an
 * environment with bertopic, BERTopic on the same vectors; `--scale` measures time and memory on made-up vectors, and the assignment of a day's;
 * `--languages` finds the topics of the demo organisation and says which of its two languages become one.
 *
 *     node bench/topics.ts FILE.jsonl… [--python PYTHON] [--each N]
 *     node bench/topics.ts --scale 10000,100000
 *     node bench/topics.ts --languages
 */
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string' },
    each: { type: 'string' },
    scale: { type: 'string' },
    languages: { type: 'boolean', default: false },
  },
});

console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}.`);
if (options.scale !== undefined) {
  measureScale(options.scale.split(',').map(Number));
  measureArrival();
}
if (options.languages) await measureLanguages();
if (files.length > 0) await measureQuality(files);
if (files.length === 0 && options.scale === undefined && !options.languages) {
  console.log(
    'Name files of {"text","label"} lines, or --scale with numbers of conversations, or --languages.',
  );
}

interface Labelled {
  readonly text: string;
  readonly label: string;
}

async function measureQuality(paths: readonly string[]): Promise<void> {
  const model = await openLanguageModel(SHIPPED_MODELS, { threads: 1, cacheMb: 0 });
  const rows: string[][] = [];
  for (const path of paths) {
    if (!existsSync(path)) {
      console.log(`${path} is not there and was left out.`);
      continue;
    }
    const every = Number(options.each ?? 1);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    const labelled = lines.filter((_, i) => i % every === 0).map((line) => JSON.parse(line) as Labelled);
    const texts = labelled.map(({ text }) => text);
    const truth = labelled.map(({ label }) => label);
    const language = /\p{Script=Han}/u.test(texts.join('').slice(0, 2000)) ? 'zh' : 'en';
    const vectors = await model.embed(texts, language);
    const count = new Set(truth).size;
    const add = (name: string, found: ArrayLike<number>, seconds: number) => {
      const { groups, nmi, ari, acc } = agreementWith(truth, found);
      const noise = Array.from(found).filter((one) => one < 0).length;
      const shares = [nmi, ari, acc].map((value) => (100 * value).toFixed(1));
      rows.push([
        path.split('/').at(-1)!,
        name,
        String(groups),
        String(noise),
        ...shares,
        seconds.toFixed(1),
      ]);
    };
    const started = performance.now();
    const { of } = discoverTopics({ texts, language, vectors }, { cut: openWordCutter() });
    add(`Tingzhen (${texts.length} texts, ${count} labels)`, of, (performance.now() - started) / 1000);
    const again = performance.now();
    add('k-means, true k', meansOf(vectors, count), (performance.now() - again) / 1000);
    if (options.python !== undefined) {
      const { topics, reduced, seconds } = bertopic(options.python, texts, vectors);
      add('BERTopic, defaults', topics, seconds);
      add('BERTopic, nothing left out', reduced, seconds);
    }
  }
  await model.close();
  printTable(
    'Topics of texts with labels',
    ['set', 'method', 'topics', 'noise', 'NMI', 'ARI', 'ACC', 'seconds'],
    rows,
  );
}

function bertopic(python: string, texts: readonly string[], vectors: readonly Float32Array[]) {
  const folder = mkdtempSync(join(tmpdir(), 'topics-'));
  try {
    const width = vectors[0]!.length;
    const all = new Float32Array(vectors.length * width);
    for (const [row, vector] of vectors.entries()) all.set(vector, row * width);
    const file = join(folder, 'vectors.f32');
    writeFileSync(file, Buffer.from(all.buffer));
    writeFileSync(join(folder, 'texts.json'), JSON.stringify({ width, texts, vectors: file }));
    const script = new URL('topics_bertopic.py', import.meta.url).pathname;
    const printed = execFileSync(python, [script, join(folder, 'texts.json')], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(printed) as {
      readonly topics: readonly number[];
      readonly reduced: readonly number[];
      readonly seconds: number;
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
