import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { ACTIVITY_WINDOW } from '#core/ports/speech-activity.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { intersectionOf, joinClose, type Stretch, totalOf, unionOf } from '#core/speech/stretches.ts';
import { mixInto, randomOf, voice } from '../test/speech/voice.ts';
import { channelsOf, listenTo, Score, throughTelephone } from './speech-score.ts';

// How well what is planted in calls is found, and speech told from its absence beside Silero alone.
//   node bench/speech.ts [--audio FOLDER]
// FOLDER holds recordings of real voices: emodb/*.wav, and manifest.jsonl that names an RTTM. Without it the voices
// are made by code, for which no model of speech was trained: its figures there are a floor.

const { values } = parseArgs({
  options: { audio: { type: 'string' }, calls: { type: 'string', default: '6' } },
});
const SPEECH_DB = -23;
const model = await openSilero();

interface Planted {
  readonly channels: Float32Array[];
  readonly silences: Stretch[];
  readonly overlaps: Stretch[];
}

/** Pieces of speech by speaker: without silence at their ends, all of one level. */
type Voices = readonly (readonly Float32Array[])[];

function madeVoices(): Voices {
  return [120, 210].map((hz, speaker) =>
    [1500, 2200, 3100, 2600, 1800].map((ms, i) => voice({ ms, hz, seed: speaker * 10 + i + 1 })),
  );
}

async function realVoices(audio: string): Promise<Voices> {
  const files = (await readdir(join(audio, 'emodb'))).filter((name) => name.endsWith('.wav'));
  const speakers = Map.groupBy(files, (name) => name.slice(0, 2));
  const most = [...speakers.values()].toSorted((a, b) => b.length - a.length).slice(0, 2);
  return Promise.all(
    most.map((names) =>
      Promise.all(names.map(async (name) => trimmed(await samplesOf(join(audio, 'emodb', name))))),
    ),
  );
}

async function samplesOf(file: string): Promise<Float32Array> {
  return (await channelsOf(file))[0]!;
}

/** Below is rumble of the room, which is as strong as some of the speech. */
const RUMBLE_HZ = 60;

/** From the first to the last hundredth of a second within 20 dB of the loudest: the clips end in room noise. */
function trimmed(samples: Float32Array): Float32Array {
  const heard = withoutRumble(samples);
  const power = (from: number) => heard.subarray(from, from + 160).reduce((sum, x) => sum + x * x, 0);
  let loudest = 0;
  for (let i = 0; i < samples.length; i += 160) loudest = Math.max(loudest, power(i));
  let [first, last] = [0, samples.length - 160];
  while (power(first) < loudest / 100) first += 160;
  while (power(last) < loudest / 100) last -= 160;
  const kept = samples.subarray(first, last + 160);
  const rms = Math.sqrt(kept.reduce((sum, x) => sum + x * x, 0) / kept.length);
  return kept.map((x) => (x * 10 ** (SPEECH_DB / 20)) / rms);
}

function withoutRumble(samples: Float32Array): Float32Array {
  const kept = Math.exp((-2 * Math.PI * RUMBLE_HZ) / 16_000);
  let [before, high] = [0, 0];
  return samples.map((sample) => {
    high = kept * high + sample - before;
    before = sample;
    return high;
  });
}

function plantCall(voices: Voices, seed: number): Planted {
  const random = randomOf(seed);
  const spoken: [Stretch[], Stretch[]] = [[], []];
  const sounds: { channel: number; at: number; sound: Float32Array }[] = [];
  let at = 500;
  for (let turn = 0; turn < 24; turn++) {
    const channel = turn % 2;
    const sound = voices[channel]![Math.floor(random() * voices[channel]!.length)]!;
    const length = Math.floor(sound.length / 160) * 10;
    const dice = random();
    const gap =
      dice < 0.25
        ? 2300 + random() * 2500
        : dice < 0.5 && turn > 0
          ? -(350 + random() * 500)
          : 250 + random() * 700;
    at = Math.max(500, Math.round((at + gap) / 10) * 10);
    // A speaker takes a breath before the next turn.
    at = Math.max(at, (spoken[channel as 0 | 1].at(-1)?.endMs ?? 0) + 600);
    sounds.push({ channel, at, sound });
    spoken[channel as 0 | 1].push({ startMs: at, endMs: at + length });
    at += length;
  }
  const durationMs = at + 800;
  const channels = [0, 1].map(() => new Float32Array(durationMs * 16));
  for (const { channel, at: from, sound } of sounds) mixInto(channels[channel]!, sound, from);
  const busy = unionOf(...spoken);
  const silences = busy.map((next, i) => ({ startMs: busy[i - 1]?.endMs ?? 0, endMs: next.startMs }));
  return {
    channels,
    silences: silences.filter(({ startMs, endMs }) => endMs - startMs >= 2000),
    overlaps: intersectionOf(...spoken).filter(({ startMs, endMs }) => endMs - startMs >= 150),
  };
}

