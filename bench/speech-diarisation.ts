import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openVoicePrints } from '#adapters/speech/ge2e-prints.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { tellVoices } from '#app/usecases/tell-voices.ts';
import { type AudioReader, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { speakersByPitch } from '#core/speech/speakers-by-pitch.ts';
import { DiarisationScore, type Said } from './diarisation-score.ts';
import { channelsOf, throughTelephone } from './speech-score.ts';
import { machine } from './timing.ts';

// Who speaks when in recordings with one channel: by pitch alone, and by voice.
//   node bench/speech-diarisation.ts FOLDER… [--audio FOLDER] [--show]
// Each FOLDER comes from training/speech/plant_calls.py; its calls are mixed to one channel. A line tells of each folder and
// condition: two voices; one of them alone, which must stay one; and a call that another agent goes on with, three.
// `--audio` holds recordings with manifest.jsonl, of which those with an RTTM are heard. `--show` tells of each recording.

const { values, positionals } = parseArgs({
  options: { audio: { type: 'string' }, show: { type: 'boolean', default: false } },
  allowPositionals: true,
});
/** Level of the planted speech: 0.07 of full scale. */
const SPEECH_DB = 20 * Math.log10(0.07);
const MS = HEARING_RATE / 1000;
const CONDITIONS: Readonly<Record<string, (sound: Float32Array) => Promise<Float32Array>>> = {
  '16 kHz': async (sound) => sound,
  '8 kHz A-law, noise at 10 dB': async (sound) => (await throughTelephone([sound], SPEECH_DB))[0]!,
};

interface Recorded {
  readonly name: string;
  readonly sound: Float32Array;
  readonly truth: readonly Said[];
}

const silero = await openSilero();
const prints = await openVoicePrints();
console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}.`);
for (const folder of positionals) {
  const calls = await callsOf(folder);
  await tell(`${folder}: two voices`, calls.map(mixed));
  await tell(`${folder}: one voice`, calls.flatMap(alone));
  await tell(
    `${folder}: three voices`,
    calls.flatMap((call, i) => handedOn(call, calls.slice(i + 1))),
  );
}
if (values.audio !== undefined) await tell(`${values.audio}`, await marked(values.audio));
await silero.close();
await prints.close();

async function tell(title: string, recordings: readonly Recorded[]): Promise<void> {
  for (const [condition, through] of Object.entries(CONDITIONS)) {
    const [byPitch, byVoice] = [new DiarisationScore(), new DiarisationScore()];
    const counts: Record<'pitch' | 'voice', number[]> = { pitch: [], voice: [] };
    let [seconds, hearingMs, tellingMs] = [0, 0, 0];
    for (const { name, sound, truth } of recordings) {
      const heard = await hear(await through(sound));
      seconds += sound.length / HEARING_RATE;
      hearingMs += heard.hearingMs;
      tellingMs += heard.tellingMs;
      for (const [score, told, list] of [
        [byPitch, heard.byPitch, counts.pitch],
        [byVoice, heard.byVoice, counts.voice],
      ] as const) {
        score.add(truth, told, sound.length / MS);
        list.push(told.length);
      }
      if (!values.show) continue;
      const own = new DiarisationScore();
      own.add(truth, heard.byVoice, sound.length / MS);
      console.log(`  ${name}, ${condition}: ${heard.byVoice.length} voices, ${own}`);
    }
    if (recordings.length === 0) continue;
    console.log(`${title}, ${condition}: ${recordings.length} recordings, ${Math.round(seconds)} s`);
    console.log(`  by pitch ${byPitch}; speakers found ${spread(counts.pitch)}`);
    console.log(`  by voice ${byVoice}; speakers found ${spread(counts.voice)}`);
    const speed = (ms: number) => Math.round((seconds * 1000) / ms);
    console.log(
      `  ${(byVoice.overlapMs / 1000).toFixed(1)} s in which two speak left out; ${speed(hearingMs)}× real time a core for hearing, ${speed(hearingMs + tellingMs)}× with voices`,
    );
  }
}

async function hear(sound: Float32Array) {
  const start = process.cpuUsage();
  const listener = new CallListener(1, silero.start(1));
  for await (const block of blocksOf(sound)) await listener.take(block);
  const heard = listener.heard();
  const hearingMs = spentMs(start);
  const between = process.cpuUsage();
  const { voices } = await tellVoices('', heard, readerOf(sound), async () => prints);
  const tellingMs = spentMs(between);
  const [track, speech] = [heard.tracks[0]!, heard.speech[0]!];
  return { byPitch: speakersByPitch(track, speech), byVoice: voices ?? [], hearingMs, tellingMs };
}

function spentMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function* blocksOf(sound: Float32Array) {
  for (let from = 0; from < sound.length; from += HEARING_RATE) {
    yield [sound.subarray(from, from + HEARING_RATE)];
  }
}

function readerOf(sound: Float32Array): AudioReader {
  return {
    open: async () => ({
      channels: 1,
      sourceRate: HEARING_RATE,
      warnings: [],
      blocks: () => blocksOf(sound),
      close: () => {},
    }),
  };
}

interface Call {
  readonly name: string;
  readonly channels: readonly Float32Array[];
  readonly turns: readonly Said[];
}

async function callsOf(folder: string): Promise<Call[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const { turns } = JSON.parse(await readFile(join(folder, name.replace('.wav', '.json')), 'utf8'));
      return { name, channels: await channelsOf(join(folder, name)), turns };
    }),
  );
}

function sumOf([a, b]: readonly Float32Array[]): Float32Array {
  return a!.map((sample, i) => sample + b![i]!);
}

function mixed({ name, channels, turns }: Call): Recorded {
  return { name, sound: sumOf(channels), truth: turns };
}

function alone({ name, channels, turns }: Call): Recorded[] {
  return channels.map((sound, channel) => ({
    name: `${name}, channel ${channel + 1} alone`,
    sound,
    truth: turns.filter(({ speaker }) => speaker === channel).map((turn) => ({ ...turn, speaker: 0 })),
  }));
}

/** A call, and behind it the agent of the next call in the same language, to whom nobody answers. */
function handedOn(call: Call, later: readonly Call[]): Recorded[] {
  const other = later.find(({ name }) => name.slice(0, 10) === call.name.slice(0, 10));
  if (other === undefined) return [];
  const first = sumOf(call.channels);
  const sound = new Float32Array(first.length + other.channels[0]!.length);
  sound.set(first);
  sound.set(other.channels[0]!, first.length);
  const after = first.length / MS;
  const agent = other.turns.filter(({ speaker }) => speaker === 0);
  const moved = agent.map(({ startMs, endMs }) => ({
    speaker: 2,
    startMs: startMs + after,
    endMs: endMs + after,
  }));
  return [{ name: `${call.name} and the agent of ${other.name}`, sound, truth: [...call.turns, ...moved] }];
}

/** Recordings of real voices in which somebody marked who speaks. */
async function marked(folder: string): Promise<Recorded[]> {
  const lines = (await readFile(join(folder, 'manifest.jsonl'), 'utf8')).trim().split('\n');
  const recordings: Recorded[] = [];
  for (const { file, rttm } of lines.map((line) => JSON.parse(line))) {
    if (rttm === undefined) continue;
    const labels = [...new Set(rttm.map(([, , label]: [number, number, string]) => label))];
    recordings.push({
      name: file,
      sound: (await channelsOf(join(folder, file)))[0]!,
      truth: rttm.map(([start, end, label]: [number, number, string]) => ({
        speaker: labels.indexOf(label),
        startMs: start * 1000,
        endMs: end * 1000,
      })),
    });
  }
  return recordings;
}

function spread(counts: readonly number[]): string {
  const groups = [...Map.groupBy(counts, (count) => count)].toSorted(([a], [b]) => a - b);
  return groups.map(([count, list]) => `${count} in ${list.length}`).join(', ');
}
