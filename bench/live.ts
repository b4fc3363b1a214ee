import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { hearTurns } from '#core/speech/hear-turns.ts';
import { measuresOnce } from '#core/speech/measure-turn.ts';
import { liveSender, PCM_16K, pcmOf } from '../test/suites/live-sender.ts';
import { channelsOf } from './speech-score.ts';
import { machine, printTable } from './timing.ts';

/** Planted calls, as often as it takes. */
const FILES = ['parcel-zh', 'refund-zh', 'charge-en'];
/** At once. */
const CALLS = [1, 10];
const PIECE_MS = 100;
const SILENCE_MS = 2_000;
const ORGANISATION = 'bench';

/** As often as the service looks. */
const LOOK_MS = 150;
const SAMPLES_A_MS = 16;

/**
 * How late signals are told of by what they are and by how often is looked, if looking and judging took no time: the clock is
 * that of the sound. Prints as well what looking takes.
 */
async function lateByItself(): Promise<string[]> {
  const activity = await openSilero();
  const late: number[] = [];
  let looks = 0;
  let spentMs = 0;
  for (const name of FILES) {
    const sound = await channelsOf(fileOf(name));
    const listener = new CallListener(2, activity.start(2));
    const measure = [measuresOnce(), measuresOnce()];
    const told = new Set<string>();
    for (let ms = 0; ms * SAMPLES_A_MS < sound[0]!.length; ms += LOOK_MS) {
      await listener.take(
        sound.map((samples) => samples.slice(ms * SAMPLES_A_MS, (ms + LOOK_MS) * SAMPLES_A_MS)),
      );
      const before = process.cpuUsage();
      const turns = hearTurns(listener.heardSoFar(), undefined, measure);
      const { user, system } = process.cpuUsage(before);
      spentMs += (user + system) / 1000;
      looks++;
      for (const { type, startMs, endMs } of turns.flatMap((turn) => turn.sound.heard)) {
        const key = `${type} ${Math.round(startMs / 500)}`;
        if (!told.has(key)) late.push(...latenessOf(ms + LOOK_MS, type, startMs, endMs));
        told.add(key);
      }
    }
  }
  await activity.close();
  return [`${late.length}`, ...sharesOf(late), (spentMs / looks).toFixed(1)];
}

/** How long after a signal could be known it was told; a silence is one after two seconds. None of other signals. */
function latenessOf(toldMs: number, type: string, startMs: number, endMs: number): number[] {
  if (type === 'speech.silence') return [toldMs - startMs - SILENCE_MS];
  if (type === 'speech.overlap' || type === 'speech.interruption') return [toldMs - endMs];
  return [];
}

function sharesOf(late: readonly number[]): string[] {
  const sorted = late.toSorted((a, b) => a - b);
  return [0.5, 0.95, 1 - 1e-9].map((share) =>
    (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0),
  );
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../src/adapters/demo-calls/calls/${name}.ogg`, import.meta.url));
}

/** Calls played at real speed over WebSockets: how long after a sound its signal is told. */
export async function benchLive(): Promise<void> {
  console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; wall clock, real speed.`);
  printTable(
    'What looking at them every 0.15 s leaves: told so many ms after they could be known, were there nothing else',
    ['told', 'p50', 'p95', 'latest', 'processor ms a look'],
    [await lateByItself()],
  );
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-live-'));
  const quiet = () => {};
  const service = await startService(
    readSettings({ TINGZHEN_DATA_DIR: folder, TINGZHEN_PORT: '0' }),
    { id: ORGANISATION, name: 'Bench', timeZone: 'UTC', retentionDays: null, packs: ['general', 'voice'] },
    { info: quiet, warn: quiet, error: quiet },
  );
  const sounds = await Promise.all(FILES.map((name) => pcmOf(fileOf(name))));
  const rows: string[][] = [];
  try {
    // The first one loads the model.
    await play(service.url!, service.localKey!, 'warm', sounds[0]!.slice(0, 50));
    for (const count of CALLS) {
      const [load = 0] = loadavg();
      const before = process.cpuUsage();
      const began = performance.now();
      const late = (
        await Promise.all(
          Array.from({ length: count }, (_, at) =>
            play(service.url!, service.localKey!, `${count}-${at}`, sounds[at % sounds.length]!),
          ),
        )
      ).flat();
      const { user, system } = process.cpuUsage(before);
      const busy = (user + system) / 1000 / (performance.now() - began);
      rows.push([
        `${count}`,
        `${late.length}`,
        ...sharesOf(late),
        busy.toFixed(2),
        `${load.toFixed(1)} to ${loadavg()[0]!.toFixed(1)}`,
      ]);
    }
  } finally {
    await service.stop(5_000);
    await rm(folder, { recursive: true });
  }
  printTable(
    'Silences, overlaps and interruptions of planted calls: told so many ms after they could be known',
    ['calls at once', 'told', 'p50', 'p95', 'latest', 'processors busy', 'load of the machine'],
    rows,
  );
}

/** How late each signal was told, in milliseconds after its sound had been sent; a silence is one after two seconds. */
async function play(url: string, key: string, id: string, pieces: readonly Buffer[]): Promise<number[]> {
  const sender = await liveSender(url, key);
  sender.say({ type: 'start', id, format: PCM_16K });
  await sender.answer('ready');
  const began = performance.now();
  for (const [index, piece] of pieces.entries()) {
    await pause(Math.max(0, began + (index + 1) * PIECE_MS - performance.now()));
    sender.sound(piece);
  }
  await pause(2_000);
  sender.say({ type: 'end' });
  await sender.answer('ended');
  await sender.close();
  return sender.said.flatMap(({ signals = [], arrived }) =>
    signals.flatMap(({ type, startMs, endMs }) => {
      if (startMs === undefined || endMs === undefined) return [];
      return latenessOf(arrived - began, type, startMs, endMs);
    }),
  );
}
