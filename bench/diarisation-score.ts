import { FRAME_MS, joinClose, type Stretch } from '#core/speech/stretches.ts';

const COLLAR_MS = 250;
/** A pause between phrases belongs to a turn, as it does in the truth. */
const PHRASE_GAP_MS = 400;

export interface Said extends Stretch {
  readonly speaker: number;
}

/** Who spoke when against who was told, in milliseconds; nothing counts within 0.25 s of where a turn begins or ends. */
export class DiarisationScore {
  /** One speaks. */
  spokenMs = 0;
  wrongMs = 0;
  missedMs = 0;
  /** Somebody is told where nobody speaks. */
  falseMs = 0;
  /** Several speak at once, which is left out. */
  overlapMs = 0;

  add(truth: readonly Said[], told: readonly (readonly Stretch[])[], durationMs: number): void {
    const frames = Math.ceil(durationMs / FRAME_MS);
    const isLeftOut = new Uint8Array(frames);
    for (const { startMs, endMs } of truth) {
      for (const edge of [startMs, endMs]) mark(isLeftOut, edge - COLLAR_MS, edge + COLLAR_MS);
    }
    const speakers = 1 + Math.max(...truth.map(({ speaker }) => speaker));
    const spoken = Array.from({ length: speakers }, (_, speaker) =>
      marksOf(
        frames,
        truth.filter((turn) => turn.speaker === speaker),
      ),
    );
    const heard = told.map((own) => marksOf(frames, joinClose(own, PHRASE_GAP_MS)));
    for (const [voice, own] of told.entries()) {
      for (const [other, marks] of heard.entries()) {
        if (other !== voice) for (const { startMs, endMs } of own) mark(marks, startMs, endMs, 0);
      }
    }
    const together = told.map(() => new Array<number>(speakers).fill(0));
    let one = 0;
    for (let i = 0; i < frames; i++) {
      if (isLeftOut[i] === 1) continue;
      const who = spoken.flatMap((marks, speaker) => (marks[i] === 1 ? [speaker] : []));
      const voice = heard.findIndex((marks) => marks[i] === 1);
      if (who.length > 1) this.overlapMs += FRAME_MS;
      if (who.length === 0 && voice >= 0) this.falseMs += FRAME_MS;
      if (who.length !== 1) continue;
      this.spokenMs += FRAME_MS;
      if (voice < 0) this.missedMs += FRAME_MS;
      else {
        one += FRAME_MS;
        together[voice]![who[0]!]! += FRAME_MS;
      }
    }
    this.wrongMs += one - bestMatch(together);
  }

  toString(): string {
    const share = (ms: number) => `${((100 * ms) / this.spokenMs).toFixed(2)} %`;
    const { wrongMs, missedMs, falseMs } = this;
    return `error ${share(wrongMs + missedMs + falseMs)} (wrong speaker ${share(wrongMs)}, missed ${share(missedMs)}, false ${share(falseMs)})`;
  }
}

/** The most that agrees when each voice stands for one speaker and each speaker for one voice. */
function bestMatch(together: readonly (readonly number[])[], taken: readonly number[] = []): number {
  const [first, ...rest] = together;
  if (first === undefined) return 0;
  const ways = first.flatMap((ms, speaker) =>
    taken.includes(speaker) ? [] : [ms + bestMatch(rest, [...taken, speaker])],
  );
  return Math.max(bestMatch(rest, taken), ...ways);
}

function marksOf(frames: number, stretches: readonly Stretch[]): Uint8Array {
  const marks = new Uint8Array(frames);
  for (const { startMs, endMs } of stretches) mark(marks, startMs, endMs);
  return marks;
}

function mark(marks: Uint8Array, startMs: number, endMs: number, value = 1): void {
  marks.fill(value, Math.max(0, Math.round(startMs / FRAME_MS)), Math.max(0, Math.round(endMs / FRAME_MS)));
}
