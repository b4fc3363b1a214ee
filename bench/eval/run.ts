/**
 * How well Tingzhen hears: `npm run eval -- [--data DIR] [--models DIR] [--base-zh FILE.onnx] [--out FILE.md]
 * [--corrections FILE.ndjson]`.
 * Measures the detectors, the model and both together on the project's own held-out conversations and blind sets, and,
 * with `--data`, on external sets; writes docs/evaluation.md. Nothing is fitted to what is measured, but for what
 * `models/external-thresholds.json` says of itself. With `--corrections`, what people corrected in the application
 * (`GET /api/v1/corrections`) is measured instead, and printed only: it is theirs.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openShippedModel } from '../../training/shipped-model.ts';
import { machine } from '../timing.ts';
import { BaseEncoder } from './base-encoder.ts';
import { measureCorrections } from './corrections.ts';
import { MoodReader } from './moods.ts';
import { measureOutside } from './outside.ts';
import { measureOwn } from './own-sets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    models: { type: 'string' },
    'base-zh': { type: 'string' },
    corrections: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../../docs/evaluation.md', import.meta.url)) },
  },
});

const root = values.models ?? fileURLToPath(new URL('../../models', import.meta.url));
const model = await openShippedModel(root);
if (values.corrections !== undefined) {
  console.log(await measureCorrections(values.corrections, model));
  await model.close();
  process.exit();
}
const moods = await MoodReader.open(`${root}/listener-zh`);
const base = values['base-zh'] === undefined ? undefined : await BaseEncoder.open(values['base-zh']);
const own = await measureOwn(model);
const outside =
  values.data === undefined || !model.languages.includes('zh')
    ? 'Not measured: the command was given no `--data DIR`, or the folder of models has none for Chinese.'
    : await measureOutside({ root, folder: values.data, model, base, moods });
await moods?.close();
await base?.close();
await model.close();

const command = [
  'npm run eval',
  values.data === undefined ? '' : '-- --data DIR',
  base ? '--base-zh FILE' : '',
]
  .filter((part) => part !== '')
  .join(' ');
writeFileSync(
  values.out,
  `# How well Tingzhen hears

Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}; ${machine()}; model \`${model.id}\`.

\`detectors\` are the first generation: words, cues and dialogue, without a model. \`model\` is the embedded model by
itself, its thresholds chosen on the same development conversations. \`both\` is what Tingzhen tells. Macro-F1 is the plain
mean over labels. What each label means: [labelling-guide.md](labelling-guide.md).

${own}

## External sets

Texts of other people, none of which lie in the project or taught the model. The folder is given by \`--data\`.

${outside}
`,
);
console.log(`Written: ${values.out}`);
