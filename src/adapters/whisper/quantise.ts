import { MICROSOFT, type OnnxGraph } from './onnx-graph.ts';

/** So many weights of a row share one scale. */
const BLOCK = 32;
const BITS = 8;
/** Products are summed in whole numbers, by ONNX Runtime's own count of accuracies. */
const IN_WHOLE_NUMBERS = 4n;
const ZERO = 128;

/** Rows of weights in eight bits each, as ONNX Runtime multiplies by them. */
export interface EightBit {
  readonly rows: number;
  readonly columns: number;
  /** Constants of the graph: `rows × blocks × BLOCK` and `rows × blocks`. */
  readonly packed: string;
  readonly scales: string;
}

/** Puts a matrix of `rows × columns` into the graph. */
export function eightBit(graph: OnnxGraph, values: Float32Array, rows: number, columns: number): EightBit {
  const blocks = Math.ceil(columns / BLOCK);
  const packed = new Uint8Array(rows * blocks * BLOCK).fill(ZERO);
  const scales = new Float32Array(rows * blocks);
  for (let row = 0; row < rows; row++) {
    for (let block = 0; block < blocks; block++) {
      const from = row * columns + block * BLOCK;
      const until = Math.min(from + BLOCK, (row + 1) * columns);
      let largest = 0;
      for (let i = from; i < until; i++) largest = Math.max(largest, Math.abs(values[i]!));
      const scale = largest / 127 || 1;
      scales[row * blocks + block] = scale;
      const to = (row * blocks + block) * BLOCK;
      for (let i = from; i < until; i++) packed[to + i - from] = Math.round(values[i]! / scale) + ZERO;
    }
  }
  return {
    rows,
    columns,
    packed: graph.constant(packed, [rows, blocks, BLOCK]),
    scales: graph.constant(scales, [rows * blocks]),
  };
}

/** `input × weightsᵀ + bias` over the last axis. */
export function multiply(graph: OnnxGraph, input: string, weights: EightBit, bias?: string): string {
  const product = graph.node(
    'MatMulNBits',
    [input, weights.packed, weights.scales],
    {
      K: BigInt(weights.columns),
      N: BigInt(weights.rows),
      bits: BigInt(BITS),
      block_size: BigInt(BLOCK),
      accuracy_level: IN_WHOLE_NUMBERS,
    },
    { domain: MICROSOFT },
  );
  return bias === undefined ? product : graph.node('Add', [product, bias]);
}

/** Some of the rows, as numbers again: `…indices × columns`. */
export function rowsOf(graph: OnnxGraph, weights: EightBit, indices: string): string {
  const blocks = Math.ceil(weights.columns / BLOCK);
  const rows = graph.node('Cast', [graph.node('Gather', [weights.packed, indices], { axis: 0n })], {
    to: 1n,
  });
  const table = graph.node('Reshape', [weights.scales, graph.whole(weights.rows, blocks, 1)]);
  const scales = graph.node('Gather', [table, indices], { axis: 0n });
  const values = graph.node('Mul', [graph.node('Sub', [rows, graph.scalar(ZERO)]), scales]);
  return graph.node('Reshape', [values, graph.whole(0, 0, weights.columns)]);
}
