import { separation } from './centroids.ts';
import { findCommunities, type Partition } from './communities.ts';
import type { Graph } from './graph.ts';
import type { VectorTable } from './vector-table.ts';

/**
 * From a few large groups to many small ones, each a step of about 1.4. All are tried: separation often rests for some
 * steps and rises again where the topics inside the groups come apart.
 */
const RESOLUTIONS = [1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 22, 32, 45, 64];
/** A finer partition must be better by more than this. */
const WORTH_IT = 0.004;

export interface ChosenPartition {
  readonly partition: Partition;
  readonly resolution: number;
  readonly separation: number;
}

/** Nobody says how many groups there are: the partition whose groups stand apart best is taken, the coarser of equals. */
export function choosePartition(graph: Graph, table: VectorTable): ChosenPartition {
  let best: ChosenPartition | undefined;
  for (const resolution of RESOLUTIONS) {
    const partition = findCommunities(graph, resolution);
    const found = { partition, resolution, separation: separation(table, partition) };
    if (best === undefined || found.separation > best.separation + WORTH_IT) {
      best = found;
    }
  }
  return best!;
}
