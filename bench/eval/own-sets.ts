import type { OpenLanguageModel } from '#adapters/language/open-language-model.ts';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import type { FusionWeights } from '#core/signals/fusion-weights.ts';
import { developmentOf, fitLanguage } from '../../training/fit-fusion.ts';
import { Listener, readAll } from '../../training/hearing.ts';
import {
  type LabelledConversation,
  partOf,
  readConversations,
  readCorpus,
  TURN_SIGNALS,
} from '../../training/labelled-corpus.ts';
import { table } from '../../training/markdown.ts';
import { macroAgreement, type RatedTurn, readSecondRating } from '../../training/second-rating.ts';
import { type JudgedTurn, macroOfLabels } from './judged.ts';
import {
  calibrationOf,
  type Hearings,
  type Judged,
  judge,
  labelTable,
  styleTable,
  summaryTable,
  weakLabels,
} from './own.ts';

const NAMES = { zh: 'Chinese', en: 'English' } as const;
/** What the project wants to reach on its held-out part. */
const GOALS = { customer: 0.85, agent: 0.82, hard: 0.75 } as const;

async function hearingsOf(language: Language, model: OpenLanguageModel): Promise<Hearings> {
  const alone = fitLanguage(await developmentOf(language, model), false).fusion;
  const only = (fusion: typeof alone): FusionWeights => ({ [language]: fusion });
  return {
    detectors: new Listener(),
    model: new Listener(only(alone)),
    both: new Listener(model.fusion),
    fusion: model.fusion[language] ?? {},
  };
}

/** The held-out part of the corpus and the blind sets, language by language, as Markdown. */
export async function measureOwn(model: OpenLanguageModel): Promise<string> {
  const sections: string[] = [];
  const heldOut: Judged[] = [];
  for (const language of LANGUAGES.filter((one) => model.languages.includes(one))) {
    const hearings = await hearingsOf(language, model);
    const judgeAll = async (conversations: readonly LabelledConversation[]) =>
      judge(conversations, await readAll(model, conversations), hearings);
    const test = await judgeAll(readCorpus(language).filter(({ family }) => partOf(family) === 'test'));
    const blind = await judgeAll(
      readConversations(new URL(`../../test/labelled/blind-${language}.jsonl`, import.meta.url)),
    );
    heldOut.push(test);
    sections.push(
      `## ${NAMES[language]}`,
      summaryTable(`held-out part of the corpus, ${conversationsIn(test)} conversations`, test),
      'The detectors learned from the older part of the corpus, the conversations held out here included; the rows "new to the detectors too" leave these out.',
      summaryTable(`blind set, ${conversationsIn(blind)} conversations`, blind),
      `### Label by label`,
      labelTable('held-out', test),
      labelTable('blind set', blind),
      `### By the way it was said`,
      styleTable('held-out', test),
      styleTable('blind set', blind),
      `### Calibration`,
      calibrationTable([
        ['held-out', test],
        ['blind set', blind],
      ]),
      weakness(test),
    );
    console.log(summaryTable(`${language} held-out`, test));
    console.log(summaryTable(`${language} blind`, blind));
  }
  return [goals(heldOut), ...sections].join('\n\n');
}

function conversationsIn({ turns }: Judged): number {
  return new Set(turns.map(({ conversation }) => conversation)).size;
}

/** Both languages together against what the project wants to reach. */
function goals(heldOut: readonly Judged[]): string {
  const turns = heldOut.flatMap((one) => one.turns);
  const hard = turns.filter(({ turn }) => turn.hard === true);
  const labels = [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent];
  const rows = (
    [
      ['customer signals, held-out', turns, TURN_SIGNALS.customer, 1, GOALS.customer],
      ['agent signals, held-out', turns, TURN_SIGNALS.agent, 1, GOALS.agent],
      ['all signals on hard turns', hard, labels, 3, GOALS.hard],
    ] as const
  ).map(([name, among, types, support, goal]) => {
    const reached = macroOfLabels(among, types, 'both', support);
    return [
      name,
      goal.toFixed(2),
      reached.toFixed(3),
      macroAgreement(types, ratedTwice(among)).toFixed(3),
      reached >= goal ? 'reached' : 'missed',
    ];
  });
  return `## Against the goals

${table(['macro-F1, both languages', 'goal', 'reached', 'two people', ''], rows)}

“Two people”: how far whoever wrote these turns and somebody who rated them without sight of those labels agree
([how the labels were settled](../training/corpus/README.md#agreement)).`;
}

function ratedTwice(turns: readonly JudgedTurn[]): RatedTurn[] {
  const wanted = new Set(turns.map(({ conversation, index }) => `${conversation.id} ${index}`));
  return readSecondRating().filter(({ id, turn }) => wanted.has(`${id} ${turn}`));
}

function calibrationTable(sets: readonly (readonly [string, Judged])[]): string {
  return table(
    [
      'expected calibration error',
      'customer signals',
      'agent signals',
      'where the told probability is 5 % or more',
    ],
    sets.map(([name, judged]) => {
      const { customer, agent, whereDoubtful } = calibrationOf(judged);
      return [name, customer.toFixed(3), agent.toFixed(3), whereDoubtful.toFixed(3)];
    }),
  );
}

/** Labels under F1 0.6, with misjudged turns of the project's own corpus. */
function weakness(judged: Judged): string {
  const weak = weakLabels(judged);
  if (weak.length === 0) return '### What stays weak\n\nNo label is below F1 0.6 on the held-out part.';
  const quote = (text: string) => `“${text.replaceAll('\n', ' ')}”`;
  const lines = weak.flatMap(({ label, score, examples }) => [
    `- \`${label}\`: F1 ${score.f1.toFixed(2)} (precision ${score.precision.toFixed(2)}, recall ${score.recall.toFixed(2)}, ${score.support} turns)`,
    ...examples.map(
      ({ id, before, text, missed }) =>
        `  - ${missed ? 'missed' : 'told wrongly'} (${id}): ${before === undefined ? '' : `after ${quote(before)}: `}${quote(text)}`,
    ),
  ]);
  return `### What stays weak\n\nBelow F1 0.6 on the held-out part:\n\n${lines.join('\n')}`;
}
