import { join } from 'node:path';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { liveAudio } from '#adapters/speech/live-decoder.ts';
import { liveRecorderIn } from '#adapters/speech/live-recorder.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import { hearRecording } from './usecases/hear-recording.ts';
import type { EndPorts } from './usecases/service/live/end-call.ts';
import { LiveCalls, type LivePace } from './usecases/service/live/live-calls.ts';
import { withAbout } from './usecases/service/live/with-about.ts';
import type { ServicePorts } from './usecases/service/ports.ts';

/** Hears calls while they go on; what runs is kept in the data folder. */
export function openLiveCalls(ports: ServicePorts, dataDir: string, pace: Partial<LivePace> = {}): LiveCalls {
  let model: Promise<VoiceActivityModel> | undefined;
  const activity = () => {
    model ??= openSilero();
    return model;
  };
  const hearCall: EndPorts['hearCall'] = async (file, about, segments) =>
    withAbout(
      await hearRecording(
        file,
        { channels: about.channels },
        {
          audio: ffmpegReader,
          activity: await activity(),
          transcript: async () => (segments.length === 0 ? undefined : { segments, rest: {} }),
        },
      ),
      about,
    );
  const recorder = liveRecorderIn(join(dataDir, 'live'));
  return new LiveCalls(
    { ...ports, live: liveAudio, recorder, audio: ffmpegReader, activity, hearCall },
    pace,
  );
}
