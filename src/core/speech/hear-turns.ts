import type { Role } from '../conversation/vocabulary.ts';
import type { RecognisedWord } from '../ports/recognizer.ts';
import { countUnits } from '../rules/units.ts';
import { normaliseText } from '../text/text-view.ts';
import type { HeardSound } from './call-listener.ts';
import { type Departed, type Departures, departuresOf } from './departures.ts';
import { type Measures, measureTurn } from './measure-turn.ts';
import { speakersOf } from './speakers-of.ts';
import { intersectionOf, restOf, type Stretch, unionOf } from './stretches.ts';
import { type HeardThing, SOUND, type TurnSound } from './turn-sound.ts';
import { interruptionsOf, overlapsOf, type SpokenTurn, silencesIn, talkMsOf, turnsOf } from './turns.ts';
import { writtenSyllables } from './written-syllables.ts';

/** Something that was said, as a transcript has it. */
export interface WrittenTurn extends Stretch {
  readonly speaker: number;
  readonly text: string;
  /** As the recogniser wrote it, where the text is something else. */
  readonly original?: string;
  /** 0–1. */
  readonly confidence?: number;
  readonly words?: readonly RecognisedWord[];
}

export interface HeardTurn extends Stretch {
  /** The channel, 0 or 1, or in a one-channel recording who speaks, from 0. */
  readonly speaker: number;
  readonly text: string;
  readonly sound: TurnSound;
}

/** How a turn was said, with what it was compared by. */
interface Measured {
  readonly turn: SpokenTurn;
  readonly text: string;
  readonly confidence?: number;
  readonly written?: WrittenTurn;
  readonly channel: number;
  readonly measures: Measures;
  readonly rate?: number;
  /** By which a turn is compared with others: syllables a minute, as English words differ too much in length. */
  readonly pace?: number;
  readonly syllables?: number;
}

/** Voices that overlap in two channels are surely two; in a level or a pitch there is more room for error. */
const SURE = { silence: 0.95, overlap: 0.9, interruption: 0.8, hold: 0.85 };

/**
 * The turns of a recording in the order in which they begin, each with how it was said and what was heard in it.
 * @param written the words, where somebody wrote them down: their turns are then taken as they are
 * @param measure by channel; a running call is measured by functions that remember
 */
export function hearTurns(
  sound: HeardSound,
  written?: readonly WrittenTurn[],
  measure: readonly (typeof measureTurn)[] = [measureTurn, measureTurn],
): HeardTurn[] {
  const speech = speechOfSpeakers(sound, written);
  const isOneChannel = sound.tracks.length === 1;
  const turns = written === undefined ? turnsOf(speech) : writtenTurns(written, speech, isOneChannel);
  const texts = written?.toSorted((a, b) => a.startMs - b.startMs || a.speaker - b.speaker);
  const measured = turns.map((turn, index): Measured => {
    const channel = isOneChannel ? 0 : turn.speaker;
    const measures = measure[channel]!(sound.tracks[channel]!, turn.speech);
    const written = texts?.[index];
    const { text = '', confidence } = written ?? {};
    const said = normaliseText(text);
    const aMinute = (count: number, ms = measures.speechMs) =>
      count > 0 && ms > 0 ? (count * 60_000) / ms : undefined;
    const rate = aMinute(countUnits(said)) ?? measures.syllableRate;
    // The pace of the sound compares with itself only, not with what is written.
    const bySound = texts === undefined ? measures.pace : measures.syllableRate;
    const syllables = writtenSyllables(said);
    // In fast speech a comma is too short for a pause: pauses between phrases count with or without it.
    const pace = aMinute(syllables, talkMsOf(turn)) ?? bySound;
    return {
      turn,
      text,
      channel,
      measures,
      ...(confidence === undefined ? {} : { confidence }),
      ...(written === undefined ? {} : { written }),
      ...(rate === undefined ? {} : { rate }),
      ...(pace === undefined ? {} : { pace }),
      ...(syllables === 0 ? {} : { syllables }),
    };
  });
  const departed = compared(measured, written === undefined);
  const things = thingsIn(sound, speech, turns);
  return measured.map((one, index) => heardTurn(one, departed[index]!, things[index]!));
}

/** A turn as a conversation takes it: its sound travels among its attributes. @param roles by speaker */
export function heardAsTurn({ speaker, text, startMs, endMs, sound }: HeardTurn, roles: readonly Role[]) {
  return { role: roles[speaker] ?? roles[0], text, startMs, endMs, attributes: { [SOUND]: sound } };
}

