declare module 'sherpa-onnx-node' {
  interface OfflineStream {
    acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  }
  class OfflineRecognizer {
    constructor(config: object);
    createStream(hotWords?: string): OfflineStream;
    setConfig(config: object): void;
    decode(stream: OfflineStream): void;
    getResult(stream: OfflineStream): unknown;
  }
  const sherpa: { readonly OfflineRecognizer: typeof OfflineRecognizer };
  export default sherpa;
}
