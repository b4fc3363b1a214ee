import type { Analysis, Signal } from '../analysis/analysis.ts';
import type { Channel, Conversation, Language, Role } from '../conversation/schema.ts';
import type { Emotion, Resolution, SignalType } from '../signals/catalogue.ts';
import type { Correction, SignalReading } from './annotation.ts';

/** A turn as a person judged it; one that nobody judged has no labels. */
export interface ExampleTurn {
  readonly role: Role;
  readonly text: string;
  /** Everything that holds: what the machine told and the person left standing, and what they added. */
  readonly labels?: readonly SignalType[];
  readonly emotion?: Emotion;
  /** Signals about which the person said something; the others were only seen by them. */
  readonly judged?: readonly SignalType[];
  /** Of those, what the machine told. */
  readonly told?: readonly SignalType[];
  /** The emotion that the machine told, where it was corrected. */
  readonly toldEmotion?: Emotion;
}

/** A conversation in the form in which labelled ones are kept, measured by and learned from. */
export interface LabelledExample {
  readonly id: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly turns: readonly ExampleTurn[];
  /** Only where a person said it. */
  readonly resolution?: Resolution;
  readonly satisfaction?: number;
}

/** From here on a signal is shown, so that a person could have objected. */
const SHOWN_FROM = 0.5;

/** The conversation with what a person corrected in it; all corrections are of its present text. */
export function labelledExample(
  conversation: Conversation,
  { language, signals }: Pick<Analysis, 'language' | 'signals'>,
  corrections: readonly Correction[],
): LabelledExample {
  const byTurn = Map.groupBy(corrections.filter(isOfTurn), ({ turn }) => turn);
  const meant = (type: SignalType) =>
    corrections.findLast((correction) => correction.meant?.type === type)?.meant?.value;
  const resolution = meant('conversation.resolution') as Resolution | undefined;
  const satisfaction = meant('conversation.satisfaction') as number | undefined;
  return {
    id: conversation.id,
    channel: conversation.channel,
    language,
    turns: conversation.turns.map(({ role, text }, turn) => {
      const some = byTurn.get(turn);
      if (some === undefined) return { role, text };
      return {
        role,
        text,
        ...judgement(
          signals.filter((signal) => signal.turn === turn),
          some,
        ),
      };
    }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}

function isOfTurn({ said, meant }: Correction): boolean {
  return !(said ?? meant)!.type.startsWith('conversation.');
}

function judgement(
  signals: readonly Signal[],
  corrections: readonly Correction[],
): Omit<ExampleTurn, 'role' | 'text'> {
  const told = new Set(
    signals.filter((one) => isLabel(one.type) && one.confidence >= SHOWN_FROM).map(({ type }) => type),
  );
  const labels = new Set(told);
  for (const { said } of corrections) if (said !== null) labels.delete(said.type);
  for (const { meant } of corrections) if (meant !== null && isLabel(meant.type)) labels.add(meant.type);
  const named = corrections.flatMap(({ said, meant }) => [said, meant]).filter((one) => one !== null);
  const judged = [...new Set(named.map(({ type }) => type).filter(isLabel))];
  const toldEmotion = signals.find(({ type }) => type === EMOTION)?.value as Emotion | undefined;
  const emotions = named.filter(({ type }) => type === EMOTION);
  const emotion = corrections.findLast(({ meant }) => meant?.type === EMOTION)?.meant?.value as
    | Emotion
    | undefined;
  return {
    labels: [...labels],
    judged,
    told: judged.filter((type) => told.has(type)),
    ...(emotion === undefined ? {} : { emotion }),
    ...(emotions.length === 0 || toldEmotion === undefined ? {} : { toldEmotion }),
  };
}

const EMOTION: SignalReading['type'] = 'customer.emotion';

/** What is labelled turn by turn, the emotion beside it. */
function isLabel(type: SignalType): boolean {
  return type !== EMOTION && /^(customer|agent|custom)\./.test(type);
}
