/**
 * The way through a list of steps that gathers the most, where each change costs something.
 * @param scores by step: what each choice brings
 * @param costs by step: what it costs to have chosen otherwise at the step before
 * @returns by step: the choice
 */
export function bestPath(scores: readonly (readonly number[])[], costs: readonly number[]): number[] {
  const choices = scores[0]?.length ?? 0;
  let sums: number[] = new Array(choices).fill(0);
  const before: number[][] = [];
  for (const [step, gains] of scores.entries()) {
    const best = sums.indexOf(Math.max(...sums));
    const from = sums.map((sum, choice) => (step > 0 && sums[best]! - costs[step]! > sum ? best : choice));
    before.push(from);
    sums = gains.map((gain, choice) => {
      const last = from[choice]!;
      return sums[last]! - (last === choice ? 0 : costs[step]!) + gain;
    });
  }
  const path: number[] = new Array(scores.length);
  let choice = sums.indexOf(Math.max(...sums));
  for (let step = scores.length - 1; step >= 0; step--) {
    path[step] = choice;
    choice = before[step]![choice]!;
  }
  return path;
}
