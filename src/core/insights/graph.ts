import type { Neighbours } from './neighbours.ts';

/** An undirected graph with weights, each edge stored at both ends. */
export interface Graph {
  readonly nodes: number;
  /** Edges of node `i` are `targets[starts[i]] … targets[starts[i + 1] − 1]`. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Sum of the weights of each node's edges; an edge to itself counts twice. */
  readonly strengths: Float64Array;
  /** Weight of each node's edge to itself. */
  readonly loops: Float64Array;
}

/**
 * The graph of shared neighbours: two rows of which one is among the other's nearest are joined by the share of
 * neighbours that both have (Jaccard, each row being its own neighbour). Density differs from topic to topic, shared
 * neighbours do not.
 */
export function sharedNeighbourGraph({ rows, k, ids }: Neighbours): Graph {
  const mark = new Int32Array(rows).fill(-1);
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  for (let row = 0; row < rows; row++) {
    mark[row] = row;
    for (let i = row * k; i < (row + 1) * k; i++) mark[ids[i]!] = row;
    for (let i = row * k; i < (row + 1) * k; i++) {
      const other = ids[i]!;
      let shared = mark[other] === row ? 1 : 0;
      let isMutual = false;
      for (let j = other * k; j < (other + 1) * k; j++) {
        if (mark[ids[j]!] === row) shared++;
        if (ids[j] === row) isMutual = true;
      }
      // The pair is met from both sides.
      if (isMutual && other < row) continue;
      from.push(row);
      to.push(other);
      weight.push(shared / (2 * (k + 1) - shared));
    }
  }
  return graphOf(rows, from, to, weight);
}

/** @param loops weights of edges of nodes to themselves; default none */
export function graphOf(
  nodes: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weight: ArrayLike<number>,
  loops = new Float64Array(nodes),
): Graph {
  const starts = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e++) {
    starts[from[e]! + 1]!++;
    starts[to[e]! + 1]!++;
  }
  for (let i = 0; i < nodes; i++) starts[i + 1]! += starts[i]!;
  const fill = starts.slice(0, nodes);
  const targets = new Int32Array(from.length * 2);
  const weights = new Float64Array(from.length * 2);
  const strengths = loops.map((loop) => 2 * loop);
  const put = (node: number, target: number, value: number) => {
    const at = fill[node]!++;
    targets[at] = target;
    weights[at] = value;
    strengths[node]! += value;
  };
  for (let e = 0; e < from.length; e++) {
    put(from[e]!, to[e]!, weight[e]!);
    put(to[e]!, from[e]!, weight[e]!);
  }
  return { nodes, starts, targets, weights, strengths, loops };
}
