import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** How much of a copy is done; draws only where a terminal looks on. */
export function copyBar({ bar: stream }: Terminal): {
  update(done: number, all: number): void;
  stop(): void;
} {
  if (stream === undefined) return { update() {}, stop() {} };
  const bar = new SingleBar({
    format: '{bar} {percentage}%',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    stream,
  });
  bar.start(1, 0);
  return {
    update(done, all) {
      bar.setTotal(all);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
