import {
  attend,
  type Construction,
  constantOf,
  cut,
  feedForward,
  layerNorm,
  linear,
  weightsOf,
} from './blocks.ts';
import type { Ct2File } from './ct2-file.ts';
import { FLOAT, INT64, MICROSOFT, OnnxGraph } from './onnx-graph.ts';
import { multiply, rowsOf } from './quantise.ts';
import type { WhisperShape } from './whisper-shape.ts';

/** Continuations that the decoder offers for each row. */
export const OFFERED = 12;

/**
 * From the encoded sound and the tokens so far to the next token.
 *
 * Takes
 * - `tokens` (`rows × new`, int64) and `from` (`rows`, int64): which row of the past each row goes on from;
 * - `past_key_i`, `past_value_i` (`past rows × heads × past × width of a head`; with no past, one row of length 0);
 * - `cross_key_i`, `cross_value_i` of the encoder, shared by all rows;
 * - `mask` (vocabulary): added to the scores of tokens, −∞ forbids one;
 * - `watched` (int64): tokens whose probability is wanted whatever it is;
 * - `aligned` (int64): of which of the `rows × new` tokens it is wanted where in the sound they look.
 *
 * Gives, for the last token of each row, `best` and `best_log` (`rows × OFFERED`, natural logarithms of probabilities,
 * largest first) and `watched_log` (`rows × watched`); the extended `present_key_i`, `present_value_i`; and `attention`
 * (`alignment heads × aligned × steps`, before the softmax).
 */
export function decoderGraph(model: Ct2File, shape: WhisperShape): Uint8Array {
  const graph = new OnnxGraph('decoder');
  const { width, heads } = shape;
  const construction: Construction = { graph, model, width, heads };
  const tokens = graph.input('tokens', INT64, ['rows', 'new']);
  const from = graph.input('from', INT64, ['rows']);
  const mask = graph.input('mask', FLOAT, [shape.vocabulary]);
  const watched = graph.input('watched', INT64, ['watched']);
  const aligned = graph.input('aligned', INT64, ['aligned']);
  const embeddings = weightsOf(construction, 'decoder/embeddings/weight');
  const headWidth = width / heads;
  const pastDims = ['past rows', heads, 'past', headWidth];
  const firstPast = graph.input('past_key_0', FLOAT, pastDims);
  let hidden = positioned(construction, rowsOf(graph, embeddings, tokens), tokens, firstPast);
  const looks: string[] = [];
  for (let layer = 0; layer < shape.decoderLayers; layer++) {
    const name = `decoder/layer_${layer}`;
    const past = [
      layer === 0 ? firstPast : graph.input(`past_key_${layer}`, FLOAT, pastDims),
      graph.input(`past_value_${layer}`, FLOAT, pastDims),
    ].map((one) => graph.node('Gather', [one, from], { axis: 0n }));
    const normed = layerNorm(construction, hidden, `${name}/self_attention/layer_norm`);
    const [query, key, value] = cut(
      construction,
      linear(construction, normed, `${name}/self_attention/linear_0`),
      3,
    );
    const [seen, presentKey, presentValue] = graph.nodes(
      'MultiHeadAttention',
      [query!, key!, value!, '', '', '', past[0]!, past[1]!],
      { num_heads: BigInt(heads), unidirectional: 1n },
      { domain: MICROSOFT, results: 3 },
    );
    const presentDims = ['rows', heads, 'present', headWidth];
    graph.output(`present_key_${layer}`, presentKey!, FLOAT, presentDims);
    graph.output(`present_value_${layer}`, presentValue!, FLOAT, presentDims);
    hidden = graph.node('Add', [hidden, linear(construction, seen!, `${name}/self_attention/linear_1`)]);

    const asked = linear(
      construction,
      layerNorm(construction, hidden, `${name}/attention/layer_norm`),
      `${name}/attention/linear_0`,
    );
    // All rows look at one and the same sound: they are laid end to end instead of the sound being repeated.
    const laid = graph.node('Reshape', [asked, graph.whole(1, -1, width)]);
    const crossDims = [1, heads, 'steps', headWidth];
    const crossKey = graph.input(`cross_key_${layer}`, FLOAT, crossDims);
    const crossValue = graph.input(`cross_value_${layer}`, FLOAT, crossDims);
    const found = graph.node('Reshape', [
      attend(construction, laid, crossKey, crossValue),
      graph.node('Shape', [hidden]),
    ]);
    const own = shape.alignment.filter(([one]) => one === layer).map(([, head]) => head);
    if (own.length > 0) looks.push(lookOf(construction, laid, crossKey, aligned, own));
    hidden = graph.node('Add', [hidden, linear(construction, found, `${name}/attention/linear_2`)]);
    hidden = feedForward(construction, hidden, `${name}/ffn`);
  }
  const last = graph.node('Gather', [hidden, graph.constant(BigInt64Array.of(-1n), [])], { axis: 1n });
  const scores = multiply(graph, layerNorm(construction, last, 'decoder/layer_norm'), embeddings);
  const logs = graph.node('LogSoftmax', [graph.node('Add', [scores, mask])], { axis: -1n });
  const [bestLog, best] = graph.nodes('TopK', [logs, graph.whole(OFFERED)], { axis: -1n }, { results: 2 });
  graph.output('best_log', bestLog!, FLOAT, ['rows', OFFERED]);
  graph.output('best', best!, INT64, ['rows', OFFERED]);
  const wanted = graph.node('Gather', [logs, watched], { axis: 1n });
  graph.output('watched_log', wanted, FLOAT, ['rows', 'watched']);
  const attention = looks.length === 1 ? looks[0]! : graph.node('Concat', looks, { axis: 0n });
  graph.output('attention', attention, FLOAT, [shape.alignment.length, 'aligned', 'steps']);
  return graph.finish();
}

function positioned(construction: Construction, embedded: string, tokens: string, past: string): string {
  const { graph } = construction;
  const before = graph.node('Shape', [past], { start: 2n, end: 3n });
  const until = graph.node('Add', [before, graph.node('Shape', [tokens], { start: 1n, end: 2n })]);
  const table = constantOf(construction, 'decoder/position_encodings/encodings');
  return graph.node('Add', [embedded, graph.node('Slice', [table, before, until, graph.whole(0)])]);
}

/** How strongly the given heads turn to each step of the sound. */
function lookOf(
  construction: Construction,
  query: string,
  key: string,
  rows: string,
  heads: readonly number[],
): string {
  const { graph, width } = construction;
  const which = graph.whole(...heads);
  const some = graph.node('Gather', [query, rows], { axis: 1n });
  const queries = graph.node('Gather', [byHeadsOfSome(construction, some), which], { axis: 1n });
  const keys = graph.node('Gather', [key, which], { axis: 1n });
  const turned = graph.node('Transpose', [keys], { perm: [0n, 1n, 3n, 2n] });
  const scaled = graph.node('Mul', [queries, graph.scalar(1 / Math.sqrt(width / construction.heads))]);
  return graph.node('Squeeze', [graph.node('MatMul', [scaled, turned]), graph.whole(0)]);
}

/** As `byHeads`, of what may be no step at all. */
function byHeadsOfSome({ graph, width, heads }: Construction, input: string): string {
  const apart = graph.node('Reshape', [input, graph.whole(1, -1, heads, width / heads)], { allowzero: 1n });
  return graph.node('Transpose', [apart], { perm: [0n, 2n, 1n, 3n] });
}
