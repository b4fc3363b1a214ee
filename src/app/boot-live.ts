import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '#adapters/postgres/folder-lock.ts';
import { sharedLiveRecorder } from '#adapters/speech/shared-live-recorder.ts';
import { sideFileOf } from '#core/speech/side-file-name.ts';
import type { ConversationReading } from './api/dependencies.ts';
import type { PhraseWriter } from './usecases/service/live/call-words.ts';
import type { EndPorts } from './usecases/service/live/end-call.ts';
import { LiveCalls, type LiveEars, type LivePace } from './usecases/service/live/live-calls.ts';
import type { ServicePorts } from './usecases/service/ports.ts';

/**
 * Hears calls while they go on; what runs is kept in the data folder, and read as a recording when it ends.
 * @param writer writes down the words of calls whose sender sends none
 */
export function openLiveCalls(
  ports: ServicePorts,
  { file: read }: Pick<ConversationReading, 'file'>,
  dataDir: string,
  pace: Partial<LivePace> = {},
  writer?: PhraseWriter,
): LiveCalls {
  let ears: Promise<LiveEars> | undefined;
  const hearCall: EndPorts['hearCall'] = async function* (file, about, segments) {
    const { id, startedAt, agent, customer, attributes, channels } = about;
    const told = { id, startedAt, agent, customer, attributes };
    await writeFile(sideFileOf(file), JSON.stringify(segments.length === 0 ? told : { ...told, segments }));
    // The name was made up here.
    yield* read(file, { channels, recordingName: '{*}' });
  };
  const recorder = sharedLiveRecorder(join(dataDir, 'live'), lockFolder);
  return new LiveCalls(
    {
      ...ports,
      recorder,
      hearCall,
      writer,
      ears: () => {
        ears ??= openEars();
        return ears;
      },
    },
    pace,
  );
}

async function openEars(): Promise<LiveEars> {
  const [{ ffmpegReader: audio }, { liveAudio: live }, { openSilero }] = await Promise.all([
    import('#adapters/speech/ffmpeg-reader.ts'),
    import('#adapters/speech/live-decoder.ts'),
    import('#adapters/speech/silero-activity.ts'),
  ]);
  return { audio, live, activity: await openSilero() };
}
