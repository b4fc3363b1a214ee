import { describe, expect, it } from 'vitest';
import { printMaker } from '../../../test/speech/made-prints.ts';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { FrameTrack } from './frame-track.ts';
import { unit } from './print-figures.ts';
import { speakersByVoice } from './speakers-by-voice.ts';
import { type Stretch, totalOf } from './stretches.ts';
import { voiceWindowsOf } from './voice-windows.ts';

interface Turn extends Stretch {
  readonly voice: number;
}

/** As long as the calls; what is in it does not matter here. */
const track = new FrameTrack();
track.take(new Float32Array(45 * HEARING_RATE));

/** Told from prints that hold of each voice as much as it speaks in their window. @param speech default: the turns */
function tell(turns: readonly Turn[], speech = stretchesOf(turns)) {
  const make = printMaker(5);
  const printed = voiceWindowsOf(track, speech).map((window) => {
    const parts = turns.flatMap(({ voice, startMs, endMs }) => {
      const ms = Math.min(endMs, window.endMs) - Math.max(startMs, window.startMs);
      return ms > 0 ? [make(voice).map((value) => value * ms)] : [];
    });
    return { window, print: unit(parts.reduce((sum, part) => sum.map((value, i) => value + part[i]!))) };
  });
  return speakersByVoice(track, speech, printed);
}

/** Turns of so many milliseconds, one after the other. */
function inTurn(lengths: readonly (readonly [number, number])[], pauseMs = 400): Turn[] {
  let at = 500;
  return lengths.map(([voice, ms]) => {
    const turn = { voice, startMs: at, endMs: at + ms };
    at += ms + pauseMs;
    return turn;
  });
}

const CALL = [
  [0, 3000],
  [1, 4000],
  [0, 2500],
  [1, 600],
  [0, 4000],
  [1, 5000],
  [0, 2000],
] as const;

function stretchesOf(turns: readonly Turn[]): Stretch[] {
  return turns.map(({ startMs, endMs }) => ({ startMs, endMs }));
}

const of = (turns: readonly Turn[], voice: number) =>
  stretchesOf(turns.filter((turn) => turn.voice === voice));

describe('speakers told by their voices', () => {
  it('have their turns, short ones too, and the first to speak is the first', () => {
    const turns = inTurn(CALL);
    expect(tell(turns)).toEqual([of(turns, 0), of(turns, 1)]);
    const turned = inTurn(CALL.map(([voice, ms]) => [1 - voice, ms]));
    expect(tell(turned)).toEqual([of(turned, 1), of(turned, 0)]);
  });

  it('are one where one speaks', () => {
    const turns = inTurn(CALL.map(([, ms]) => [0, ms]));
    expect(tell(turns)).toEqual([of(turns, 0)]);
  });

  it('are three where a call is handed on', () => {
    const turns = inTurn([...CALL, [2, 5000], [1, 3000], [2, 5000]]);
    expect(tell(turns)).toEqual([of(turns, 0), of(turns, 1), of(turns, 2)]);
  });

  it('are told apart within a stretch that has no pause, to half a second', () => {
    const turns = inTurn(CALL, 0);
    const whole = [{ startMs: turns[0]!.startMs, endMs: turns.at(-1)!.endMs }];
    const told = tell(turns, whole);
    expect(told).toHaveLength(2);
    for (const voice of [0, 1]) {
      expect(Math.abs(totalOf(told[voice]!) - totalOf(of(turns, voice)))).toBeLessThan(1300);
    }
    expect(Math.abs(told[1]![0]!.startMs - turns[1]!.startMs)).toBeLessThanOrEqual(500);
  });

  it('are one where nothing is long enough to tell', () => {
    const turns = inTurn([
      [0, 300],
      [1, 300],
      [0, 300],
    ]);
    expect(tell(turns)).toEqual([stretchesOf(turns)]);
  });
});
