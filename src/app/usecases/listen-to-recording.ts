import { HEARING_VERSION, type HeardRecording } from '#contract/files/heard-recording.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioReader, OpenedAudio } from '#core/ports/speech-audio.ts';
import { CallListener, type HeardSound } from '#core/speech/call-listener.ts';
import { PeakTrack } from '#core/speech/peaks.ts';

export interface ListeningPorts {
  readonly audio: AudioReader;
  readonly activity: VoiceActivityModel;
}

/**
 * What is kept of a recording that somebody else wrote the turns of, or that was heard by an earlier version.
 * @throws AudioRefusal for what is no recording that can be heard
 */
export async function listenToRecording(
  file: string,
  { audio, activity }: ListeningPorts,
): Promise<HeardRecording> {
  const opened = await audio.open(file);
  try {
    return (await listenTo(opened, activity)).heard;
  } finally {
    opened.close();
  }
}

/** Listens to the whole of a recording that was just opened. */
export async function listenTo(
  audio: OpenedAudio,
  model: VoiceActivityModel,
): Promise<{ readonly sound: HeardSound; readonly heard: HeardRecording }> {
  const listener = new CallListener(audio.channels, model.start(audio.channels));
  const peaks = new PeakTrack();
  for await (const block of audio.blocks()) {
    peaks.take(block);
    await listener.take(block);
  }
  const sound = listener.heard();
  const { channels, mediaType } = audio;
  return {
    sound,
    heard: {
      version: HEARING_VERSION,
      durationMs: sound.durationMs,
      channels,
      ...(mediaType === undefined ? {} : { mediaType }),
      peaks: peaks.finish(),
      speech: sound.speech.map((own) => own.map(({ startMs, endMs }) => ({ startMs, endMs }))),
      holds: sound.holds.map(({ startMs, endMs }) => ({ startMs, endMs })),
    },
  };
}
