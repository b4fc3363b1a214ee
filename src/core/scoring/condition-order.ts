import type { Criterion } from './scorecard.ts';

export interface ConditionOrder {
  /** Every criterion after those on whose answer it depends, except where they wait for one another. */
  readonly order: readonly Criterion[];
  /** One circle of criteria that wait for one another, its first id again at the end; empty when there is none. */
  readonly circle: readonly string[];
}

/** Puts criteria into an order in which every condition can be decided (Kahn 1962). */
export function conditionOrder(criteria: readonly Criterion[]): ConditionOrder {
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const waiting = new Map<Criterion, number>();
  const dependants = new Map<Criterion, Criterion[]>();
  for (const criterion of criteria) {
    const needed = dependencies(criterion, byId);
    waiting.set(criterion, needed.length);
    for (const other of needed) {
      const list = dependants.get(other);
      if (list === undefined) dependants.set(other, [criterion]);
      else list.push(criterion);
    }
  }
  const order = criteria.filter((criterion) => waiting.get(criterion) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const dependant of dependants.get(order[next]!) ?? []) {
      const left = waiting.get(dependant)! - 1;
      waiting.set(dependant, left);
      if (left === 0) order.push(dependant);
    }
  }
  const stuck = new Set(criteria.filter((criterion) => waiting.get(criterion)! > 0));
  return { order, circle: circleAmong(stuck, byId) };
}

function circleAmong(stuck: ReadonlySet<Criterion>, byId: ReadonlyMap<string, Criterion>): string[] {
  const path: Criterion[] = [];
  let [at] = stuck;
  // Whoever is stuck waits for another who is stuck, so that the walk must come back to itself.
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = dependencies(at, byId).find((other) => stuck.has(other));
  }
  if (at === undefined) return [];
  return [...path.slice(path.indexOf(at)), at].map(({ id }) => id);
}

function dependencies(criterion: Criterion, byId: ReadonlyMap<string, Criterion>): Criterion[] {
  return [criterion.enabledIf, criterion.disabledIf].flatMap((condition) => {
    const other = condition === undefined ? undefined : byId.get(condition.criterion);
    return other === undefined ? [] : [other];
  });
}
