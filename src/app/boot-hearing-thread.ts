import { workerData } from 'piscina';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { soundRenderer } from '#adapters/speech/render-sound.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import type { HeardRecording } from '#contract/files/heard-recording.ts';
import type { ReadOptions, ReadOutcome } from '#contract/files/reading.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioReader } from '#core/ports/speech-audio.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { hear as hearWith, openRecognizer } from './boot.ts';
import { listenToRecording } from './usecases/listen-to-recording.ts';
import { type PhraseAnswer, writePhrases } from './usecases/write-phrases.ts';
import type { HearingSetup, WritingTask } from './worker/hearing-thread.ts';
import { readingRest } from './worker/reading-rest.ts';

// What threads that hear recordings do, by the names under which they are asked for it.

const { rest: shared } = workerData as HearingSetup;
const rest = readingRest(shared);
let activity: Promise<VoiceActivityModel> | undefined;

/** Sound ends between two blocks once the threads are to rest: neither a model nor a codec is then at work. */
const audio: AudioReader = {
  async open(file) {
    const opened = await ffmpegReader.open(file);
    return {
      ...opened,
      async *blocks() {
        for await (const block of opened.blocks()) {
          refuseToGoOn();
          yield block;
        }
      },
    };
  },
};

function refuseToGoOn(): void {
  if (rest.isWanted) throw new Error('The service is stopping.');
}

/** What broke off is no refusal of the recording: nothing is known of it. */
async function whole<Result>(work: () => Promise<Result>): Promise<Result> {
  return rest.during(async () => {
    refuseToGoOn();
    const result = await work();
    refuseToGoOn();
    return result;
  });
}

export function hear({
  file,
  options,
}: {
  readonly file: string;
  readonly options: ReadOptions;
}): Promise<ReadOutcome> {
  return whole(() => hearWith(file, options, audio));
}

export function listen(file: string): Promise<HeardRecording> {
  activity ??= openSilero();
  return whole(async () => listenToRecording(file, { audio, activity: await activity! }));
}

export function write({ recognizer, hotWords, ...task }: WritingTask): Promise<PhraseAnswer> {
  return whole(() => writePhrases(task, () => openRecognizer(recognizer), { hotWords }));
}

export function render(asked: {
  readonly from: string;
  readonly to: string;
  readonly bleeps: readonly Stretch[];
}): Promise<void> {
  return whole(() => soundRenderer(audio).render(asked.from, asked.to, asked.bleeps));
}
