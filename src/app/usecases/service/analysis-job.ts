import type { JobPayloads, JobToSend, Priority } from '#core/ports/jobs.ts';

/**
 * A job on everything that is pending in a batch when it is worked on. Whoever sends it uses the same key, so
 * that a batch for which a job waits already, however deep in the queue, gets no second one.
 */
export function analysisJob(
  payload: Omit<JobPayloads['analyse'], 'ids'>,
  priority: Priority,
): JobToSend<'analyse'> {
  return { name: 'analyse', payload, priority, key: `${payload.organisation}/${payload.batch}` };
}

/** A job that goes on with a background run. */
export function runJob(organisation: string, run: string): JobToSend<'run'> {
  return { name: 'run', payload: { organisation, run }, priority: 'fresh', key: run };
}
