import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Decoder, Demuxer } from 'node-av/api';
import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_LOG_QUIET,
  AV_SAMPLE_FMT_FLTP,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { Log, type Stream } from 'node-av/lib';
import { messageOf } from '#core/message-of.ts';
import {
  type AudioBlock,
  type AudioReader,
  HEARING_RATE,
  type OpenedAudio,
} from '#core/ports/speech-audio.ts';
import type { Problem } from '#core/problem.ts';
import { headOf } from './audio-files.ts';
import { isLengthGuessed } from './guessed-length.ts';
import { mediaTypeOf } from './media-type.ts';
import { emptyFile, noSamples, noSound, textFile, unknownSound, videoFile } from './refusals.ts';
import { announcedByHeader } from './wav-header.ts';

const BLOCK_SAMPLES = HEARING_RATE;
/** Enough to tell texts and to read a header. */
const HEAD = 4096;
/** PCM comes in packets of this many bytes; the usual 4 kB cost more in calls than in decoding. */
const PCM_PACKET_BYTES = 1 << 16;
const MICROSECONDS_PER_MS = 1000;

/** Reads recordings of every kind with FFmpeg, inside the process. */
export const ffmpegReader: AudioReader = { open: openRecording };

async function openRecording(file: string): Promise<OpenedAudio> {
  if ((await stat(file)).size === 0) throw emptyFile();
  Log.setLevel(AV_LOG_QUIET);
  const head = await headOf(file, HEAD);
  const demuxer = await openDemuxer(file, head);
  try {
    const stream = demuxer.audio();
    if (demuxer.streams.some(isPicture)) throw stream === undefined ? noSound() : videoFile();
    if (stream === undefined) throw noSound();
    const inFile = stream.codecpar.channels;
    const channels = inFile === 2 ? 2 : 1;
    const isGuessed = await isLengthGuessed(file, demuxer.formatName, head);
    const announcedMs = announcedByHeader(head) ?? (isGuessed ? undefined : announced(demuxer));
    const mediaType = isGuessed ? undefined : mediaTypeOf(demuxer.formatName, stream.codecpar.codecId);
    return {
      channels,
      sourceRate: stream.codecpar.sampleRate,
      ...(announcedMs === undefined ? {} : { announcedMs }),
      ...(mediaType === undefined ? {} : { mediaType }),
      warnings: inFile > 2 ? [mixedDown(inFile)] : [],
      blocks: () => decode(demuxer, stream, channels),
      close: () => demuxer.closeSync(),
    };
  } catch (error) {
    demuxer.closeSync();
    throw error;
  }
}

async function openDemuxer(file: string, head: Buffer): Promise<Demuxer> {
  // Asked before FFmpeg, which takes some texts for subtitles and some for raw sound.
  if (isText(head)) throw textFile();
  try {
    return await Demuxer.open(file, { options: { max_size: PCM_PACKET_BYTES } });
  } catch (error) {
    throw unknownSound(messageOf(error));
  }
}

function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  const beginning = head.toString('hex', 0, 2);
  if (beginning === 'fffe') return isUtf16(head, 'utf-16le');
  if (beginning === 'feff') return isUtf16(head, 'utf-16be');
  if (head.includes(0)) return false;
  let control = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) control++;
  return control === 0;
}

/** Sound has halves of pairs among its bytes before long. */
function isUtf16(head: Buffer, encoding: string): boolean {
  try {
    // The last pair may have been cut in two.
    new TextDecoder(encoding, { fatal: true }).decode(head.subarray(0, head.length - (head.length % 2)), {
      stream: true,
    });
    return true;
  } catch {
    return false;
  }
}

function isPicture({ codecpar, disposition }: Stream): boolean {
  return codecpar.codecType === AVMEDIA_TYPE_VIDEO && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0;
}

function announced(demuxer: Demuxer): number | undefined {
  const { duration } = demuxer.getFormatContext();
  return duration > 0n ? Number(duration) / MICROSECONDS_PER_MS : undefined;
}

function mixedDown(channels: number): Problem {
  return {
    code: 'channels-mixed',
    severity: 'warning',
    message: {
      zh: `录音有 ${channels} 个声道，已混成一个`,
      en: `the recording has ${channels} channels, which were mixed into one`,
    },
  };
}

/** Blocks of a second; damaged packets on the way are left out, as every player does. */
async function* decode(demuxer: Demuxer, stream: Stream, channels: number): AsyncGenerator<AudioBlock> {
  const decoder = await Decoder.create(stream, {
    threadCount: 1,
    exitOnError: false,
    resample: { sampleRate: HEARING_RATE, sampleFormat: AV_SAMPLE_FMT_FLTP },
  });
  let block = emptyBlock(channels);
  let filled = 0;
  let total = 0;
  try {
    for (const frame of decoder.framesSync(demuxer.packetsSync(stream.index))) {
      if (frame === null) continue;
      const planes = planesOf(frame.data ?? [], frame.nbSamples, channels);
      frame.free();
      total += planes[0]?.length ?? 0;
      for (let from = 0; from < planes[0]!.length; ) {
        const taken = Math.min(BLOCK_SAMPLES - filled, planes[0]!.length - from);
        for (let c = 0; c < channels; c++) block[c]!.set(planes[c]!.subarray(from, from + taken), filled);
        from += taken;
        filled += taken;
        if (filled < BLOCK_SAMPLES) continue;
        yield block;
        block = emptyBlock(channels);
        filled = 0;
        // Decoding itself never waits; others get their turn here.
        await setImmediate();
      }
    }
    if (filled > 0) yield block.map((plane) => plane.subarray(0, filled));
    if (total === 0) throw noSamples();
  } finally {
    decoder.close();
  }
}

function emptyBlock(channels: number): Float32Array[] {
  return Array.from({ length: channels }, () => new Float32Array(BLOCK_SAMPLES));
}

/** The planes of a frame, copied out of FFmpeg's memory; more than two channels become their mean. */
function planesOf(data: readonly Buffer[], samples: number, channels: number): Float32Array[] {
  const planes = data.map((bytes) => {
    const plane = new Float32Array(samples);
    new Uint8Array(plane.buffer).set(bytes.subarray(0, samples * 4));
    return plane;
  });
  if (planes.length === channels) return planes;
  const mean = new Float32Array(samples);
  for (const plane of planes) for (let i = 0; i < samples; i++) mean[i]! += plane[i]! / planes.length;
  return Array.from({ length: channels }, () => mean);
}
