import { intersectionOf, joinClose, lengthOf, type Stretch, totalOf } from './stretches.ts';

/** One uninterrupted contribution by the speaker of one channel; `speech` is where it sounds. */
export interface SpokenTurn extends Stretch {
  readonly speaker: number;
  readonly speech: readonly Stretch[];
}

export interface Interruption extends Stretch {
  /** Index of the turn that took the floor. */
  readonly turn: number;
}

/** A speaker who pauses longer has ended the turn. */
const MOST_PAUSE_MS = 1000;
/** Shorter utterances are listener's signals ("嗯", "I see") and leave the floor to the other. */
const FLOOR_MS = 1000;
const LEAST_OVERLAP_MS = 150;
/** Somebody goes on speaking through a pause between phrases: a comma takes up to 0.4 s, the breath before the next turn more. */
const PHRASE_GAP_MS = 450;
const LEAST_SILENCE_MS = 2000;
/** Turns touch each other all the time; so much of overlap is no accident of timing. */
const INTERRUPTION_OVERLAP_MS = 250;
const HAD_SPOKEN_MS = 300;
const INTERRUPTING_MS = 800;
const GOES_ON_MS = 300;
const YIELDS_MS = 700;
const STILL_YIELDS_MS = 200;

/** The turns of all speakers, in the order in which they begin. */
export function turnsOf(speech: readonly (readonly Stretch[])[]): SpokenTurn[] {
  return speech
    .flatMap((own, speaker) =>
      turnsOfSpeaker(own, speaker, speech.filter((_, other) => other !== speaker).flat()),
    )
    .toSorted((a, b) => a.startMs - b.startMs || a.speaker - b.speaker);
}

/** @param others in order: a long call has thousands, so that none is looked at again once it lies behind */
function turnsOfSpeaker(own: readonly Stretch[], speaker: number, others: readonly Stretch[]): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  let next = 0;
  const isFloorTaken = (fromMs: number, toMs: number) => {
    while (next < others.length && others[next]!.endMs <= fromMs) next++;
    for (let i = next; i < others.length && others[i]!.startMs < toMs; i++) {
      if (takesFloor(others[i]!, fromMs, toMs)) return true;
    }
    return false;
  };
  for (const piece of own) {
    const last = turns.at(-1);
    const goesOn =
      last !== undefined &&
      piece.startMs - last.endMs < MOST_PAUSE_MS &&
      !isFloorTaken(last.endMs, piece.startMs);
    if (goesOn) {
      turns[turns.length - 1] = { ...last, endMs: piece.endMs, speech: [...last.speech, piece] };
    } else turns.push({ speaker, startMs: piece.startMs, endMs: piece.endMs, speech: [piece] });
  }
  return turns;
}

/** Whether nothing that follows belongs to a turn any more. @param untilMs so far the sound is known */
export function isOver(turn: SpokenTurn, turns: readonly SpokenTurn[], untilMs: number): boolean {
  if (untilMs - turn.endMs >= MOST_PAUSE_MS) return true;
  return turns.some(
    (other) =>
      (other.speaker === turn.speaker && other.startMs >= turn.endMs) ||
      (other.speaker !== turn.speaker &&
        other.speech.some((piece) => takesFloor(piece, turn.endMs, untilMs))),
  );
}

function takesFloor(other: Stretch, fromMs: number, toMs: number): boolean {
  return lengthOf(other) >= FLOOR_MS && other.startMs < toMs && other.endMs > fromMs;
}

/** How long somebody talks in a turn: its speech with the pauses between phrases, in milliseconds. */
export function talkMsOf({ speech }: SpokenTurn): number {
  return totalOf(joinClose(speech, PHRASE_GAP_MS));
}

/** Stretches of at least two seconds that none of the given ones covers. */
export function silencesIn(rest: readonly Stretch[]): Stretch[] {
  return rest.filter((stretch) => lengthOf(stretch) >= LEAST_SILENCE_MS);
}

/** Where two speak at once for at least 0.15 s, pauses between phrases included. */
export function overlapsOf(speech: readonly (readonly Stretch[])[]): Stretch[] {
  const [a, b] = speech.map((own) => joinClose(own, PHRASE_GAP_MS));
  if (a === undefined || b === undefined) return [];
  return intersectionOf(a, b).filter((stretch) => lengthOf(stretch) >= LEAST_OVERLAP_MS);
}

/** Overlaps by which somebody took the floor; a listener's signal leaves it to the other and is none. */
export function interruptionsOf(
  turns: readonly SpokenTurn[],
  speech: readonly (readonly Stretch[])[],
): Interruption[] {
  const runs = speech.map((own) => joinClose(own, PHRASE_GAP_MS));
  return turns.flatMap((turn, index) => {
    const { startMs } = turn;
    for (const [speaker, others] of runs.entries()) {
      if (speaker === turn.speaker) continue;
      const run = others.find((one) => one.startMs <= startMs - HAD_SPOKEN_MS && one.endMs > startMs);
      if (run !== undefined && takesOver(turn, run, speech[speaker]!)) {
        return [{ turn: index, startMs, endMs: Math.min(run.endMs, turn.endMs) }];
      }
    }
    return [];
  });
}

function takesOver(turn: SpokenTurn, run: Stretch, other: readonly Stretch[]): boolean {
  const after: Stretch = { startMs: run.endMs + 1, endMs: run.endMs + YIELDS_MS };
  return (
    run.endMs - turn.startMs >= INTERRUPTION_OVERLAP_MS &&
    totalOf(turn.speech) >= INTERRUPTING_MS &&
    turn.endMs >= run.endMs + GOES_ON_MS &&
    totalOf(intersectionOf([after], other)) < STILL_YIELDS_MS
  );
}
