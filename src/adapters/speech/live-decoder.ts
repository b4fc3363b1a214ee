import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_CODEC_ID_OPUS,
  AV_CODEC_ID_PCM_ALAW,
  AV_CODEC_ID_PCM_MULAW,
  AV_CODEC_ID_PCM_S16LE,
  AV_SAMPLE_FMT_FLTP,
  type AVCodecID,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet, SoftwareResampleContext } from 'node-av/lib';
import type { LiveAudio, LiveDecoder, LiveEncoding, LiveFormat } from '#core/ports/live-sound.ts';
import { type AudioBlock, AudioRefusal, HEARING_RATE } from '#core/ports/speech-audio.ts';

const CODECS: Readonly<Record<LiveEncoding, AVCodecID>> = {
  pcm_s16le: AV_CODEC_ID_PCM_S16LE,
  pcm_mulaw: AV_CODEC_ID_PCM_MULAW,
  pcm_alaw: AV_CODEC_ID_PCM_ALAW,
  opus: AV_CODEC_ID_OPUS,
};
/** Bytes of one sample; packets of Opus have any length. */
const SAMPLE_BYTES: Readonly<Record<LiveEncoding, number>> = {
  pcm_s16le: 2,
  pcm_mulaw: 1,
  pcm_alaw: 1,
  opus: 0,
};
const LAYOUTS = {
  1: { nbChannels: 1, order: AV_CHANNEL_ORDER_NATIVE, mask: 4n },
  2: { nbChannels: 2, order: AV_CHANNEL_ORDER_NATIVE, mask: 3n },
} as const;

/** Decodes the sound of live calls with FFmpeg, inside the process. */
export const liveAudio: LiveAudio = { open: (format) => new FfmpegLiveDecoder(format) };

class FfmpegLiveDecoder implements LiveDecoder {
  readonly #format: LiveFormat;
  readonly #codec: CodecContext;
  readonly #frame = new Frame();
  readonly #packet = new Packet();
  #resampler: SoftwareResampleContext | undefined;
  /** The beginning of a sample whose end has not arrived. */
  #rest = Buffer.alloc(0);

  constructor(format: LiveFormat) {
    this.#format = format;
    const codec = Codec.findDecoder(CODECS[format.encoding]);
    if (codec === null) throw refusal(`FFmpeg has no decoder of ${format.encoding}`);
    this.#codec = new CodecContext();
    this.#codec.allocContext3(codec);
    this.#codec.sampleRate = format.rate;
    this.#codec.channelLayout = LAYOUTS[format.channels];
    const opened = this.#codec.open2Sync(codec);
    if (opened < 0) throw refusal(`FFmpeg does not open ${format.encoding} (${opened})`);
    this.#frame.alloc();
    this.#packet.alloc();
  }

  decode(bytes: Uint8Array): AudioBlock | null {
    const whole = this.#wholeSamples(bytes);
    if (whole.length === 0) return null;
    this.#packet.data = whole;
    const sent = this.#codec.sendPacketSync(this.#packet);
    this.#packet.unref();
    if (sent < 0) throw refusal(`these bytes are no ${this.#format.encoding} (${sent})`);
    const pieces: Float32Array[][] = [];
    while (this.#codec.receiveFrameSync(this.#frame) >= 0) {
      pieces.push(this.#resampled(this.#frame));
      this.#frame.unref();
    }
    const block = joined(pieces, this.#format.channels);
    return block[0]!.length === 0 ? null : block;
  }

  close(): void {
    this.#resampler?.free();
    this.#frame.free();
    this.#packet.free();
    this.#codec.freeContext();
  }

  #wholeSamples(bytes: Uint8Array): Buffer {
    const size = SAMPLE_BYTES[this.#format.encoding] * this.#format.channels;
    if (size === 0) return Buffer.from(bytes);
    const all = Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % size);
    this.#rest = all.subarray(whole);
    return all.subarray(0, whole);
  }

  #resampled(frame: Frame): Float32Array[] {
    this.#resampler ??= resamplerFor(frame, this.#format.channels);
    const resampler = this.#resampler;
    const room = resampler.getOutSamples(frame.nbSamples);
    const out = Array.from({ length: this.#format.channels }, () => Buffer.alloc(room * 4));
    const count = resampler.convertSync(out, room, [...(frame.data ?? [])], frame.nbSamples);
    if (count < 0) throw refusal(`the sound cannot be resampled (${count})`);
    return out.map(({ buffer, byteOffset }) => new Float32Array(buffer, byteOffset, count).slice());
  }
}

function resamplerFor(frame: Frame, channels: 1 | 2): SoftwareResampleContext {
  const resampler = new SoftwareResampleContext();
  const layout = LAYOUTS[channels];
  resampler.allocSetOpts2(
    layout,
    AV_SAMPLE_FMT_FLTP,
    HEARING_RATE,
    layout,
    frame.format as Parameters<SoftwareResampleContext['allocSetOpts2']>[4],
    frame.sampleRate,
  );
  const ready = resampler.init();
  if (ready < 0) throw refusal(`the sound cannot be resampled (${ready})`);
  return resampler;
}

function joined(pieces: readonly (readonly Float32Array[])[], channels: number): Float32Array[] {
  const length = pieces.reduce((sum, [first]) => sum + first!.length, 0);
  return Array.from({ length: channels }, (_, channel) => {
    const all = new Float32Array(length);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece[channel]!, at);
      at += piece[channel]!.length;
    }
    return all;
  });
}

function refusal(reason: string): AudioRefusal {
  return new AudioRefusal({
    code: 'unreadable-sound',
    severity: 'error',
    message: { zh: `声音无法解码：${reason}`, en: `the sound cannot be decoded: ${reason}` },
    hint: {
      zh: 'encoding、rate、channels 须与发送的声音一致；Opus 每条消息一个数据包',
      en: 'encoding, rate and channels must be those of what is sent; of Opus one packet a message',
    },
  });
}
