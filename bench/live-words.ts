import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { openWhisper } from '#adapters/whisper/open-whisper.ts';
import { recogniseTurns } from '#app/usecases/recognise-turns.ts';
import { CallWords } from '#app/usecases/service/live/call-words.ts';
import { writePhrases } from '#app/usecases/write-phrases.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import type { WrittenTurn } from '#core/speech/hear-turns.ts';
import { planRecognition } from '#core/speech/recognition-plan.ts';
import { comparable, editsBetween } from './character-errors.ts';
import { channelsOf } from './speech-score.ts';
import { machine, printTable } from './timing.ts';

/**
 * How well calls are written down while they go on, phrase by phrase, and how much later than they were said the words
 * are there, against the same calls written down at their end. One processor, with the time that it takes as the clock.
 *
 *     node bench/live-words.ts --model FOLDER [RECORDING.ogg…] [--calls N] [--show]
 *
 * A recording has its words beside it as JSON; by default the demo calls. `--calls` lets so many share the processor.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    calls: { type: 'string', default: '1' },
    show: { type: 'boolean' },
  },
});
if (options.model === undefined) {
  throw new Error('node bench/live-words.ts --model FOLDER [RECORDING…] [--calls N] [--show]');
}
const demo = (name: string) =>
  fileURLToPath(new URL(`../src/adapters/demo-calls/calls/${name}.ogg`, import.meta.url));
const files = positionals.length > 0 ? positionals : ['parcel-zh', 'refund-zh', 'charge-en'].map(demo);
const LOOK_MS = 150;
const SAMPLES_A_MS = 16;
const share = Number(options.calls);

interface Truth {
  readonly segments?: readonly (Pick<WrittenTurn, 'startMs' | 'text'> & { readonly speaker: string })[];
  readonly turns?: readonly WrittenTurn[];
}

const activity = await openSilero();
const recognizer = await openWhisper(options.model, 'whisper');
const rows: string[][] = [];
for (const file of files) {
  const truth: Truth = JSON.parse(await readFile(file.replace(/\.[^.]+$/, '.json'), 'utf8'));
  const said =
    truth.turns ??
    truth.segments!.map((one) => ({ ...one, endMs: 0, speaker: one.speaker === 'agent' ? 0 : 1 }));
  const sound = await channelsOf(file);
  const listener = new CallListener(2, activity.start(2));
  const words = new CallWords(2);
  const live: WrittenTurn[] = [];
  const late: number[] = [];
  let spent = 0;
  let freeAt = 0;
  let arrived: { readonly atMs: number; readonly take: () => void } | undefined;
  const length = sound[0]!.length / SAMPLES_A_MS;
  // Some time after the end the last words come as well.
  for (let ms = 0; ms < length + 30_000; ms += LOOK_MS) {
    if (arrived !== undefined && ms >= arrived.atMs) {
      arrived.take();
      arrived = undefined;
    }
    const [from, to] = [ms * SAMPLES_A_MS, (ms + LOOK_MS) * SAMPLES_A_MS];
    await listener.take(
      sound.map((samples) => {
        const block = new Float32Array(LOOK_MS * SAMPLES_A_MS);
        block.set(samples.subarray(from, to));
        return block;
      }),
    );
    words.notice(listener.heardSoFar());
    if (arrived !== undefined || ms < freeAt || !words.isWaiting(0)) continue;
    const task = await words.pick(async ({ startMs, endMs }) =>
      sound.map((samples) => samples.slice(startMs * SAMPLES_A_MS, endMs * SAMPLES_A_MS)),
    );
    const before = process.cpuUsage();
    const answer = await writePhrases(task!, async () => recognizer, {});
    const { user, system } = process.cpuUsage(before);
    const tookMs = (user + system) / 1000;
    spent += tookMs;
    const atMs = ms + LOOK_MS + tookMs * share;
    freeAt = atMs;
    arrived = {
      atMs,
      take() {
        const kept = words.take(answer, 0);
        if (!Array.isArray(kept)) throw new Error(JSON.stringify(kept));
        for (const { phrase } of kept) {
          live.push(phrase);
          late.push(atMs - phrase.endMs);
        }
      },
    };
  }
  const audio = await ffmpegReader.open(file);
  const whole = new CallListener(2, activity.start(2));
  await whole.take(sound);
  const before = process.cpuUsage();
  const plan = planRecognition(whole.heard(), recognizer.longestMs);
  const afterwards = await recogniseTurns(audio, plan, recognizer, {});
  const { user, system } = process.cpuUsage(before);
  audio.close();
  if (options.show === true) tell(said, live, afterwards);
  const times = late.toSorted((a, b) => a - b);
  const at = (part: number) => `${((times[Math.floor((times.length - 1) * part)] ?? 0) / 1000).toFixed(1)}`;
  rows.push([
    basename(file).replace(/\.[^.]+$/, ''),
    errors(said, live),
    errors(said, afterwards),
    `${at(0.5)} s`,
    `${at(1)} s`,
    `${(spent / length).toFixed(2)}`,
    `${((user + system) / 1000 / length).toFixed(2)}`,
  ]);
}
await Promise.all([recognizer.close(), activity.close()]);
console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}.`);
printTable(
  `Words of calls while they go on; ${share} calls to a processor`,
  ['call', 'wrong live', 'wrong at the end', 'late: half', 'latest', 'processors live', 'at the end'],
  rows,
);

function errors(said: readonly WrittenTurn[], heard: readonly WrittenTurn[]): string {
  let edits = 0;
  let characters = 0;
  for (const speaker of [0, 1]) {
    const [wanted, got] = [said, heard].map((turns) => comparable(wordsOf(turns, speaker)));
    edits += editsBetween(wanted!, got!);
    characters += wanted!.length;
  }
  return `${((100 * edits) / characters).toFixed(1)} % (${edits} of ${characters})`;
}

function wordsOf(turns: readonly WrittenTurn[], speaker: number): string {
  return turns
    .filter((turn) => turn.speaker === speaker)
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ text }) => text)
    .join(' ');
}

function tell(...ways: (readonly WrittenTurn[])[]): void {
  for (const speaker of [0, 1]) for (const turns of ways) console.log(speaker, wordsOf(turns, speaker));
}
