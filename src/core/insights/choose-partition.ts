import { type Separation, separationOf } from './centroids.ts';
import { findCommunities, type Partition } from './communities.ts';
import { type Graph, sharedNeighbourGraph } from './graph.ts';
import { nearestNeighbours } from './neighbours.ts';
import { evenly, rowsOf, type VectorTable } from './vector-table.ts';

/** Neighbours that speak for a row. */
const NEIGHBOURS = 12;
/**
 * From a few large groups to many small ones, each a step of about 1.4. All are tried: separation often rests for some
 * steps and rises again where the topics inside the groups come apart.
 */
const RESOLUTIONS = [1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 22, 32, 45, 64];
/**
 * Separation goes on to rise a little while one matter falls into its wordings. What stands apart all but as well with
 * fewer groups has found the matters: so large a share of the best suffices.
 */
const ALL_BUT_AS_WELL = 0.985;
/**
 * How fine a matter is does not depend on how many speak of it, but with more rows its wordings stand apart too. So at most this
 * many say how fine.
 */
const FINENESS_BY = 3_000;

export interface ChosenPartition {
  readonly partition: Partition;
  readonly graph: Graph;
}

interface Tried extends Separation {
  readonly partition: Partition;
}

/**
 * Nobody says how many groups there are: of the partitions whose groups stand apart all but best, the coarsest is taken.
 * Of many rows some say so, and then the one is taken whose rows are about as close to their middles.
 *
 * @param enough share of the best separation that suffices
 */
export function choosePartition(table: VectorTable, enough: number = ALL_BUT_AS_WELL): ChosenPartition {
  const graph = sharedNeighbourGraph(nearestNeighbours(table, NEIGHBOURS));
  if (table.rows <= FINENESS_BY) return { partition: coarsestApart(graph, table, enough).partition, graph };
  const some = rowsOf(table, evenly(table.rows, FINENESS_BY));
  const { closeness } = coarsestApart(
    sharedNeighbourGraph(nearestNeighbours(some, NEIGHBOURS)),
    some,
    enough,
  );
  let chosen = tryOut(graph, table, RESOLUTIONS[0]!);
  for (const resolution of RESOLUTIONS.slice(1)) {
    if (chosen.closeness >= closeness) break;
    const finer = tryOut(graph, table, resolution);
    if (Math.abs(finer.closeness - closeness) < Math.abs(chosen.closeness - closeness)) chosen = finer;
    if (finer.closeness >= closeness) break;
  }
  return { partition: chosen.partition, graph };
}

function coarsestApart(graph: Graph, table: VectorTable, enough: number): Tried {
  const tried = RESOLUTIONS.map((resolution) => tryOut(graph, table, resolution));
  const separations = tried.map((_, step) => aroundStep(tried, step));
  const best = Math.max(...separations);
  return tried[separations.findIndex((separation) => separation >= enough * best)]!;
}

/** Separation of a step and, for half as much each, of those beside it: where single partitions come out is partly chance. */
function aroundStep(tried: readonly Tried[], step: number): number {
  let sum = 2 * tried[step]!.separation;
  let parts = 2;
  for (const beside of [tried[step - 1], tried[step + 1]]) {
    if (beside === undefined) continue;
    sum += beside.separation;
    parts++;
  }
  return sum / parts;
}

function tryOut(graph: Graph, table: VectorTable, resolution: number): Tried {
  const partition = findCommunities(graph, resolution);
  return { partition, ...separationOf(table, partition) };
}
