import type { ConversationReading } from '#core/ports/language-model.ts';
import { EMOTIONS, RESOLUTIONS, type Resolution } from '#core/signals/catalogue.ts';
import type { LanguageFusion } from '#core/signals/fusion-weights.ts';
import {
  fusedProbabilities,
  type HeardConversation,
  type Listener as Hearing,
  lastWordsOf,
} from '../../training/hearing.ts';
import { type LabelledConversation, TURN_SIGNALS, taughtDetectors } from '../../training/labelled-corpus.ts';
import { table } from '../../training/markdown.ts';
import {
  calibrationError,
  emotionScore,
  type JudgedOutcome,
  type JudgedTurn,
  LISTENERS,
  type Listener,
  labelCalibration,
  labelScore,
  macroOfEmotions,
  macroOfLabels,
  macroOfResolutions,
  resolutionScore,
  satisfactionError,
  type Told,
} from './judged.ts';

/** Labelled conversations of one language, and everything that was heard on them. */
export interface Judged {
  readonly turns: readonly JudgedTurn[];
  readonly outcomes: readonly JudgedOutcome[];
}

export interface Hearings {
  readonly detectors: Hearing;
  /** The model by itself: nothing that the detectors find counts. */
  readonly model: Hearing;
  readonly both: Hearing;
  readonly fusion: LanguageFusion;
}

const told = ({ signals, emotion }: HeardConversation['turns'][number]): Told => ({
  signals: new Set(signals.keys()),
  emotion: emotion?.value,
});

export function judge(
  conversations: readonly LabelledConversation[],
  readings: readonly (ConversationReading | undefined)[],
  hearings: Hearings,
): Judged {
  const turns: JudgedTurn[] = [];
  const outcomes: JudgedOutcome[] = [];
  for (const [at, conversation] of conversations.entries()) {
    const reading = readings[at];
    const detectors = hearings.detectors.hear(conversation);
    const model = hearings.model.hear(conversation, reading);
    const both = hearings.both.hear(conversation, reading);
    const before = reading === undefined ? [] : lastWordsOf(conversation, reading);
    for (const [index, turn] of conversation.turns.entries()) {
      const { labels, role } = turn;
      if (labels === undefined || (role !== 'customer' && role !== 'agent')) continue;
      turns.push({
        conversation,
        index,
        turn: { ...turn, labels },
        told: {
          detectors: told(detectors.turns[index]!),
          model: told(model.turns[index]!),
          both: told(both.turns[index]!),
        },
        probabilities:
          reading === undefined
            ? new Map()
            : fusedProbabilities(
                reading.utterances[index]!,
                detectors.turns[index]!,
                hearings.fusion,
                before[index]!,
              ),
      });
    }
    if (conversation.resolution !== undefined) {
      outcomes.push({
        conversation,
        told: {
          detectors: outcomeOf(detectors),
          both: outcomeOf(both),
          ...(reading === undefined ? {} : { model: outcomeOfReading(reading) }),
        },
      });
    }
  }
  return { turns, outcomes };
}

const outcomeOf = ({ resolution, satisfaction }: HeardConversation) => ({
  resolution: resolution ?? 'unresolved',
  satisfaction: satisfaction ?? 3,
});

function outcomeOfReading({ resolution, satisfaction }: ConversationReading) {
  const likeliest = RESOLUTIONS.reduce((best: Resolution, next) =>
    (resolution.get(next) ?? 0) > (resolution.get(best) ?? 0) ? next : best,
  );
  return { resolution: likeliest, satisfaction };
}

const LABELS = [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent];
const figure = (one: number, digits = 2) => (Number.isNaN(one) ? '–' : one.toFixed(digits));
const each = (of: (listener: Listener) => number, digits = 3) =>
  LISTENERS.map((listener) => figure(of(listener), digits));
/** Fewer turns than this say nothing about a label. */
const ENOUGH = 3;

/** Means over labels and classes, each listener beside the others. */
export function summaryTable(title: string, { turns, outcomes }: Judged): string {
  const hard = turns.filter(({ turn }) => turn.hard === true);
  const untaught = turns.filter(({ conversation }) => !taughtDetectors(conversation));
  const rows: (readonly string[])[] = [
    [
      'customer signals, macro-F1',
      String(count(turns, 'customer')),
      ...each((l) => macroOfLabels(turns, TURN_SIGNALS.customer, l)),
    ],
    [
      'agent signals, macro-F1',
      String(count(turns, 'agent')),
      ...each((l) => macroOfLabels(turns, TURN_SIGNALS.agent, l)),
    ],
    ...(hard.length === 0
      ? []
      : [
          [
            'hard turns: customer signals',
            String(count(hard, 'customer')),
            ...each((l) => macroOfLabels(hard, TURN_SIGNALS.customer, l, ENOUGH)),
          ],
          [
            'hard turns: agent signals',
            String(count(hard, 'agent')),
            ...each((l) => macroOfLabels(hard, TURN_SIGNALS.agent, l, ENOUGH)),
          ],
        ]),
    ...(untaught.length === turns.length || untaught.length === 0
      ? []
      : [
          [
            'new to the detectors too: customer signals',
            String(count(untaught, 'customer')),
            ...each((l) => macroOfLabels(untaught, TURN_SIGNALS.customer, l, ENOUGH)),
          ],
          [
            'new to the detectors too: agent signals',
            String(count(untaught, 'agent')),
            ...each((l) => macroOfLabels(untaught, TURN_SIGNALS.agent, l, ENOUGH)),
          ],
        ]),
    [
      'emotion, macro-F1',
      String(turns.filter(({ turn }) => turn.emotion !== undefined).length),
      ...each((l) => macroOfEmotions(turns, l)),
    ],
    ['resolution, macro-F1', String(outcomes.length), ...each((l) => macroOfResolutions(outcomes, l))],
    [
      'satisfaction, mean error in points',
      String(outcomes.length),
      ...each((l) => satisfactionError(outcomes, l), 2),
    ],
  ];
  return table([title, 'n', 'detectors', 'model', 'both'], rows);
}

