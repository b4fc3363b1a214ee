import { readFileSync } from 'node:fs';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { EMOTIONS, RESOLUTIONS, SIGNAL_TYPES, SIGNALS } from '#core/signals/catalogue.ts';
import { printTable } from './timing.ts';

interface LabelledConversation {
  readonly id: string;
  readonly channel: Conversation['channel'];
  readonly language: 'zh' | 'en';
  readonly turns: readonly {
    readonly role: Conversation['turns'][number]['role'];
    readonly text: string;
    readonly labels?: readonly string[];
    readonly emotion?: string;
  }[];
  readonly resolution?: string;
  readonly satisfaction?: number;
}

/** True and false positives and false negatives of one label. */
class Tally {
  hit = 0;
  spurious = 0;
  missed = 0;

  add(isLabelled: boolean, isDetected: boolean): void {
    if (isLabelled && isDetected) this.hit++;
    else if (isDetected) this.spurious++;
    else if (isLabelled) this.missed++;
  }

  get support(): number {
    return this.hit + this.missed;
  }

  get precision(): number {
    return this.hit / Math.max(1, this.hit + this.spurious);
  }

  get recall(): number {
    return this.hit / Math.max(1, this.support);
  }

  get f1(): number {
    return (2 * this.hit) / Math.max(1, 2 * this.hit + this.spurious + this.missed);
  }
}

const TYPES = SIGNAL_TYPES.filter(
  (type) =>
    /^(customer|agent)\./.test(type) && type !== 'customer.emotion' && SIGNALS[type].medium === 'text',
);

/**
 * Quality of the detectors on labelled conversations: by default on the blind sets, which nobody tunes
 * on, each by itself; else on the files named, taken together.
 */
export function benchSignals(files: readonly string[]): void {
  if (files.length > 0) {
    report(`${files.length} files`, files.flatMap(read));
    return;
  }
  const folder = new URL('../test/labelled/', import.meta.url);
  for (const name of ['blind-zh.jsonl', 'blind-en.jsonl']) report(name, read(new URL(name, folder)));
}

function read(file: string | URL): LabelledConversation[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledConversation);
}

function report(file: string, labelled: readonly LabelledConversation[]): void {
  const analyser = new Analyser();
  const tallies = new Map(TYPES.map((type) => [type as string, new Tally()]));
  const emotions = new Map(EMOTIONS.map((emotion) => [emotion as string, new Tally()]));
  const resolutions = new Map(RESOLUTIONS.map((resolution) => [resolution as string, new Tally()]));
  const satisfaction: { readonly given: number; readonly predicted: number }[] = [];
  let turns = 0;
  for (const one of labelled) {
    const { signals } = analyser.analyse({
      id: one.id,
      channel: one.channel,
      language: one.language,
      turns: one.turns.map(({ role, text }) => ({ role, text })),
    });
    turns += one.turns.length;
    for (const [index, turn] of one.turns.entries()) {
      const here = signals.filter((signal) => signal.turn === index);
      for (const [type, tally] of tallies) {
        if (!type.startsWith(turn.role)) continue;
        tally.add(
          turn.labels?.includes(type) ?? false,
          here.some((signal) => signal.type === type),
        );
      }
      if (turn.role !== 'customer') continue;
      const heard = here.find(({ type }) => type === 'customer.emotion')?.value;
      for (const [emotion, tally] of emotions) tally.add(turn.emotion === emotion, heard === emotion);
    }
    const resolution = signals.find(({ type }) => type === 'conversation.resolution')?.value;
    for (const [value, tally] of resolutions) tally.add(one.resolution === value, resolution === value);
    const predicted = signals.find(({ type }) => type === 'conversation.satisfaction')?.value;
    if (one.satisfaction !== undefined && typeof predicted === 'number') {
      satisfaction.push({ given: one.satisfaction, predicted });
    }
  }
  const head = [file, 'n', 'precision', 'recall', 'F1'];
  printTable(`${file}: ${labelled.length} conversations, ${turns} turns`, head, [
    ...rows(tallies),
    ['**customer, macro**', '', '', '', macro(tallies, 'customer.')],
    ['**agent, macro**', '', '', '', macro(tallies, 'agent.')],
    ...rows(emotions),
    ['**emotion, macro**', '', '', '', macro(emotions, '')],
    ...rows(resolutions),
    ['**resolution, macro**', '', '', '', macro(resolutions, '')],
  ]);
  const errors = satisfaction.map(({ given, predicted }) => Math.abs(given - predicted));
  const mean = errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length);
  console.log(
    `\nSatisfaction: mean absolute error ${mean.toFixed(2)} over ${errors.length} conversations (scale 1–5).`,
  );
}

function rows(tallies: ReadonlyMap<string, Tally>): string[][] {
  return [...tallies].map(([label, tally]) => [
    label,
    String(tally.support),
    tally.precision.toFixed(2),
    tally.recall.toFixed(2),
    tally.f1.toFixed(2),
  ]);
}

function macro(tallies: ReadonlyMap<string, Tally>, prefix: string): string {
  const scores = [...tallies].filter(([label, { support }]) => label.startsWith(prefix) && support > 0);
  return (scores.reduce((sum, [, tally]) => sum + tally.f1, 0) / Math.max(1, scores.length)).toFixed(3);
}
