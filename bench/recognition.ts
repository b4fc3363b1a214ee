import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSherpa } from '#adapters/recognition-sherpa/open-sherpa.ts';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { openWhisper } from '#adapters/whisper/open-whisper.ts';
import { isSherpaFolder } from '#app/boot.ts';
import { recogniseTurns } from '#app/usecases/recognise-turns.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { normaliseConversation } from '#core/conversation/normalise.ts';
import { cleanWords } from '#core/speech/clean-words.ts';
import type { WrittenTurn } from '#core/speech/hear-turns.ts';
import { type PlannedTurn, planRecognition } from '#core/speech/recognition-plan.ts';
import { comparable, editsBetween } from './character-errors.ts';
import { channelsOf, listenTo } from './speech-score.ts';
import { machine, printTable } from './timing.ts';

/**
 * How well spoken calls are written down: characters wrong of those said, and how many of the signals that are found in what
 * was said are found in what was recognised. With `--python` of an environment with faster-whisper, that program on
 * the same stretches of the same recordings, and by itself on each whole channel.
 *
 *     node bench/recognition.ts FOLDER --model FOLDER [--language zh|en] [--python PYTHON] [--show]
 *
 * FOLDER comes from training/speech/plant_calls.py; the model is one in CTranslate2's form, as `models pull` brings it, or a
 * folder of sherpa-onnx (without `--python`).
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    language: { type: 'string' },
    python: { type: 'string' },
    show: { type: 'boolean' },
  },
});
const [folder] = positionals;
if (folder === undefined || options.model === undefined) {
  throw new Error(
    'node bench/recognition.ts FOLDER --model FOLDER [--language zh|en] [--python PYTHON] [--show]',
  );
}

interface Truth {
  readonly language: string;
  readonly turns: readonly WrittenTurn[];
}

/** What one way of recognising made of the calls of a language. */
class Tally {
  edits = 0;
  characters = 0;
  signals = 0;
  found = 0;
  besides = 0;

  add(language: string, truth: readonly WrittenTurn[], recognised: readonly WrittenTurn[]): void {
    for (const speaker of [0, 1]) {
      const [said, heard] = [truth, recognised].map((turns) => comparable(wordsOf(turns, speaker)));
      this.edits += editsBetween(said!, heard!);
      this.characters += said!.length;
    }
    const wanted = signalsOf(language, truth);
    const open = signalsOf(language, recognised);
    this.signals += wanted.length;
    for (const { type, turn } of wanted) {
      const at = open.findIndex(
        (one) =>
          one.type === type &&
          one.turn.speaker === turn.speaker &&
          one.turn.startMs < turn.endMs &&
          turn.startMs < one.turn.endMs,
      );
      if (at < 0) continue;
      this.found++;
      open.splice(at, 1);
    }
    this.besides += open.length;
  }

  get row(): string[] {
    const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
    return [
      `${percent(this.edits, this.characters)} %`,
      `${this.edits} of ${this.characters}`,
      `${percent(this.found, this.signals)} %`,
      `${this.found} of ${this.signals}`,
      String(this.besides),
    ];
  }
}

const analyser = new Analyser();
const activity = await openSilero();
const isSherpa = await isSherpaFolder(options.model);
const recogniser = isSherpa
  ? await openSherpa(options.model, 'sherpa-onnx')
  : await openWhisper(options.model, 'whisper');
