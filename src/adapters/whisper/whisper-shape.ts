import type { Ct2File } from './ct2-file.ts';

/** The sizes of a Whisper model, read off its arrays. */
export interface WhisperShape {
  readonly width: number;
  readonly heads: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly mels: number;
  /** Steps of 20 ms that the encoder takes in at most. */
  readonly audioSteps: number;
  /** Tokens that the decoder takes in at most. */
  readonly textSteps: number;
  readonly vocabulary: number;
  /** Heads of the decoder, as layer and head, that look at where in the sound a token is said. */
  readonly alignment: readonly (readonly [layer: number, head: number])[];
}

/** @param alignment as in the model's config.json; without it, every head of the upper half */
export function shapeOf(model: Ct2File, alignment?: WhisperShape['alignment']): WhisperShape {
  const [vocabulary, width] = model.dims('decoder/embeddings/weight') as [number, number];
  const heads = model.number('decoder/num_heads');
  const decoderLayers = layersOf(model, 'decoder');
  return {
    width,
    heads,
    vocabulary,
    encoderLayers: layersOf(model, 'encoder'),
    decoderLayers,
    mels: model.dims('encoder/conv1/weight')[1]!,
    audioSteps: model.dims('encoder/position_encodings/encodings')[0]!,
    textSteps: model.dims('decoder/position_encodings/encodings')[0]!,
    alignment: alignment ?? upperHalf(decoderLayers, heads),
  };
}

function layersOf(model: Ct2File, side: string): number {
  let layers = 0;
  while (model.has(`${side}/layer_${layers}/ffn/linear_0/weight`)) layers++;
  return layers;
}

function upperHalf(layers: number, heads: number): [number, number][] {
  const upper = Array.from({ length: layers }, (_, layer) => layer).filter((layer) => layer >= layers / 2);
  return upper.flatMap((layer) =>
    Array.from({ length: heads }, (_, head): [number, number] => [layer, head]),
  );
}
