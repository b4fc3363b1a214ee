import {
  type DetectorQuality,
  macroF1,
  measureDetectors,
  readPartlyLabelled,
  type Tallies,
} from '../test/suites/detector-quality.ts';
import { printTable } from './timing.ts';

/**
 * Quality of the detectors on labelled conversations: by default on the blind sets, which nobody tunes
 * on, each by itself; else on the files named, taken together.
 */
export function benchSignals(files: readonly string[]): void {
  if (files.length > 0) {
    report(`${files.length} files`, measureDetectors(files.flatMap(readPartlyLabelled)));
    return;
  }
  const folder = new URL('../test/labelled/', import.meta.url);
  for (const name of ['blind-zh.jsonl', 'blind-en.jsonl']) {
    report(name, measureDetectors(readPartlyLabelled(new URL(name, folder))));
  }
}

function report(file: string, quality: DetectorQuality): void {
  const { conversations, turns, customer, agent, emotions, resolutions, satisfaction } = quality;
  printTable(
    `${file}: ${conversations} conversations, ${turns} turns`,
    [file, 'n', 'precision', 'recall', 'F1'],
    [
      ...rows(customer),
      ...rows(agent),
      mean('customer', customer),
      mean('agent', agent),
      ...rows(emotions),
      mean('emotion', emotions),
      ...rows(resolutions),
      mean('resolution', resolutions),
    ],
  );
  console.log(
    `\nSatisfaction: mean absolute error ${satisfaction.error.toFixed(2)} over ${satisfaction.of} conversations (scale 1–5).`,
  );
}

function rows(tallies: Tallies): string[][] {
  return [...tallies].map(([label, tally]) => [
    label,
    String(tally.support),
    tally.precision.toFixed(2),
    tally.recall.toFixed(2),
    tally.f1.toFixed(2),
  ]);
}

function mean(name: string, tallies: Tallies): string[] {
  return [`**${name}, macro**`, '', '', '', macroF1(tallies).toFixed(3)];
}
