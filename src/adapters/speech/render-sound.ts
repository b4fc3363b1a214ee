import { Encoder, Muxer } from 'node-av/api';
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLT,
  FF_ENCODER_LIBOPUS,
} from 'node-av/constants';
import { Frame } from 'node-av/lib';
import type { SoundRenderer } from '#core/ports/sound-renderer.ts';
import { type AudioBlock, type AudioReader, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { BleepOut } from '#core/speech/bleep-out.ts';
import { ffmpegReader } from './ffmpeg-reader.ts';

/** Speech of a telephone sounds no better with more. */
const BITS_A_SECOND_AND_CHANNEL = 32_000;
/** 20 ms, the usual length of Opus. */
const FRAME = HEARING_RATE / 50;

/** Rewrites recordings with FFmpeg, inside the process. */
export function soundRenderer(reader: AudioReader = ffmpegReader): SoundRenderer {
  return {
    async render(from, to, bleeps) {
      const audio = await reader.open(from);
      try {
        await write(to, audio.channels, withBleeps(audio.blocks(), new BleepOut(bleeps)));
      } finally {
        audio.close();
      }
    },
  };
}

async function* withBleeps(blocks: AsyncIterable<AudioBlock>, bleepOut: BleepOut) {
  for await (const block of blocks) {
    bleepOut.take(block);
    yield block;
  }
}

async function write(file: string, channels: 1 | 2, blocks: AsyncIterable<AudioBlock>): Promise<void> {
  const encoder = await Encoder.create(FF_ENCODER_LIBOPUS, {
    bitrate: BITS_A_SECOND_AND_CHANNEL * channels,
    threadCount: 1,
    options: { application: 'voip' },
  });
  try {
    const muxer = await Muxer.open(file, { format: 'ogg' });
    try {
      const stream = muxer.addStream(encoder);
      for await (const { samples, at } of frames(blocks, channels)) {
        const frame = Frame.fromAudioBuffer(samples, {
          nbSamples: FRAME,
          format: AV_SAMPLE_FMT_FLT,
          sampleRate: HEARING_RATE,
          channelLayout: channels === 2 ? AV_CHANNEL_LAYOUT_STEREO : AV_CHANNEL_LAYOUT_MONO,
          timeBase: { num: 1, den: HEARING_RATE },
        });
        frame.pts = BigInt(at);
        for (const packet of encoder.encodeAllSync(frame)) muxer.writePacketSync(packet, stream);
        frame.free();
      }
      for (const packet of encoder.encodeAllSync(null)) muxer.writePacketSync(packet, stream);
    } finally {
      await muxer.close();
    }
  } finally {
    encoder.close();
  }
}

/** Interleaved samples, always as many; the last ones are followed by silence. */
async function* frames(blocks: AsyncIterable<AudioBlock>, channels: number) {
  let frame = new Float32Array(FRAME * channels);
  let filled = 0;
  let at = 0;
  const taken = () => {
    const samples = Buffer.from(frame.buffer);
    const ready = { samples, at };
    at += FRAME;
    frame = new Float32Array(FRAME * channels);
    filled = 0;
    return ready;
  };
  for await (const block of blocks) {
    for (let i = 0; i < block[0]!.length; i++) {
      for (let c = 0; c < channels; c++) frame[filled * channels + c] = block[c]![i]!;
      filled++;
      if (filled === FRAME) yield taken();
    }
  }
  if (filled > 0) yield taken();
}
