import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { type Dialogue, readSet } from './eval/sets.ts';
import { generatedRules } from './rules.ts';
import { withoutRepeats } from './sample.ts';
import { printTable } from './timing.ts';

const RUNS = 5;
const RULES = 100;

/**
 * How much is said again in dialogues that people had, and what the analysis gains by it: their processor time a turn beside
 * that of the same dialogues with no turn said twice. Each run begins with an analyser that has heard nothing yet.
 * @param folder with `dialogues/*.jsonl`
 */
export function benchDialogues(folder: string): void {
  const files = readdirSync(join(folder, 'dialogues')).filter((name) => name.endsWith('.jsonl'));
  const rules = generatedRules(RULES);
  const rows = files.map((file) => {
    const dialogues = readSet<Dialogue>(folder, join('dialogues', file)) ?? [];
    const list = dialogues.map(({ turns }, index): Conversation => {
      return {
        id: String(index),
        channel: 'chat',
        language: file.startsWith('multidogo') ? 'en' : 'zh',
        turns: turns.map(({ role, text }) => ({ role, text })),
      };
    });
    const turns = list.flatMap((one) => one.turns);
    const unrepeated = withoutRepeats(list);
    const timed: number[] = [];
    const timedUnrepeated: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      timed.push(microseconds(list, new Analyser({ rules })) / turns.length);
      timedUnrepeated.push(microseconds(unrepeated, new Analyser({ rules })) / turns.length);
    }
    const distinct = new Set(turns.map(({ role, text }) => `${role} ${text}`));
    return [
      file,
      String(turns.length),
      `${Math.round(100 * (1 - distinct.size / turns.length))} %`,
      median(timed).toFixed(1),
      median(timedUnrepeated).toFixed(1),
    ];
  });
  printTable(
    `Dialogues that people had, ${RULES} rules, median of ${RUNS} runs`,
    ['set', 'turns', 'said before', 'µs a turn', 'µs a turn, none said twice'],
    rows,
  );
}

function microseconds(list: readonly Conversation[], analyser: Analyser): number {
  const before = process.cpuUsage();
  for (const one of list) analyser.analyse(one);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
