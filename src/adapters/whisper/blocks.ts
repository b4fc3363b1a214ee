import type { Ct2File } from './ct2-file.ts';
import { MICROSOFT, type OnnxGraph } from './onnx-graph.ts';
import { type EightBit, eightBit, multiply } from './quantise.ts';

// The parts of which both halves of the model are built.

/** A graph under construction, with the arrays that it is filled from. */
export interface Construction {
  readonly graph: OnnxGraph;
  readonly model: Ct2File;
  readonly width: number;
  readonly heads: number;
}

const EPSILON = 1e-5;

export function constantOf({ graph, model }: Construction, name: string): string {
  const { values, dims } = model.array(name);
  return graph.constant(values, dims);
}

export function weightsOf({ graph, model }: Construction, name: string): EightBit {
  const { values, dims } = model.array(name);
  return eightBit(graph, values, dims[0]!, dims[1]!);
}

export function linear(construction: Construction, input: string, name: string): string {
  return multiply(
    construction.graph,
    input,
    weightsOf(construction, `${name}/weight`),
    constantOf(construction, `${name}/bias`),
  );
}

export function layerNorm(construction: Construction, input: string, name: string): string {
  return construction.graph.node(
    'LayerNormalization',
    [input, constantOf(construction, `${name}/gamma`), constantOf(construction, `${name}/beta`)],
    { axis: -1n, epsilon: EPSILON },
  );
}

/** `input + W₂·gelu(W₁·norm(input))`. */
export function feedForward(construction: Construction, input: string, name: string): string {
  const { graph } = construction;
  const inner = linear(
    construction,
    layerNorm(construction, input, `${name}/layer_norm`),
    `${name}/linear_0`,
  );
  const outer = linear(construction, graph.node('Gelu', [inner]), `${name}/linear_1`);
  return graph.node('Add', [input, outer]);
}

/** Cuts the last axis into parts of one width. */
export function cut({ graph, width }: Construction, input: string, parts: number): readonly string[] {
  const sizes = graph.whole(...Array.from({ length: parts }, () => width));
  return graph.nodes('Split', [input, sizes], { axis: -1n }, { results: parts });
}

/** `batch × steps × width` → `batch × heads × steps × width of a head`. */
export function byHeads({ graph, width, heads }: Construction, input: string): string {
  const apart = graph.node('Reshape', [input, graph.whole(0, 0, heads, width / heads)]);
  return graph.node('Transpose', [apart], { perm: [0n, 2n, 1n, 3n] });
}

/** Every query looks at every key. */
export function attend({ graph, heads }: Construction, query: string, key: string, value: string): string {
  return graph.node(
    'MultiHeadAttention',
    [query, key, value],
    { num_heads: BigInt(heads) },
    { domain: MICROSOFT },
  );
}
