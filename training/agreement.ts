/**
 * How far two people agree on the labels: `node training/agreement.ts` compares the second rating of the development
 * and the held-out part of the corpus with the first, and both with what a third settled, and writes the tables into
 * corpus/README.md.
 */
import type { Language } from '#core/conversation/schema.ts';
import { EMOTIONS } from '#core/signals/catalogue.ts';
import { TURN_SIGNALS } from './labelled-corpus.ts';
import { percent, table, writeSection } from './markdown.ts';
import { agreementOn, kappa, macroAgreement, type Pair, readSecondRating } from './second-rating.ts';

const README = new URL('corpus/README.md', import.meta.url);
const LABELS = [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent];
const rated = readSecondRating();

function overall(name: string, among: readonly Pair[]): string[] {
  const scored = LABELS.map((label) => agreementOn(label, among));
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
    macroAgreement(TURN_SIGNALS.customer, among).toFixed(2),
    macroAgreement(TURN_SIGNALS.agent, among).toFixed(2),
    (sum((score) => score.kappa) / LABELS.length).toFixed(2),
    percent(emotions.filter(([one, other]) => one === other).length / emotions.length),
    kappa(emotions).toFixed(2),
  ];
}

const of = (language: Language) => rated.filter((one) => one.language === language);
const withSettled = (which: 'first' | 'second') =>
  rated.map((one): Pair => ({ role: one.role, first: one[which], second: one.settled ?? one[which] }));
const summary = table(
  [
    'ratings',
    'turns',
    'all labels the same',
    'F1 (micro)',
    'F1 (macro), customer',
    'agent',
    'kappa (mean of labels)',
    'same emotion',
    'kappa of emotion',
  ],
  [
    overall('first and second', rated),
    overall('the same, zh', of('zh')),
    overall('the same, en', of('en')),
    overall('first and settled', withSettled('first')),
    overall('second and settled', withSettled('second')),
  ],
);
const byLabel = table(
  ['label', 'first', 'second', 'both', 'F1', 'kappa'],
  LABELS.map((label) => {
    const { first, second, both, f1, kappa: beyond } = agreementOn(label, rated);
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
