import { Encoder, Muxer } from 'node-av/api';
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
} from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { pcm16, wavHeader } from '#core/speech/pcm16.ts';

/** PCM of 16 bits, one or several channels beside each other. */
export function wavOf(channels: readonly Float32Array[], rate = HEARING_RATE): Buffer {
  const data = pcm16(channels);
  return Buffer.concat([wavHeader(channels.length, rate, data.length), data]);
}

/** Half the rate: the telephone's 8 kHz, without what lies above 3.4 kHz. */
export function toTelephone(samples: Float32Array): Float32Array {
  const taps = 63;
  const cutoff = 3400 / HEARING_RATE;
  const filter = Float64Array.from({ length: taps }, (_, i) => {
    const x = i - (taps - 1) / 2;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (taps - 1)));
  });
  return Float32Array.from({ length: Math.floor(samples.length / 2) }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < taps; k++) sum += filter[k]! * (samples[2 * i + k - (taps - 1) / 2] ?? 0);
    return sum;
  });
}

/**
 * Writes sound with one of FFmpeg's encoders; the ending names the container.
 * @param rate of the samples and of the file
 */
export async function encodeFile(
  file: string,
  encoderName: Parameters<typeof Encoder.create>[0],
  channels: readonly Float32Array[],
  rate: number = HEARING_RATE,
): Promise<void> {
  const data = Buffer.from(pcm16(channels).buffer);
  const bytesPerSample = channels.length * 2;
  const encoder = await Encoder.create(encoderName);
  const muxer = await Muxer.open(file);
  const stream = muxer.addStream(encoder);
  const step = 960;
  for (let from = 0; from < channels[0]!.length; from += step) {
    const samples = Math.min(step, channels[0]!.length - from);
    const frame = Frame.fromAudioBuffer(
      data.subarray(from * bytesPerSample, (from + samples) * bytesPerSample),
      {
        nbSamples: samples,
        format: AV_SAMPLE_FMT_S16,
        sampleRate: rate,
        channelLayout: channels.length === 2 ? AV_CHANNEL_LAYOUT_STEREO : AV_CHANNEL_LAYOUT_MONO,
        timeBase: { num: 1, den: rate },
      },
    );
    frame.pts = BigInt(from);
    for (const packet of await encoder.encodeAll(frame)) await muxer.writePacket(packet, stream);
    frame.free();
  }
  for await (const packet of encoder.flushPackets()) await muxer.writePacket(packet, stream);
  encoder.close();
  await muxer.close();
}

/** Writes one channel with an encoder that may give every frame another size; the ending names the container. */
export async function encodeVariably(
  file: string,
  encoderName: Parameters<typeof Encoder.create>[0],
  samples: Float32Array,
  encoderOptions: Record<string, string>,
  muxerOptions: Record<string, string> = {},
): Promise<void> {
  const encoder = await Encoder.create(encoderName, { options: encoderOptions });
  const muxer = await Muxer.open(file, { options: muxerOptions });
  const stream = muxer.addStream(encoder);
  const step = 1024;
  for (let from = 0; from < samples.length; from += step) {
    const part = samples.slice(from, from + step);
    const frame = Frame.fromAudioBuffer(Buffer.from(part.buffer), {
      nbSamples: part.length,
      format: AV_SAMPLE_FMT_FLTP,
      sampleRate: HEARING_RATE,
      channelLayout: AV_CHANNEL_LAYOUT_MONO,
      timeBase: { num: 1, den: HEARING_RATE },
    });
    frame.pts = BigInt(from);
    for (const packet of await encoder.encodeAll(frame)) await muxer.writePacket(packet, stream);
    frame.free();
  }
  for await (const packet of encoder.flushPackets()) await muxer.writePacket(packet, stream);
  encoder.close();
  await muxer.close();
}