function count(turns: readonly JudgedTurn[], role: string): number {
  return turns.filter(({ turn }) => turn.role === role).length;
}

export function labelTable(title: string, { turns, outcomes }: Judged): string {
  const hard = turns.filter(({ turn }) => turn.hard === true);
  const rows = LABELS.map((label) => {
    const both = labelScore(turns, label, 'both');
    const inHard = labelScore(hard, label, 'both');
    return [
      `\`${label}\``,
      both.support,
      ...(['detectors', 'model'] as const).map((l) => figure(labelScore(turns, label, l).f1)),
      ...[both.precision, both.recall, both.f1].map((one) => figure(one)),
      inHard.support < ENOUGH ? '–' : figure(inHard.f1),
    ];
  });
  const classes = [
    ...EMOTIONS.map((emotion) => ({
      name: `emotion \`${emotion}\``,
      of: (l: Listener) => emotionScore(turns, emotion, l),
    })),
    ...RESOLUTIONS.map((resolution) => ({
      name: `resolution \`${resolution}\``,
      of: (l: Listener) => resolutionScore(outcomes, resolution, l),
    })),
  ].map(({ name, of }) => {
    const both = of('both');
    return [
      name,
      both.support,
      figure(of('detectors').f1),
      figure(of('model').f1),
      ...[both.precision, both.recall, both.f1].map((one) => figure(one)),
      '–',
    ];
  });
  return table(
    [title, 'n', 'F1 detectors', 'F1 model', 'precision', 'recall', 'F1', 'F1 on hard turns'],
    [...rows, ...classes],
  );
}

/** By the way in which it was spoken or written, of both together. */
export function styleTable(title: string, judged: Judged): string {
  const styles = [...new Set(judged.turns.map(({ conversation }) => conversation.style))].sort();
  return table(
    [title, 'turns', 'customer', 'agent', 'emotion', 'resolution', 'detectors: customer', 'detectors: agent'],
    styles.map((style) => {
      const turns = judged.turns.filter(({ conversation }) => conversation.style === style);
      const outcomes = judged.outcomes.filter(({ conversation }) => conversation.style === style);
      return [
        style,
        turns.length,
        figure(macroOfLabels(turns, TURN_SIGNALS.customer, 'both', ENOUGH), 3),
        figure(macroOfLabels(turns, TURN_SIGNALS.agent, 'both', ENOUGH), 3),
        figure(macroOfEmotions(turns, 'both'), 3),
        figure(macroOfResolutions(outcomes, 'both'), 3),
        figure(macroOfLabels(turns, TURN_SIGNALS.customer, 'detectors', ENOUGH), 3),
        figure(macroOfLabels(turns, TURN_SIGNALS.agent, 'detectors', ENOUGH), 3),
      ];
    }),
  );
}

export interface Calibration {
  readonly customer: number;
  readonly agent: number;
  /** Of the turns where the told probability is 5 % or more, so that the many certain negatives do not hide it. */
  readonly whereDoubtful: number;
}

export function calibrationOf({ turns }: Judged): Calibration {
  const doubtful = LABELS.flatMap((label) =>
    turns
      .filter(({ probabilities }) => (probabilities.get(label) ?? 0) >= 0.05)
      .map(({ turn, probabilities }) => [probabilities.get(label)!, turn.labels.includes(label)] as const),
  );
  return {
    customer: labelCalibration(turns, TURN_SIGNALS.customer),
    agent: labelCalibration(turns, TURN_SIGNALS.agent),
    whereDoubtful: calibrationError(doubtful),
  };
}

/** Labels that stay below F1 0.6, each with up to two turns that were misjudged. */
export function weakLabels({ turns }: Judged, below = 0.6) {
  return LABELS.flatMap((label) => {
    const score = labelScore(turns, label, 'both');
    if (score.support === 0 || score.f1 >= below) return [];
    const isMissed = ({ turn, told: by }: JudgedTurn) =>
      turn.labels.includes(label) && !by.both!.signals.has(label);
    const isSpurious = ({ turn, told: by }: JudgedTurn) =>
      !turn.labels.includes(label) && by.both!.signals.has(label);
    const examples = [turns.find(isMissed), turns.find(isSpurious)].filter((one) => one !== undefined);
    const second = turns
      .filter((one) => isMissed(one) || isSpurious(one))
      .find((one) => !examples.includes(one));
    if (examples.length < 2 && second !== undefined) examples.push(second);
    return [
      { label, score, examples: examples.map((one) => ({ ...exampleOf(one), missed: isMissed(one) })) },
    ];
  });
}

function exampleOf({ conversation, index, turn }: JudgedTurn) {
  return { id: conversation.id, before: conversation.turns[index - 1]?.text, text: turn.text };
}
