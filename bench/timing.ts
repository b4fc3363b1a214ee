import { cpus, totalmem } from 'node:os';

/**
 * Median processor seconds of `runs` calls after one that does not count. Processor time and not the
 * clock, so that other work on the machine does not count; collecting garbage does.
 */
export function medianSeconds(runs: number, work: () => void): number {
  work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/**
 * Seconds by the clock that the work on all `count` items takes in the quietest moments of the machine: each
 * hundredth of the items by the best of many passes. What the program needs itself, where others disturb it.
 */
export function quietestSeconds(count: number, passes: number, work: (index: number) => void): number {
  const parts = 100;
  const best = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < passes; pass++) {
    for (let part = 0; part < parts; part++) {
      const before = performance.now();
      for (let i = Math.floor((part * count) / parts); i < Math.floor(((part + 1) * count) / parts); i++)
        work(i);
      best[part] = Math.min(best[part]!, performance.now() - before);
    }
  }
  return best.reduce((sum, ms) => sum + ms, 0) / 1000;
}

export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory} GiB, Node ${process.versions.node}`;
}

/** Prints a Markdown table, so that a run can be pasted into the documentation as it is. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  console.log(`\n### ${title}\n`);
  console.log(`| ${head.join(' | ')} |`);
  console.log(`|${head.map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

export function rate(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}
