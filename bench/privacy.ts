/**
 * How much personal data is found, and how much else is taken for it, on labelled sentences outside
 * this project: `node bench/privacy.ts --data DIR [--show KIND]`, where DIR holds JSONL files of
 * `{text, spans: [[start, end, type]]}`. A span counts as found when a finding of a fitting kind overlaps
 * it; a finding that overlaps no fitting span is a false alarm.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '#core/conversation/schema.ts';
import type { PiiFinding, PiiKind } from '#core/signals/privacy/kinds.ts';
import { personalDataFinder } from '#core/signals/privacy/privacy-reader.ts';

interface Sample {
  readonly text: string;
  readonly spans: readonly (readonly [start: number, end: number, type: string])[];
}

interface Row {
  readonly title: string;
  readonly types: readonly string[];
  readonly kinds: readonly PiiKind[];
  /** Labels of another kind that a finding may rest on without being wrong. */
  readonly near?: readonly string[];
}

interface Corpus {
  readonly file: string;
  readonly language: Language;
  readonly rows: readonly Row[];
}

const CORPORA: readonly Corpus[] = [
  {
    file: 'cluener_dev.jsonl',
    language: 'zh',
    rows: [
      { title: 'name', types: ['name'], kinds: ['name'] },
      {
        title: 'address',
        types: ['address'],
        kinds: ['address'],
        near: ['scene', 'organization', 'company', 'government'],
      },
    ],
  },
  {
    file: 'presidio_en.jsonl',
    language: 'en',
    rows: [
      { title: 'bank card', types: ['CREDIT_CARD'], kinds: ['bank_card'] },
      { title: 'telephone', types: ['PHONE_NUMBER'], kinds: ['phone', 'mobile', 'landline'] },
      { title: 'e-mail', types: ['EMAIL_ADDRESS'], kinds: ['email'] },
      { title: 'IBAN', types: ['IBAN_CODE'], kinds: ['iban'] },
      { title: 'SSN', types: ['US_SSN'], kinds: ['ssn'] },
      { title: 'IP address', types: ['IP_ADDRESS'], kinds: ['ip'] },
      { title: 'driver licence', types: ['US_DRIVER_LICENSE'], kinds: ['driver_license'] },
      { title: 'name', types: ['PERSON'], kinds: ['name'] },
      { title: 'address', types: ['STREET_ADDRESS', 'ZIP_CODE'], kinds: ['address'], near: ['GPE'] },
    ],
  },
];

const { values } = parseArgs({
  options: { data: { type: 'string' }, show: { type: 'string' } },
});
if (values.data === undefined || !existsSync(values.data)) {
  console.log('No labelled sentences: give their folder with --data DIR');
  process.exit(values.data === undefined ? 0 : 1);
}

const find = personalDataFinder();
for (const corpus of CORPORA) {
  const path = join(values.data, corpus.file);
  if (!existsSync(path)) {
    console.log(`${corpus.file}: not in ${values.data}`);
    continue;
  }
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const samples = lines.map((line) => JSON.parse(line) as Sample);
  const units = samples.reduce((sum, sample) => sum + sample.text.length, 0);
  const findings = samples.map((sample) => find(sample.text, corpus.language));
  const micros = processorTime(() => samples.forEach((sample) => void find(sample.text, corpus.language)));
  console.log(
    `\n${corpus.file}: ${samples.length} texts of ${Math.round(units / samples.length)} characters, ` +
      `${(micros / samples.length).toFixed(1)} µs of processor time a text`,
  );
  console.log('kind            labels  found  alarms  false  precision  recall    F1');
  for (const row of corpus.rows) console.log(measure(row, samples, findings));
}

/** Microseconds of the processor, the least of several rounds: the machine may be busy with other things. */
function processorTime(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

function measure(row: Row, samples: readonly Sample[], findings: readonly (readonly PiiFinding[])[]): string {
  let labels = 0;
  let hit = 0;
  let alarms = 0;
  let wrong = 0;
  for (const [index, { text, spans }] of samples.entries()) {
    const fitting = findings[index]!.filter(({ kind }) => row.kinds.includes(kind));
    const wanted = spans.filter(([, , type]) => row.types.includes(type));
    const allowed = spans.filter(([, , type]) => row.types.includes(type) || row.near?.includes(type));
    const missed = wanted.filter(
      ([start, end]) => !fitting.some((finding) => finding.start < end && start < finding.end),
    );
    const extra = fitting.filter(
      (finding) => !allowed.some(([start, end]) => finding.start < end && start < finding.end),
    );
    labels += wanted.length;
    hit += wanted.length - missed.length;
    alarms += fitting.length;
    wrong += extra.length;
    if (values.show !== row.title) continue;
    for (const [start, end] of missed) console.log(`  missed  ${shown(text, start, end)}`);
    for (const { start, end, confidence } of extra)
      console.log(`  false ${confidence.toFixed(2)} ${shown(text, start, end)}`);
  }
  const precision = alarms === 0 ? 1 : (alarms - wrong) / alarms;
  const recall = labels === 0 ? 1 : hit / labels;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(3));
  return (
    row.title.padEnd(15) +
    [labels, hit, alarms, wrong].map((count, i) => String(count).padStart([7, 7, 8, 7][i]!)).join('') +
    `${figures[0]!.padStart(11)}${figures[1]!.padStart(8)}${figures[2]!.padStart(6)}`
  );
}

function shown(text: string, start: number, end: number): string {
  const line = `${text.slice(Math.max(0, start - 20), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 16)}`;
  return line.replaceAll('\n', '⏎');
}
