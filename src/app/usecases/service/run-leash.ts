import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '#core/ports/workflow.ts';
import type { ServicePorts } from './ports.ts';

/** How a run proceeds. */
export interface RunPace {
  /** Conversations that are worked on between two notes of how far the run has come. */
  readonly page: number;
  /** A job on a run goes on for so long; then the next one takes over, so that no job runs into its limit. */
  readonly shiftMs: number;
  /** How often it is looked whether what was sent has been analysed. */
  readonly pollMs: number;
}

export const RUN_PACE: RunPace = { page: 1000, shiftMs: 600_000, pollMs: 200 };

/** `later`: another job goes on from where the run stands. */
export type Stop = 'later' | 'ended';

/** What an attempt at a run comes to: its end with what is to be noted of it, or why it stopped before. */
export type RunOutcome = Stop | { readonly total?: number; readonly result?: unknown };

/** Tells a run between its steps whether it may go on. */
export class RunLeash {
  readonly pace: RunPace;
  readonly #runs: ServicePorts['workflow']['runs'];
  readonly #run: Run;
  readonly #signal: { readonly aborted: boolean };
  readonly #now: () => number;
  readonly #until: number;

  constructor(
    { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
    run: Run,
    signal: { readonly aborted: boolean },
    pace: RunPace,
  ) {
    this.pace = pace;
    this.#runs = workflow.runs;
    this.#run = run;
    this.#signal = signal;
    this.#now = now;
    this.#until = now() + pace.shiftMs;
  }

  /** Null to go on. */
  async stop(): Promise<Stop | null> {
    const state = await this.#runs.find(this.#run.organisation, this.#run.id);
    if (state?.state !== 'running') return 'ended';
    return this.#signal.aborted || this.#now() >= this.#until ? 'later' : null;
  }

  async pause(): Promise<void> {
    await sleep(this.pace.pollMs);
  }
}
