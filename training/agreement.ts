/**
 * How far two people agree on the labels: `node training/agreement.ts` compares the second rating of a
 * random sample of the corpus with the first and writes the tables into corpus/README.md.
 */
import { readFileSync } from 'node:fs';
import type { Language } from '#core/conversation/schema.ts';
import { EMOTIONS, type Emotion, type KnownSignalType } from '#core/signals/catalogue.ts';
import { TURN_SIGNALS } from './labelled-corpus.ts';
import { percent, table, writeSection } from './markdown.ts';

interface Judgement {
  readonly labels: readonly KnownSignalType[];
  readonly emotion?: Emotion;
}

/** One turn rated twice; the first rating as it stood when the second was made without sight of it. */
interface Rated {
  readonly id: string;
  readonly turn: number;
  readonly language: Language;
  readonly role: 'customer' | 'agent';
  readonly first: Judgement;
  readonly second: Judgement;
}

const README = new URL('corpus/README.md', import.meta.url);
const rated = readFileSync(new URL('corpus/second-rating.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Rated);

/** Agreement beyond chance (Cohen) on a yes-or-no question or on classes. */
function kappa(pairs: readonly (readonly [unknown, unknown])[]): number {
  const share = (holds: (pair: readonly [unknown, unknown]) => boolean) =>
    pairs.filter(holds).length / pairs.length;
  const agreed = share(([one, other]) => one === other);
  const values = new Set(pairs.flat());
  const chance = [...values].reduce<number>(
    (sum, value) => sum + share(([one]) => one === value) * share(([, other]) => other === value),
    0,
  );
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance);
}

function perLabel(label: KnownSignalType, among: readonly Rated[]) {
  const pairs = among
    .filter(({ role }) => label.startsWith(role))
    .map(({ first, second }) => [first.labels.includes(label), second.labels.includes(label)] as const);
  const both = pairs.filter(([one, other]) => one && other).length;
  const first = pairs.filter(([one]) => one).length;
  const second = pairs.filter(([, other]) => other).length;
  return { first, second, both, f1: (2 * both) / Math.max(1, first + second), kappa: kappa(pairs) };
}

function overall(name: string, among: readonly Rated[]): string[] {
  const labels = [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent];
  const scored = labels
    .map((label) => perLabel(label, among))
    .filter(({ first, second }) => first + second > 0);
  const mean = (of: (score: (typeof scored)[number]) => number) =>
    scored.reduce((sum, score) => sum + of(score), 0) / scored.length;
  const sum = (of: (score: (typeof scored)[number]) => number) =>
    scored.reduce((all, one) => all + of(one), 0);
  const same = among.filter(
    ({ first, second }) =>
      first.labels.length === second.labels.length &&
      first.labels.every((label) => second.labels.includes(label)),
  );
  const felt = among.filter(
    ({ first, second }) => first.emotion !== undefined && second.emotion !== undefined,
  );
  const emotions = felt.map(({ first, second }) => [first.emotion, second.emotion] as const);
  return [
    name,
    String(among.length),
    percent(same.length / among.length),
    ((2 * sum(({ both }) => both)) / sum(({ first, second }) => first + second)).toFixed(2),
    mean(({ f1 }) => f1).toFixed(2),
    mean((score) => score.kappa).toFixed(2),
    percent(emotions.filter(([one, other]) => one === other).length / Math.max(1, emotions.length)),
    emotions.length === 0 ? '' : kappa(emotions).toFixed(2),
  ];
}

const of = (language: Language) => rated.filter((one) => one.language === language);
const summary = table(
  [
    'turns',
    'n',
    'all labels the same',
    'F1 (micro)',
    'F1 (macro)',
    'kappa (mean of labels)',
    'same emotion',
    'kappa of emotion',
  ],
  [overall('both languages', rated), overall('zh', of('zh')), overall('en', of('en'))],
);
const byLabel = table(
  ['label', 'first', 'second', 'both', 'F1', 'kappa'],
  [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent].map((label) => {
    const { first, second, both, f1, kappa: beyond } = perLabel(label, rated);
    return [`\`${label}\``, first, second, both, f1.toFixed(2), beyond.toFixed(2)];
  }),
);
const emotions = table(
  ['emotion', 'first', 'second', 'both', 'F1'],
  EMOTIONS.map((emotion) => {
    const first = rated.filter((one) => one.first.emotion === emotion).length;
    const second = rated.filter((one) => one.second.emotion === emotion).length;
    const both = rated.filter(
      (one) => one.first.emotion === emotion && one.second.emotion === emotion,
    ).length;
    return [`\`${emotion}\``, first, second, both, ((2 * both) / Math.max(1, first + second)).toFixed(2)];
  }),
);
writeSection(README, 'agreement', [summary, byLabel, emotions].join('\n\n'));
console.log([summary, byLabel, emotions].join('\n\n'));
