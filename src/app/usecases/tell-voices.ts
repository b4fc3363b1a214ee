import type { AudioReader } from '#core/ports/speech-audio.ts';
import type { VoicePrintModel } from '#core/ports/voice-prints.ts';
import type { HeardSound } from '#core/speech/call-listener.ts';
import { speakersByVoice } from '#core/speech/speakers-by-voice.ts';
import { VoiceListener } from '#core/speech/voice-listener.ts';
import { noiseOf, voiceWindowsOf } from '#core/speech/voice-windows.ts';

/**
 * Tells the voices of a one-channel recording apart; what was heard in two channels stays as it is. The recording is read once
 * more, as only its end tells where somebody speaks.
 * @throws AudioRefusal where it cannot be read any more
 */
export async function tellVoices(
  file: string,
  sound: HeardSound,
  audio: AudioReader,
  openModel: () => Promise<VoicePrintModel>,
): Promise<HeardSound> {
  const [track, ...others] = sound.tracks;
  const windows = others.length > 0 ? [] : voiceWindowsOf(track!, sound.speech[0]!);
  if (windows.length === 0) return sound;
  const listener = new VoiceListener(await openModel(), windows, noiseOf(track!, sound.speech[0]!));
  const again = await audio.open(file);
  try {
    for await (const [samples] of again.blocks()) await listener.take(samples!);
  } finally {
    again.close();
  }
  const prints = await listener.finish();
  const printed = windows.map((window, index) => ({ window, print: prints[index]! }));
  return { ...sound, voices: speakersByVoice(track!, sound.speech[0]!, printed) };
}