function speechOfSpeakers(
  sound: HeardSound,
  written?: readonly WrittenTurn[],
): readonly (readonly Stretch[])[] {
  if (sound.tracks.length === 2 || written === undefined) return speakersOf(sound);
  const count = 1 + Math.max(0, ...written.map(({ speaker }) => speaker));
  return Array.from({ length: count }, (_, speaker) =>
    intersectionOf(sound.speech[0]!, unionOf(written.filter((turn) => turn.speaker === speaker))),
  );
}

function writtenTurns(
  written: readonly WrittenTurn[],
  speech: readonly (readonly Stretch[])[],
  isOneChannel: boolean,
): SpokenTurn[] {
  const all = unionOf(...speech);
  return written
    .toSorted((a, b) => a.startMs - b.startMs || a.speaker - b.speaker)
    .map(({ speaker, startMs, endMs }) => {
      const own = intersectionOf(isOneChannel ? all : (speech[speaker] ?? []), [{ startMs, endMs }]);
      // A recogniser may have heard what the level did not show.
      return {
        speaker,
        startMs,
        endMs,
        speech: own.length > 0 ? own : [{ startMs: round(startMs), endMs: round(endMs) }],
      };
    });
}

/** Departures are told from a speaker's own turns only. */
function compared(measured: readonly Measured[], isBySound: boolean): Departed[] {
  const departed: Departed[] = new Array(measured.length);
  for (const speaker of new Set(measured.map(({ turn }) => turn.speaker))) {
    const own = measured.flatMap((one, index) => (one.turn.speaker === speaker ? [index] : []));
    const found = departuresOf(
      own.map((index) => {
        const { measures, pace, syllables } = measured[index]!;
        return {
          measures,
          ...(pace === undefined ? {} : { rate: pace }),
          ...(syllables === undefined ? {} : { syllables }),
        };
      }),
      isBySound,
    );
    for (const [i, index] of own.entries()) departed[index] = found[i]!;
  }
  return departed;
}

/** What was heard between and across turns, by the turn that it belongs to. */
function thingsIn(
  sound: HeardSound,
  speech: readonly (readonly Stretch[])[],
  turns: readonly SpokenTurn[],
): HeardThing[][] {
  const things: HeardThing[][] = turns.map(() => []);
  if (turns.length === 0) return things;
  const put = (turn: number, type: HeardThing['type'], { startMs, endMs }: Stretch, confidence: number) =>
    things[turn]!.push({ type, startMs, endMs, value: endMs - startMs, confidence });
  // A silence belongs to the turn that ends it, the last one to the turn after which nobody speaks any more.
  const next = (ms: number) => {
    const index = turns.findIndex((turn) => turn.startMs >= ms - 50);
    return index < 0 ? turns.length - 1 : index;
  };
  const busy = unionOf(...speech, sound.holds);
  for (const silence of silencesIn(restOf(busy, sound.durationMs)))
    put(next(silence.endMs), 'speech.silence', silence, SURE.silence);
  for (const hold of sound.holds) put(next(hold.endMs), 'speech.hold', hold, SURE.hold);
  if (sound.tracks.length === 1) return things;
  for (const overlap of overlapsOf(speech)) {
    const index = turns.findLastIndex(
      (turn) => turn.startMs <= overlap.startMs + 50 && turn.endMs > overlap.startMs,
    );
    put(Math.max(0, index), 'speech.overlap', overlap, SURE.overlap);
  }
  for (const { turn, ...stretch } of interruptionsOf(turns, speech)) {
    put(turn, 'speech.interruption', stretch, SURE.interruption);
  }
  return things;
}

function heardTurn(
  { turn, text, channel, measures, rate, confidence, written }: Measured,
  departed: Departed,
  things: HeardThing[],
): HeardTurn {
  const { speaker, startMs, endMs } = turn;
  const { departures, marked } = departed;
  const { levelDb, pitchHz, pitchRange, speechMs } = measures;
  const departing = (Object.keys(marked) as (keyof Departures)[]).map(
    (name): HeardThing => ({
      type: `speech.${name}`,
      startMs,
      endMs,
      value: departures[name]!,
      confidence: hundredths(marked[name]!),
    }),
  );
  return {
    speaker,
    startMs,
    endMs,
    text,
    sound: {
      channel,
      speechMs,
      talkMs: talkMsOf(turn),
      levelDb: tenths(levelDb),
      ...(pitchHz === undefined ? {} : { pitchHz: tenths(pitchHz) }),
      ...(pitchRange === undefined ? {} : { pitchRange: tenths(pitchRange) }),
      ...(rate === undefined ? {} : { rate: tenths(rate) }),
      ...(Object.keys(departures).length === 0 ? {} : { than: departures }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(written?.original === undefined ? {} : { original: written.original }),
      ...(written?.words === undefined ? {} : { words: [...written.words] }),
      heard: [...things, ...departing],
    },
  };
}

function round(ms: number): number {
  return Math.round(ms / 10) * 10;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
