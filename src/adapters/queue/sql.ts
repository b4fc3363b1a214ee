/** The schema that the queue keeps for itself. */
export const SCHEMA = 'jobs';

/** Where jobs go after their last try. */
export const DEAD_QUEUE = 'dead';

/** Woken over this channel, with the queue's name, are workers of other processes. */
export const CHANNEL = 'tingzhen_jobs';

/** $1 name, $2 channel. */
export const ANNOUNCE = 'SELECT pg_notify($2, $1)';

/** Keys of which a failed job waits for its next try, and those that are at work; $1 name, $2 keys. */
export const KEYS_TAKEN = `
  SELECT singleton_key AS key, bool_or(state = 'retry') AS waits FROM ${SCHEMA}.job
  WHERE name = $1 AND state IN ('retry', 'active') AND singleton_key = ANY($2::text[]) GROUP BY 1`;

/** Milliseconds until the next job may be started, null when none waits but for others of its group; $1 name. */
export const NEXT_DUE = `
  SELECT (EXTRACT(EPOCH FROM min(start_after) - clock_timestamp()) * 1000)::float8 AS ms
  FROM ${SCHEMA}.job j WHERE name = $1 AND state < 'active' AND NOT EXISTS (
    SELECT FROM ${SCHEMA}.job a WHERE a.name = $1 AND a.state = 'active' AND a.group_id = j.group_id)`;

/** Says that attempts are still being worked on; $1 name, $2 ids, $3 tries. Answers those still held. */
export const HEARTBEAT = `
  UPDATE ${SCHEMA}.job j SET heartbeat_on = now()
  FROM unnest($2::uuid[], $3::int[]) AS held (id, retry_count)
  WHERE j.name = $1 AND j.id = held.id AND j.retry_count = held.retry_count AND j.state = 'active'
  RETURNING j.id`;

/**
 * Puts attempts back as if they had not been started, without counting a try; $1 name, $2 ids, $3 tries.
 * Back as `retry`, since another job of the same key may have been sent as `created` meanwhile.
 */
export const PUT_BACK = `
  UPDATE ${SCHEMA}.job j SET state = 'retry', started_on = NULL, heartbeat_on = NULL
  FROM unnest($2::uuid[], $3::int[]) AS held (id, retry_count)
  WHERE j.name = $1 AND j.id = held.id AND j.retry_count = held.retry_count AND j.state = 'active'`;

/** Attempts that a process left behind. */
export const LEFT_ACTIVE = `
  SELECT name, id, retry_count AS "retryCount" FROM ${SCHEMA}.job WHERE state = 'active'`;

/** Attempts that a process left behind are made again at once, with one try more than before; $1 tries at most. */
export const TAKE_UP = `
  UPDATE ${SCHEMA}.job SET state = 'retry', started_on = NULL, heartbeat_on = NULL, start_after = now(),
    retry_count = retry_count + 1, retry_limit = retry_limit + 1
  WHERE state = 'active' AND retry_limit < $1`;

export const COUNTS = `
  SELECT COALESCE(source_name, name) AS name,
    count(*) FILTER (WHERE name <> '${DEAD_QUEUE}' AND state < 'active')::int AS waiting,
    count(*) FILTER (WHERE name <> '${DEAD_QUEUE}' AND state = 'active')::int AS active,
    count(*) FILTER (WHERE name = '${DEAD_QUEUE}' AND state < 'active')::int AS dead
  FROM ${SCHEMA}.job WHERE state <= 'active' GROUP BY 1`;

/** The newest first; $1 limit. */
export const DEAD_JOBS = `
  SELECT id, source_name AS name, data, source_output AS output, created_on AS "failedAt",
    source_retry_count + 1 AS attempts
  FROM ${SCHEMA}.job WHERE name = '${DEAD_QUEUE}' AND state < 'active'
  ORDER BY created_on DESC, id LIMIT $1`;

export const DEAD_IDS = `SELECT id FROM ${SCHEMA}.job WHERE name = '${DEAD_QUEUE}' AND state < 'active'`;
