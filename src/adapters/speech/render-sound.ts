import { Encoder, Muxer } from 'node-av/api';
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLT,
  FF_ENCODER_LIBOPUS,
} from 'node-av/constants';
import { Frame, type Packet } from 'node-av/lib';
import type { SoundRenderer } from '#core/ports/sound-renderer.ts';
import { type AudioBlock, type AudioReader, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { BleepOut } from '#core/speech/bleep-out.ts';
import { ffmpegReader } from './ffmpeg-reader.ts';

/** Speech of a telephone sounds no better with more. */
const BITS_A_SECOND_AND_CHANNEL = 32_000;

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
      // Encoding itself is asked for asynchronously: the library frees twice what its synchronous calls return.
      const put = (packets: readonly Packet[]) => {
        for (const packet of packets) {
          muxer.writePacketSync(packet, stream);
          packet.free();
        }
      };
      let at = 0;
      for await (const block of blocks) {
        const { length } = block[0]!;
        const frame = Frame.fromAudioBuffer(interleaved(block), {
          nbSamples: length,
          format: AV_SAMPLE_FMT_FLT,
          sampleRate: HEARING_RATE,
          channelLayout: channels === 2 ? AV_CHANNEL_LAYOUT_STEREO : AV_CHANNEL_LAYOUT_MONO,
          timeBase: { num: 1, den: HEARING_RATE },
        });
        frame.pts = BigInt(at);
        at += length;
        put(await encoder.encodeAll(frame));
        frame.free();
      }
      put(await encoder.encodeAll(null));
    } finally {
      await muxer.close();
    }
  } finally {
    encoder.close();
  }
}

function interleaved(block: AudioBlock): Buffer {
  const samples = new Float32Array(block.length * block[0]!.length);
  for (const [channel, own] of block.entries()) {
    for (let i = 0; i < own.length; i++) samples[i * block.length + channel] = own[i]!;
  }
  return Buffer.from(samples.buffer);
}
