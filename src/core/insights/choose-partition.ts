import { separation } from './centroids.ts';
import { findCommunities, type Partition } from './communities.ts';
import type { Graph } from './graph.ts';
import type { VectorTable } from './vector-table.ts';

/**
 * From a few large groups to many small ones, each a step of about 1.4. All are tried: separation often rests for some
 * steps and rises again where the topics inside the groups come apart.
 */
const RESOLUTIONS = [1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 22, 32, 45, 64];
/**
 * Separation goes on to rise a little while one matter falls into its wordings. What stands apart all but as well with
 * fewer groups has found the matters: so large a share of the best suffices.
 */
const ALL_BUT_AS_WELL = 0.95;

export interface ChosenPartition {
  readonly partition: Partition;
  readonly resolution: number;
  readonly separation: number;
}

/**
 * Nobody says how many groups there are: of the partitions whose groups stand apart all but best, the coarsest is taken.
 *
 * @param enough share of the best separation that suffices
 */
export function choosePartition(
  graph: Graph,
  table: VectorTable,
  enough: number = ALL_BUT_AS_WELL,
): ChosenPartition {
  const tried = RESOLUTIONS.map((resolution): ChosenPartition => {
    const partition = findCommunities(graph, resolution);
    return { partition, resolution, separation: separation(table, partition) };
  });
  const best = Math.max(...tried.map((one) => one.separation));
  return tried.find((one) => one.separation >= enough * best)!;
}
