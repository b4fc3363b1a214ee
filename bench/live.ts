import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { liveSender, PCM_16K, pcmOf } from '../test/suites/live-sender.ts';
import { machine, printTable } from './timing.ts';

/** Planted calls, as often as it takes. */
const FILES = ['parcel-zh', 'refund-zh', 'charge-en'];
/** At once. */
const CALLS = [1, 10];
const PIECE_MS = 100;
const SILENCE_MS = 2_000;
const ORGANISATION = 'bench';

/** Calls played at real speed over WebSockets: how long after a sound its signal is told. */
export async function benchLive(): Promise<void> {
  console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; wall clock, real speed.`);
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-live-'));
  const quiet = () => {};
  const service = await startService(
    readSettings({ TINGZHEN_DATA_DIR: folder, TINGZHEN_PORT: '0' }),
    { id: ORGANISATION, name: 'Bench', timeZone: 'UTC', retentionDays: null, packs: ['general', 'voice'] },
    { info: quiet, warn: quiet, error: quiet },
  );
  const sounds = await Promise.all(
    FILES.map((name) =>
      pcmOf(fileURLToPath(new URL(`../src/adapters/demo-calls/calls/${name}.ogg`, import.meta.url))),
    ),
  );
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
      const at = (share: number) =>
        late.toSorted((a, b) => a - b)[Math.floor(late.length * share)] ?? Number.NaN;
      rows.push([
        `${count}`,
        `${late.length}`,
        ...[0.5, 0.95, 1 - 1e-9].map((share) => at(share).toFixed(0)),
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
      if (type === 'speech.silence') return [arrived - began - startMs - SILENCE_MS];
      if (type === 'speech.overlap' || type === 'speech.interruption') return [arrived - began - endMs];
      return [];
    }),
  );
}
