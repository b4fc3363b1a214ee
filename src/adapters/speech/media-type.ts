import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_FLAC,
  AV_CODEC_ID_MP3,
  AV_CODEC_ID_OPUS,
  AV_CODEC_ID_PCM_S16LE,
  AV_CODEC_ID_PCM_U8,
  AV_CODEC_ID_VORBIS,
} from 'node-av/constants';

/** What every browser of today plays: FFmpeg's name of the container, the codecs in it, and the media type. */
const PLAYED: readonly {
  readonly container: RegExp;
  readonly codecs: readonly number[];
  readonly type: string;
}[] = [
  { container: /^wav$/, codecs: [AV_CODEC_ID_PCM_S16LE, AV_CODEC_ID_PCM_U8], type: 'audio/wav' },
  { container: /^mp3$/, codecs: [AV_CODEC_ID_MP3], type: 'audio/mpeg' },
  { container: /^ogg$/, codecs: [AV_CODEC_ID_OPUS, AV_CODEC_ID_VORBIS], type: 'audio/ogg' },
  { container: /(?:^|,)mp4(?:,|$)/, codecs: [AV_CODEC_ID_AAC], type: 'audio/mp4' },
  { container: /^flac$/, codecs: [AV_CODEC_ID_FLAC], type: 'audio/flac' },
  { container: /(?:^|,)webm(?:,|$)/, codecs: [AV_CODEC_ID_OPUS, AV_CODEC_ID_VORBIS], type: 'audio/webm' },
];

/** The media type under which browsers play a file as it is; undefined where it has to be rewritten for them. */
export function mediaTypeOf(container: string, codec: number): string | undefined {
  return PLAYED.find((one) => one.container.test(container) && one.codecs.includes(codec))?.type;
}