const way = isSherpa ? 'Tingzhen, sherpa-onnx' : 'Tingzhen';
const tallies = new Map<string, Tally>();
const tally = (language: string, by: string) => {
  const key = `${language} | ${by}`;
  const one = tallies.get(key) ?? new Tally();
  tallies.set(key, one);
  return one;
};
let [seconds, spent] = [0, 0];
const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).toSorted();
for (const name of names) {
  const file = join(folder, name);
  const truth: Truth = JSON.parse(await readFile(file.replace('.wav', '.json'), 'utf8'));
  const { language } = truth;
  if (options.language !== undefined && language !== options.language) continue;
  const { sound } = await listenTo(activity, await channelsOf(file));
  const plan = planRecognition(sound, recogniser.longestMs);
  const audio = await ffmpegReader.open(file);
  const before = process.cpuUsage();
  const ours = await recogniseTurns(audio, plan, recogniser, {});
  const { user, system } = process.cpuUsage(before);
  audio.close();
  spent += (user + system) / 1e6;
  seconds += sound.durationMs / 1000;
  tally(language, way).add(language, truth.turns, ours);
  const others =
    options.python === undefined ? undefined : fasterWhisper(options.python, file, language, plan);
  if (others !== undefined) {
    tally(language, 'faster-whisper, same stretches').add(language, truth.turns, others.stretches);
    tally(language, 'faster-whisper, whole channels').add(language, truth.turns, others.channels);
  }
  if (options.show === true) tell(name, truth.turns, ours, others?.stretches);
}
if (isSherpa) spent += secondsOfChildren();
await Promise.all([recogniser.close(), activity.close()]);

console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}.`);
printTable(
  'Words of calls',
  ['language', 'recogniser', 'characters wrong', '', 'signals found', '', 'besides'],
  [...tallies]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [...key.split(' | '), ...one.row]),
);
console.log(`\nTingzhen: ${(seconds / spent).toFixed(1)}× real time a core, two channels.`);

/** Of processors, by processes that this one has started: the library runs in one. */
function secondsOfChildren(): number {
  const told = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'cputimes=,args='], {
    encoding: 'utf8',
  });
  return told
    .split('\n')
    .filter((line) => line.includes('library-process'))
    .reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
}

function fasterWhisper(python: string, file: string, language: string, plan: readonly PlannedTurn[]) {
  const script = new URL('recognition_faster_whisper.py', import.meta.url).pathname;
  const stretches = plan.flatMap(({ channel, stretches }) =>
    stretches.map(({ startMs, endMs }) => ({ channel, startMs, endMs })),
  );
  const printed = execFileSync(python, [script, options.model!, file, language], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    input: JSON.stringify(stretches),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  interface Piece {
    readonly channel: number;
    readonly startMs: number;
    readonly endMs: number;
    readonly text: string;
  }
  const found = JSON.parse(printed) as { readonly stretches: Piece[]; readonly channels: Piece[] };
  const turnsOf = (pieces: readonly Piece[]) =>
    pieces.map(
      ({ channel, startMs, endMs, text }): WrittenTurn => ({
        speaker: channel,
        startMs,
        endMs,
        text: cleanWords({ text, language }, endMs - startMs).text,
      }),
    );
  return { stretches: turnsOf(found.stretches), channels: turnsOf(found.channels) };
}

function wordsOf(turns: readonly WrittenTurn[], speaker: number): string {
  return turns
    .filter((turn) => turn.speaker === speaker)
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ text }) => text)
    .join(' ');
}

function signalsOf(language: string, turns: readonly WrittenTurn[]) {
  const said = turns.filter(({ text }) => text !== '').toSorted((a, b) => a.startMs - b.startMs);
  const outcome = normaliseConversation(
    {
      language,
      turns: said.map(({ speaker, text, startMs, endMs }) => ({
        role: speaker === 0 ? 'agent' : 'customer',
        text,
        startMs,
        endMs,
      })),
    },
    { fallbackId: 'call', channel: 'voice' },
  );
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message.en);
  const { signals } = analyser.analyse(outcome.conversation);
  return signals.flatMap(({ type, turn }) =>
    turn === undefined || said[turn] === undefined ? [] : [{ type, turn: said[turn] }],
  );
}

function tell(
  name: string,
  truth: readonly WrittenTurn[],
  ours: readonly WrittenTurn[],
  others: readonly WrittenTurn[] = [],
): void {
  for (const speaker of [0, 1]) {
    console.log(`${name} ${speaker}`);
    for (const [who, turns] of Object.entries({ said: truth, ours, others })) {
      console.log(`  ${who.padEnd(6)} ${wordsOf(turns, speaker)}`);
    }
  }
}
