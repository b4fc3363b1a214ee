import { describe, expect, it } from 'vitest';
import { findCommunities } from './communities.ts';
import { graphOf } from './graph.ts';

/** Cliques of five nodes, each joined to the next by one edge. */
function ringOfCliques(cliques: number) {
  const from: number[] = [];
  const to: number[] = [];
  for (let clique = 0; clique < cliques; clique++) {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < i; j++) {
        from.push(clique * 5 + i);
        to.push(clique * 5 + j);
      }
    }
    from.push(clique * 5);
    to.push(((clique + 1) % cliques) * 5 + 1);
  }
  return graphOf(cliques * 5, from, to, new Float64Array(from.length).fill(1));
}

describe('findCommunities', () => {
  it('finds the cliques of a ring', () => {
    const { groups, of } = findCommunities(ringOfCliques(8), 1);
    expect(groups).toBe(8);
    for (let node = 0; node < 40; node++) expect(of[node]).toBe(of[Math.floor(node / 5) * 5]);
  });

  it('finds fewer groups at a lower resolution', () => {
    expect(findCommunities(ringOfCliques(8), 0.2).groups).toBeLessThan(8);
  });

  it('leaves nodes without edges alone', () => {
    expect(findCommunities(graphOf(3, [], [], []), 1).groups).toBe(3);
  });
});
