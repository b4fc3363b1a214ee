import { type Graph, graphOf } from './graph.ts';

/** A group for each node, numbered from 0 without gaps. */
export interface Partition {
  readonly groups: number;
  readonly of: Int32Array;
}

const ROUNDS = 20;

/**
 * Groups of nodes that hang together more than their strengths would let expect: modularity with a resolution, by the
 * moves of Louvain with the refinement of Leiden, so that no group falls apart inside. The higher the resolution, the
 * more and smaller the groups. Always the same for the same graph: nodes are visited in order.
 *
 * @param start groups to begin with, such as those of a neighbouring resolution
 */
export function findCommunities(graph: Graph, resolution: number, start?: Partition): Partition {
  let level = graph;
  let groups: Int32Array<ArrayBufferLike> =
    start?.of.slice() ?? Int32Array.from({ length: graph.nodes }, (_, i) => i);
  /** Node of the level that each node of the first graph is part of. */
  const place = Int32Array.from({ length: graph.nodes }, (_, i) => i);
  for (let round = 0; round < ROUNDS; round++) {
    moveNodes(level, groups, resolution);
    const merged = renumber(groups);
    if (merged.groups === level.nodes) break;
    const refined = refine(level, merged, resolution);
    const next = refined.groups === level.nodes ? merged : refined;
    for (let i = 0; i < place.length; i++) place[i] = next.of[place[i]!]!;
    const above = new Int32Array(next.groups);
    for (let node = 0; node < level.nodes; node++) above[next.of[node]!] = merged.of[node]!;
    level = condense(level, next);
    groups = above;
  }
  return renumber(place.map((node) => groups[node]!));
}

/** Moves single nodes to the neighbouring group that gains most, until none gains. */
function moveNodes(graph: Graph, groups: Int32Array, resolution: number): void {
  const { nodes, starts, targets, weights, strengths } = graph;
  const total = sum(strengths);
  if (total === 0) return;
  const strength = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) strength[groups[i]!]! += strengths[i]!;
  const links = new Float64Array(nodes);
  const met: number[] = [];
  const queue = Int32Array.from({ length: nodes }, (_, i) => i);
  const waits = new Uint8Array(nodes).fill(1);
  let head = 0;
  let waiting = nodes;
  while (waiting > 0) {
    const node = queue[head]!;
    head = (head + 1) % nodes;
    waiting--;
    waits[node] = 0;
    const own = groups[node]!;
    met.length = 0;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      const group = groups[targets[e]!]!;
      if (links[group] === 0) met.push(group);
      links[group]! += weights[e]!;
    }
    strength[own]! -= strengths[node]!;
    const share = (resolution * strengths[node]!) / total;
    let best = own;
    let bestGain = links[own]! - share * strength[own]!;
    for (const group of met) {
      const gain = links[group]! - share * strength[group]!;
      if (gain > bestGain + 1e-12) {
        best = group;
        bestGain = gain;
      }
    }
    for (const group of met) links[group] = 0;
    strength[best]! += strengths[node]!;
    if (best === own) continue;
    groups[node] = best;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      const other = targets[e]!;
      if (waits[other] === 1 || groups[other] === best) continue;
      waits[other] = 1;
      queue[(head + waiting) % nodes] = other;
      waiting++;
    }
  }
}

/** Builds each group up again from single nodes that are well tied to it: a group that has fallen apart stays apart. */
function refine(graph: Graph, groups: Partition, resolution: number): Partition {
  const { nodes, starts, targets, weights, strengths } = graph;
  const total = sum(strengths);
  const parts = Int32Array.from({ length: nodes }, (_, i) => i);
  const size = new Int32Array(nodes).fill(1);
  const strength = Float64Array.from(strengths);
  const groupStrength = new Float64Array(groups.groups);
  for (let i = 0; i < nodes; i++) groupStrength[groups.of[i]!]! += strengths[i]!;
  const links = new Float64Array(nodes);
  const met: number[] = [];
  for (let node = 0; node < nodes; node++) {
    if (size[parts[node]!]! > 1) continue;
    const group = groups.of[node]!;
    met.length = 0;
    let inside = 0;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      const other = targets[e]!;
      if (groups.of[other] !== group) continue;
      inside += weights[e]!;
      const part = parts[other]!;
      if (links[part] === 0) met.push(part);
      links[part]! += weights[e]!;
    }
    const share = (resolution * strengths[node]!) / total;
    const own = parts[node]!;
    let best = own;
    let bestGain = 0;
    if (inside >= share * (groupStrength[group]! - strengths[node]!)) {
      for (const part of met) {
        if (part === own) continue;
        const gain = links[part]! - share * strength[part]!;
        if (gain > bestGain) {
          best = part;
          bestGain = gain;
        }
      }
    }
    for (const part of met) links[part] = 0;
    if (best === own) continue;
    parts[node] = best;
    size[best]!++;
    size[own]!--;
    strength[best]! += strengths[node]!;
    strength[own]! -= strengths[node]!;
  }
  return renumber(parts);
}

/** Each group becomes a node. */
function condense(graph: Graph, { of, groups }: Partition): Graph {
  const { nodes, starts, targets, weights, loops } = graph;
  const members = membersOf({ of, groups });
  const loopsOf = new Float64Array(groups);
  for (let node = 0; node < nodes; node++) loopsOf[of[node]!]! += loops[node]!;
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  const links = new Float64Array(groups);
  for (const [group, nodesOfGroup] of members.entries()) {
    const met: number[] = [];
    for (const node of nodesOfGroup) {
      for (let e = starts[node]!; e < starts[node + 1]!; e++) {
        const other = of[targets[e]!]!;
        if (other < group) continue;
        if (links[other] === 0) met.push(other);
        links[other]! += weights[e]!;
      }
    }
    for (const other of met) {
      if (other === group) loopsOf[group]! += links[other]! / 2;
      else {
        from.push(group);
        to.push(other);
        weight.push(links[other]!);
      }
      links[other] = 0;
    }
  }
  return graphOf(groups, from, to, weight, loopsOf);
}

export function membersOf({ of, groups }: Partition): number[][] {
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (let i = 0; i < of.length; i++) if (of[i]! >= 0) members[of[i]!]!.push(i);
  return members;
}

/** Numbers groups by first appearance; what is in no group (−1) stays so. */
export function renumber(of: Int32Array): Partition {
  const numbers = new Map<number, number>();
  const renumbered = of.map((group) => {
    if (group < 0) return -1;
    let number = numbers.get(group);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(group, number);
    }
    return number;
  });
  return { groups: numbers.size, of: renumbered };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
