import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { type HeardTurn, hearTurns } from '#core/speech/hear-turns.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { canWriteGsm, channelsOf, listenTo, Score, throughTelephone } from './speech-score.ts';

// How much of what was planted in spoken calls is found.
//   node bench/speech-planted.ts FOLDER [--show]
// FOLDER comes from training/speech/plant_calls.py. `--show` names what was missed and what was found besides.
// GSM needs the command `ffmpeg` with libgsm, as Debian's and Ubuntu's package `ffmpeg` has it.

const [folder = '', show] = process.argv.slice(2);
/** Level of the planted speech: 0.07 of full scale. */
const SPEECH_DB = 20 * Math.log10(0.07);
const START_MS = 300;

interface Truth {
  readonly durationMs: number;
  readonly turns: readonly (Stretch & {
    readonly speaker: number;
    readonly kind: string;
    readonly text: string;
  })[];
  readonly silences: readonly [number, number][];
  readonly overlaps: readonly [number, number][];
  readonly interruptions: readonly number[];
  readonly backchannels: readonly number[];
}

const CONDITIONS: Record<string, (channels: Float32Array[]) => Promise<Float32Array[]>> = {
  '16 kHz': async (channels) => channels,
  '8 kHz A-law, noise at 10 dB': (channels) => throughTelephone(channels, SPEECH_DB),
};
if (canWriteGsm()) {
  CONDITIONS['8 kHz GSM, noise at 10 dB'] = (channels) => throughTelephone(channels, SPEECH_DB, 'GSM');
} else {
  console.log('GSM is left out: no command `ffmpeg` with libgsm (Debian and Ubuntu: apt install ffmpeg)');
}

const model = await openSilero();
const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).toSorted();
for (const [condition, through] of Object.entries(CONDITIONS)) {
  const [silences, overlaps] = [new Score(), new Score()];
  const took = { right: 0, found: 0, planted: 0, backchannels: 0, mistaken: 0 };
  const odd = {
    withWords: { planted: 0, right: 0, besides: 0 },
    without: { planted: 0, right: 0, besides: 0 },
  };
  let [seconds, spent, talkOff] = [0, 0, 0];
  for (const name of names) {
    const truth: Truth = JSON.parse(await readFile(join(folder, name.replace('.wav', '.json')), 'utf8'));
    const channels = await through(await channelsOf(join(folder, name)));
    const { turns, sound, spentMs } = await listenTo(model, channels);
    seconds += channels[0]!.length / 16_000;
    spent += spentMs;
    const heard = (type: string) =>
      turns.flatMap(({ sound }) => sound.heard.filter((thing) => thing.type === type));
    for (const [type, score, planted] of [
      ['speech.silence', silences, truth.silences],
      ['speech.overlap', overlaps, truth.overlaps],
    ] as const) {
      const wanted = planted.map(([startMs, endMs]) => ({ startMs, endMs }));
      score.add(heard(type), wanted);
      if (show !== undefined) tell(name, condition, type, heard(type), wanted);
    }
    const begins = heard('speech.interruption').map(({ startMs }) => startMs);
    const near = (ms: number) => begins.some((begin) => Math.abs(begin - ms) <= START_MS);
    took.planted += truth.interruptions.length;
    took.found += begins.length;
    took.right += truth.interruptions.filter(near).length;
    took.backchannels += truth.backchannels.length;
    took.mistaken += truth.backchannels.filter(near).length;
    // How fast somebody speaks is told best with the words, as a recogniser or a transcript gives them.
    const written = hearTurns(sound, truth.turns);
    for (const [found, list] of [
      [odd.withWords, written],
      [odd.without, turns],
    ] as const) {
      const marked = list.filter(isRaised);
      const planted = truth.turns.filter(({ kind }) => ['loud', 'hurried'].includes(kind));
      const isOne = (a: Talk, b: Talk) => a.speaker === b.speaker && common(a, b) > 0;
      found.right += planted.filter((turn) => marked.some((one) => isOne(turn, one))).length;
      found.besides += marked.filter((one) => !planted.some((turn) => isOne(turn, one))).length;
      found.planted += planted.length;
    }
    talkOff = Math.max(talkOff, Math.abs(share(turns.map(talkOf)) - share(truth.turns)));
  }
  console.log(`${condition}: silences ${silences}; overlaps ${overlaps}`);
  console.log(
    `  interruptions ${took.right} right of ${took.found} found, ${took.planted} planted; ${took.mistaken} of ${took.backchannels} backchannels mistaken for one`,
  );
  const told = ({ planted, right, besides }: typeof odd.without) =>
    `${right} of ${planted}, ${(besides / names.length).toFixed(2)} others marked a call`;
  console.log(
    `  raised or hurried turns with the words ${told(odd.withWords)}; without ${told(odd.without)}; talk ratio off by ${(100 * talkOff).toFixed(1)} points at most; ${Math.round((seconds * 1000) / spent)}× real time a core, two channels`,
  );
}
await model.close();

function common(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
}

function isRaised({ sound }: HeardTurn): boolean {
  return sound.heard.some(
    ({ type, value }) => ['speech.loudness', 'speech.rate', 'speech.arousal'].includes(type) && value > 0,
  );
}

interface Talk extends Stretch {
  readonly speaker: number;
}

function talkOf({
  speaker,
  startMs,
  sound,
}: {
  speaker: number;
  startMs: number;
  sound: { talkMs?: number | undefined };
}): Talk {
  return { speaker, startMs, endMs: startMs + (sound.talkMs ?? 0) };
}

/** The first speaker's share of all speech. */
function share(turns: readonly Talk[]): number {
  const length = (list: readonly Talk[]) =>
    list.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return length(turns.filter(({ speaker }) => speaker === 0)) / length(turns);
}

function tell(
  name: string,
  condition: string,
  type: string,
  found: readonly Stretch[],
  wanted: readonly Stretch[],
): void {
  const isNear = (a: Stretch, b: Stretch) =>
    Math.abs(a.startMs - b.startMs) <= 200 && Math.abs(a.endMs - b.endMs) <= 200;
  for (const one of wanted) {
    if (found.some((other) => isNear(one, other))) continue;
    const close = found.filter((other) => common(one, other) > 0 || isNear(one, other));
    console.log(
      `  ${name} ${condition}: missed ${type} ${one.startMs}–${one.endMs}, there: ${close.map(({ startMs, endMs }) => `${startMs}–${endMs}`).join(' ')}`,
    );
  }
  for (const one of found) {
    if (wanted.some((other) => common(one, other) > 0)) continue;
    console.log(`  ${name} ${condition}: besides ${type} ${one.startMs}–${one.endMs}`);
  }
}
