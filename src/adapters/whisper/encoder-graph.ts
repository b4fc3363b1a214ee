import {
  attend,
  byHeads,
  type Construction,
  constantOf,
  cut,
  feedForward,
  layerNorm,
  linear,
} from './blocks.ts';
import type { Ct2File } from './ct2-file.ts';
import { melFilters, SPECTRUM, spectrumFilters } from './mel-filters.ts';
import { FLOAT, INT64, OnnxGraph } from './onnx-graph.ts';
import type { WhisperShape } from './whisper-shape.ts';

/** Samples from one frame to the next, and of one frame. */
export const HOP = 160;
const WINDOW = 400;
/** Levels lie within 80 dB of the loudest, then about 0. */
const FLOOR = 1e-10;
const RANGE = 8;
const SHIFT = 4;

/**
 * From sound to what the decoder looks at.
 *
 * Takes `samples` (`1 × 1 × n`, 16 kHz, with half a window of surroundings at each end, `n` a multiple of 320 and 240
 * more) and `rest` (how many empty frames of 10 ms follow; even); gives `cross_key_i` and `cross_value_i` for each layer of the decoder (`1 × heads × steps × width of a
 * head`, a step is 20 ms).
 */
export function encoderGraph(model: Ct2File, shape: WhisperShape): Uint8Array {
  const graph = new OnnxGraph('encoder');
  const construction: Construction = { graph, model, width: shape.width, heads: shape.heads };
  const samples = graph.input('samples', FLOAT, [1, 1, 'samples']);
  const rest = graph.input('rest', INT64, [1]);
  const mel = graph.node('Pad', [
    logMel(graph, samples, shape.mels),
    graph.node('Concat', [graph.whole(0), rest], { axis: 0n }),
    '',
    graph.whole(2),
  ]);
  let hidden = positioned(construction, convolved(construction, mel));
  for (let layer = 0; layer < shape.encoderLayers; layer++) {
    const name = `encoder/layer_${layer}`;
    const normed = layerNorm(construction, hidden, `${name}/self_attention/layer_norm`);
    const [query, key, value] = cut(
      construction,
      linear(construction, normed, `${name}/self_attention/linear_0`),
      3,
    );
    const seen = attend(construction, query!, key!, value!);
    hidden = graph.node('Add', [hidden, linear(construction, seen, `${name}/self_attention/linear_1`)]);
    hidden = feedForward(construction, hidden, `${name}/ffn`);
  }
  const encoded = layerNorm(construction, hidden, 'encoder/layer_norm');
  for (let layer = 0; layer < shape.decoderLayers; layer++) {
    const both = linear(construction, encoded, `decoder/layer_${layer}/attention/linear_1`);
    const [key, value] = cut(construction, both, 2);
    const dims = [1, shape.heads, 'steps', shape.width / shape.heads];
    graph.output(`cross_key_${layer}`, byHeads(construction, key!), FLOAT, dims);
    graph.output(`cross_value_${layer}`, byHeads(construction, value!), FLOAT, dims);
  }
  return graph.finish();
}

/** The logarithm of the power in each band of the ear, as the model was trained on it. */
function logMel(graph: OnnxGraph, samples: string, mels: number): string {
  const waves = graph.constant(spectrumFilters(WINDOW), [2 * SPECTRUM, 1, WINDOW]);
  const parts = graph.node('Conv', [samples, waves], { strides: [BigInt(HOP)] });
  const squares = graph.node('Mul', [parts, parts]);
  const [cosines, sines] = graph.nodes(
    'Split',
    [squares, graph.whole(SPECTRUM, SPECTRUM)],
    { axis: 1n },
    { results: 2 },
  );
  const power = graph.node('Add', [cosines!, sines!]);
  const bands = graph.node('MatMul', [graph.constant(melFilters(mels), [mels, SPECTRUM]), power]);
  const natural = graph.node('Log', [graph.node('Max', [bands, graph.scalar(FLOOR)])]);
  const levels = graph.node('Mul', [natural, graph.scalar(1 / Math.LN10)]);
  const loudest = graph.node('ReduceMax', [levels], { keepdims: 1n });
  const kept = graph.node('Max', [levels, graph.node('Sub', [loudest, graph.scalar(RANGE)])]);
  return graph.node('Mul', [graph.node('Add', [kept, graph.scalar(SHIFT)]), graph.scalar(1 / SHIFT)]);
}

function convolved(construction: Construction, mel: string): string {
  const { graph } = construction;
  let hidden = mel;
  for (const [name, stride] of [
    ['encoder/conv1', 1n],
    ['encoder/conv2', 2n],
  ] as const) {
    const inputs = [
      hidden,
      constantOf(construction, `${name}/weight`),
      constantOf(construction, `${name}/bias`),
    ];
    hidden = graph.node('Gelu', [graph.node('Conv', inputs, { strides: [stride], pads: [1n, 1n] })]);
  }
  return graph.node('Transpose', [hidden], { perm: [0n, 2n, 1n] });
}

function positioned(construction: Construction, hidden: string): string {
  const { graph } = construction;
  const steps = graph.node('Shape', [hidden], { start: 1n, end: 2n });
  const table = constantOf(construction, 'encoder/position_encodings/encodings');
  const positions = graph.node('Slice', [table, graph.whole(0), steps, graph.whole(0)]);
  return graph.node('Add', [hidden, positions]);
}
