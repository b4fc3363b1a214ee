import { deadJobs, jobCounts, listQuery, replayed, replayRequest } from '#contract/api/operations.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { DeadJob } from '#core/ports/jobs.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import type { RouteContext } from '../route-context.ts';

/** The queue is shared by all organisations; so many of its dead jobs are looked through for one's own. */
const LOOKED_THROUGH = 10_000;
/** Its own reason may name somebody else's data. */
const OF_ALL = {
  zh: '这是各组织共用的任务，失败原因见服务日志。',
  en: 'A job for all organisations; why it failed is in the log of the service.',
};

export function jobRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const { queue } = ports;
  const deadOf = async (organisation: string, language: Language): Promise<DeadJob[]> =>
    (await queue.dead(LOOKED_THROUGH)).flatMap((job) => {
      const owner = organisationOf(job.payload);
      if (owner === undefined) return [{ ...job, reason: OF_ALL[language] }];
      return owner === organisation ? [job] : [];
    });

  endpoints.add(
    'jobs.read',
    {
      method: 'get',
      path: '/api/v1/jobs',
      tag: 'operations',
      summary: { zh: '队列中的任务数', en: 'How many jobs wait, run or are dead' },
      answer: { status: 200, schema: jobCounts },
    },
    async ({ caller, context }) => {
      const [counts, dead] = await Promise.all([
        queue.counts(),
        deadOf(caller.organisation, languageOf(context)),
      ]);
      // Dead are told as they are listed and sent again: one's own. What waits, waits behind everybody's.
      return mapValues(counts, (count, name) => ({
        ...count,
        dead: dead.filter((job) => job.name === name).length,
      }));
    },
  );

  endpoints.add(
    'jobs.read',
    {
      method: 'get',
      path: '/api/v1/jobs/dead',
      tag: 'operations',
      summary: { zh: '列出失败后放弃的任务及原因', en: 'List jobs that were given up, with the reason' },
      query: listQuery,
      answer: { status: 200, schema: deadJobs },
    },
    async ({ caller, query, context }) => ({
      jobs: (await deadOf(caller.organisation, languageOf(context))).slice(0, query.limit),
    }),
  );

  endpoints.add(
    'jobs.replay',
    {
      method: 'post',
      path: '/api/v1/jobs:replay',
      tag: 'operations',
      summary: { zh: '重新执行失败的任务', en: 'Send dead jobs again' },
      body: replayRequest,
      answer: { status: 200, schema: replayed },
    },
    async ({ caller, context, body: { ids } }) => {
      const own = (await deadOf(caller.organisation, languageOf(context))).map(({ id }) => id);
      const chosen = ids === undefined ? own : own.filter((id) => ids.includes(id));
      const count = chosen.length === 0 ? 0 : await queue.replay(chosen);
      await audit(caller, 'jobs.replay', 'dead', { replayed: count });
      return { replayed: count };
    },
  );
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From, key: Key) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, change(value, key as Key)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}

function organisationOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'organisation' in payload
    ? payload.organisation
    : undefined;
}
