const SAMPLE_BYTES = 2;
export const WAV_HEADER_BYTES = 44;

/** Channels of samples of −1 to 1 beside each other as sixteen bits, little end first; what is louder is cut. */
export function pcm16(channels: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(channels[0]!.length * channels.length * SAMPLE_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [channel, samples] of channels.entries()) {
    for (const [i, sample] of samples.entries()) {
      const value = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
      view.setInt16((i * channels.length + channel) * SAMPLE_BYTES, value, true);
    }
  }
  return bytes;
}

/** The other way: samples of −1 to 1, channel by channel. */
export function floatsOf(bytes: Uint8Array, channels: number): Float32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.floor(bytes.length / (channels * SAMPLE_BYTES));
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from(
      { length },
      (_, i) => view.getInt16((i * channels + channel) * SAMPLE_BYTES, true) / 32_767,
    ),
  );
}

/**
 * The 44 bytes before such samples in a file: RIFF WAVE, PCM ("Multimedia Programming Interface and Data Specifications
 * 1.0", 1991).
 * @param rate hertz
 * @param soundBytes of the samples of all channels
 */
export function wavHeader(channels: number, rate: number, soundBytes: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(header.buffer);
  const mark = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  const frame = channels * SAMPLE_BYTES;
  mark(0, 'RIFF');
  view.setUint32(4, WAV_HEADER_BYTES - 8 + soundBytes, true);
  mark(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  mark(36, 'data');
  view.setUint32(40, soundBytes, true);
  return header;
}