async function measureCalls(name: string, voices: Voices): Promise<void> {
  for (const condition of ['16 kHz', '8 kHz A-law, noise at 10 dB'] as const) {
    const [silences, overlaps] = [new Score(), new Score()];
    let seconds = 0;
    let spentMs = 0;
    for (let seed = 1; seed <= Number(values.calls); seed++) {
      const call = plantCall(voices, seed);
      const channels =
        condition === '16 kHz' ? call.channels : await throughTelephone(call.channels, SPEECH_DB);
      const { turns, spentMs: spent } = await listenTo(model, channels);
      spentMs += spent;
      seconds += channels[0]!.length / 16_000;
      const heard = (type: string) =>
        turns.flatMap(({ sound }) => sound.heard.filter((thing) => thing.type === type));
      silences.add(heard('speech.silence'), call.silences);
      overlaps.add(heard('speech.overlap'), call.overlaps);
    }
    console.log(
      `${name}, ${condition}: silences ${silences}; overlaps ${overlaps}; ${Math.round((seconds * 1000) / spentMs)}× real time a core, two channels`,
    );
  }
}

/** Missed and falsely found speech, as a share of the speech there is. */
function detectionError(found: readonly Stretch[], gold: readonly Stretch[]): string {
  const both = totalOf(intersectionOf(found, gold));
  const [missed, wrong] = [totalOf(gold) - both, totalOf(found) - both];
  const share = (ms: number) => `${((100 * ms) / totalOf(gold)).toFixed(2)} %`;
  return `${share(missed + wrong)} (missed ${share(missed)}, false ${share(wrong)})`;
}

/** Silero as its authors run it: 0.5 and 0.35, gaps under 100 ms closed, speech of 250 ms at least, 30 ms added. */
async function sileroAlone(samples: Float32Array): Promise<Stretch[]> {
  const whole = samples.length - (samples.length % ACTIVITY_WINDOW);
  const [probabilities] = await model.start(1).next([samples.subarray(0, whole)]);
  const found: Stretch[] = [];
  let from = -1;
  for (const [window, probability] of probabilities!.entries()) {
    const i = window * ACTIVITY_WINDOW;
    if (from < 0 && probability >= 0.5) from = i;
    else if (from >= 0 && probability < 0.35) {
      found.push({ startMs: from / 16, endMs: i / 16 });
      from = -1;
    }
  }
  if (from >= 0) found.push({ startMs: from / 16, endMs: samples.length / 16 });
  return joinClose(found, 100)
    .filter(({ startMs, endMs }) => endMs - startMs >= 250)
    .map(({ startMs, endMs }) => ({ startMs: Math.max(0, startMs - 30), endMs: endMs + 30 }));
}

async function measureActivity(audio: string): Promise<void> {
  const lines = (await readFile(join(audio, 'manifest.jsonl'), 'utf8')).split('\n').filter(Boolean);
  for (const { file, rttm } of lines.map((line) => JSON.parse(line))) {
    if (rttm === undefined) continue;
    const samples = await samplesOf(join(audio, file));
    const gold = unionOf(
      (rttm as [number, number][]).map(([start, end]) => ({ startMs: start * 1000, endMs: end * 1000 })),
    );
    const listener = new CallListener(1, model.start(1));
    await listener.take([samples]);
    const [own] = listener.heard().speech;
    console.log(
      `${file}: detection error ${detectionError(own!, gold)}; Silero alone ${detectionError(unionOf(await sileroAlone(samples)), gold)}`,
    );
  }
}

try {
  if (values.audio === undefined) {
    await measureCalls('voices made by code', madeVoices());
    console.log('no --audio FOLDER: real voices are not measured');
  } else {
    await measureCalls('real voices', await realVoices(values.audio));
    await measureActivity(values.audio);
  }
} finally {
  await model.close();
}
