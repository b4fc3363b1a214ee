import { Analyser } from '#core/analysis/analyser.ts';
import { conversationSchema } from '#core/conversation/schema.ts';
import { generatedRules } from './rules.ts';
import { conversations } from './sample.ts';
import { machine, medianSeconds, printTable, quietestSeconds, rate } from './timing.ts';

const COUNT = 2000;
const RUNS = 5;
const PASSES = 20;
const BASE = { turns: 20, rules: 100 };

/** Throughput of the analysis on one core, beside the parsing of the same JSON. */
export function benchAnalysis(): void {
  console.log(
    `Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; one thread, medians of ${RUNS} runs.`,
  );

  const sample = conversations(COUNT, BASE.turns);
  const lines = sample.map((one) => JSON.stringify(one));
  const perSecond = (work: () => void) => COUNT / medianSeconds(RUNS, work);
  const floor = perSecond(() => {
    for (const line of lines) JSON.parse(line);
  });
  const checked = perSecond(() => {
    for (const line of lines) conversationSchema.parse(JSON.parse(line));
  });
  const measure = (rules: number, list = sample) => {
    const analyser = new Analyser({ rules: generatedRules(rules) });
    return (
      list.length /
      medianSeconds(RUNS, () => {
        for (const one of list) analyser.analyse(one);
      })
    );
  };

  const base = measure(BASE.rules);
  printTable(
    `${COUNT} conversations of ${BASE.turns} turns, all text detectors`,
    ['step', 'conversations/s', 'of JSON.parse'],
    [
      ['JSON.parse alone (floor)', rate(floor), '1.00'],
      ['JSON.parse + schema', rate(checked), (checked / floor).toFixed(2)],
      ['analysis, detectors only', ...shown(measure(0), floor)],
      [`analysis, detectors + ${BASE.rules} rules`, ...shown(base, floor)],
    ],
  );

  const quietest = (rules: number) => {
    const analyser = new Analyser({ rules: generatedRules(rules) });
    return (
      sample.length / quietestSeconds(sample.length, PASSES, (index) => analyser.analyse(sample[index]!))
    );
  };
  printTable(
    `In the quietest moments of the machine (best of ${PASSES} passes over each hundredth, by the clock)`,
    ['step', 'conversations/s'],
    [
      ['analysis, detectors only', rate(quietest(0))],
      [`analysis, detectors + ${BASE.rules} rules`, rate(quietest(BASE.rules))],
    ],
  );

  const byRules = [10, 100, 1000].map((rules) => ({
    rules,
    speed: rules === BASE.rules ? base : measure(rules),
  }));
  printTable(
    'Growth with rules',
    ['rules', 'conversations/s', 'µs a conversation', 'time against 10 rules'],
    byRules.map(({ rules, speed }) => [
      String(rules),
      rate(speed),
      (1e6 / speed).toFixed(0),
      `${(byRules[0]!.speed / speed).toFixed(2)} ×`,
    ]),
  );

  const byTurns = [5, 20, 80, 320].map((turns) => ({
    turns,
    speed: measure(BASE.rules, conversations(Math.ceil((COUNT * 20) / turns / 2), turns)),
  }));
  printTable(
    `Growth with turns (${BASE.rules} rules)`,
    ['turns', 'conversations/s', 'µs a turn'],
    byTurns.map(({ turns, speed }) => [String(turns), rate(speed), (1e6 / speed / turns).toFixed(1)]),
  );
}

function shown(speed: number, floor: number): string[] {
  return [rate(speed), (speed / floor).toFixed(3)];
}
