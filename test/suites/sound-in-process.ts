import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { soundRenderer } from '#adapters/speech/render-sound.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { listenToRecording } from '#app/usecases/listen-to-recording.ts';
import type { RecordingSound } from '#app/usecases/service/sound/ports.ts';
import { recordingSound } from '#app/worker/recording-sound.ts';

/**
 * What the service's threads do with recordings, in this one.
 * @param folder where files lie meanwhile
 */
export function soundInProcess(folder: string): RecordingSound {
  const listen = async (file: string) =>
    listenToRecording(file, { audio: ffmpegReader, activity: await openSilero() });
  return recordingSound({ listen, ...soundRenderer() }, folder);
}
