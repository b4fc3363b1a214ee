import { and, eq, sql } from 'drizzle-orm';
import type { Notice, NoticeStore } from '#core/ports/notices.ts';
import { MACHINE } from '#core/ports/reviews.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { user } from '../schema/auth.ts';
import { noticesSeen } from '../schema/notices.ts';
import { array, rowsOf } from './rows.ts';

interface NoticeRow extends Omit<Notice, 'at' | 'plan' | 'insights'> {
  readonly at: Date | string;
  readonly plan: string | null;
  readonly agent: string | null;
  readonly count: number | null;
  readonly costliest: string | null;
}

export function noticesOn(database: WorkflowDatabase): NoticeStore {
  return {
    async list(organisation, { userId, agentIds, decidesAppeals, managesInsights }, since, limit) {
      const self = `user:${userId}`;
      const rows = await rowsOf<NoticeRow>(
        database,
        sql`SELECT kind, at, conversation, turn, review, plan, agent, count, costliest, person.name AS by
        FROM (
          SELECT 'mention' AS kind, at, conversation, turn, NULL AS review, author AS actor, NULL AS plan, NULL AS agent,
            NULL::int AS count, NULL AS costliest
          FROM conversation_comments
          WHERE organisation = ${organisation} AND mentions @> ${array([userId], 'text')}
            AND withdrawn_at IS NULL AND author <> ${self}
          UNION ALL
          SELECT 'answer', answer.at, answer.conversation, answer.turn, NULL, answer.author, NULL, NULL, NULL, NULL
          FROM conversation_comments AS answer JOIN conversation_comments AS begun ON begun.id = answer.thread
          WHERE answer.organisation = ${organisation} AND begun.author = ${self} AND answer.author <> ${self}
            AND answer.withdrawn_at IS NULL AND NOT answer.mentions @> ${array([userId], 'text')}
          UNION ALL
          SELECT 'assigned', created_at, conversation, NULL, id, created_by, NULL, NULL, NULL, NULL
          FROM reviews
          WHERE organisation = ${organisation} AND reviewer = ${self} AND state = 'open' AND created_by <> ${self}
          UNION ALL
          SELECT 'reviewed', greatest(submitted_at, carried_since), conversation, NULL, id, reviewer, NULL, NULL, NULL, NULL
          FROM reviews
          WHERE organisation = ${organisation} AND agent = ANY(${array(agentIds, 'text')}) AND state = 'submitted'
            AND calibration IS NULL AND reviewer NOT IN (${self}, ${MACHINE})
          UNION ALL
          SELECT 'appeal_raised', raised_at, conversation, NULL, review, raised_by, NULL, NULL, NULL, NULL
          FROM appeals
          WHERE ${decidesAppeals} AND organisation = ${organisation} AND state = 'open' AND raised_by <> ${self}
          UNION ALL
          SELECT 'appeal_decided', decided_at, conversation, NULL, review, decided_by, NULL, NULL, NULL, NULL
          FROM appeals
          WHERE organisation = ${organisation} AND raised_by = ${self} AND state <> 'open'
          UNION ALL
          SELECT 'plan_received', created_at, NULL, NULL, NULL, created_by, id, agent, NULL, NULL
          FROM coaching_plans
          WHERE organisation = ${organisation} AND agent = ANY(${array(agentIds, 'text')}) AND state <> 'withdrawn'
            AND created_by <> ${self}
          UNION ALL
          SELECT 'plan_acknowledged', acknowledged_at, NULL, NULL, NULL, acknowledged_by, id, agent, NULL, NULL
          FROM coaching_plans
          WHERE organisation = ${organisation} AND created_by = ${self} AND acknowledged_at IS NOT NULL
            AND state <> 'withdrawn'
          UNION ALL
          SELECT kind, max(at), NULL, NULL, NULL, NULL, NULL, NULL, count(*)::int,
            (array_agg(name ORDER BY avoidable DESC, name))[1]
          FROM (
            SELECT 'insights_found' AS kind, (content->>'createdAt')::timestamptz AS at, content->>'name' AS name,
              (content #>> '{claim,impact,avoidable}')::float8 AS avoidable
            FROM insights
            WHERE ${managesInsights} AND organisation = ${organisation} AND state = 'new'
            UNION ALL
            SELECT 'insights_reopened', max((step->>'at')::timestamptz), content->>'name',
              (content #>> '{claim,impact,avoidable}')::float8
            FROM insights, jsonb_array_elements(content->'steps') AS step
            WHERE ${managesInsights} AND organisation = ${organisation} AND state = 'in_repair'
              AND step->>'actor' = 'system' AND step->>'to' = 'in_repair'
            GROUP BY organisation, id
          ) AS insight
          WHERE at >= ${since}::timestamptz
          GROUP BY kind, at > coalesce(
            (SELECT seen_at FROM notices_seen WHERE organisation = ${organisation} AND person = ${userId}), '-infinity')
        ) AS notice
        LEFT JOIN ${user} AS person ON 'user:' || person.id = notice.actor
        WHERE at >= ${since}::timestamptz
        ORDER BY at DESC, conversation, plan, kind
        LIMIT ${limit}`,
      );
      return rows.map(({ at, plan, agent, count, costliest, ...row }) => ({
        ...row,
        at: new Date(at).toISOString(),
        plan: plan === null ? null : { id: plan, agent: agent! },
        insights: count === null ? null : { count, costliest: costliest! },
      }));
    },

    async seenAt(organisation, userId) {
      const [row] = await database
        .select({ seenAt: noticesSeen.seenAt })
        .from(noticesSeen)
        .where(and(eq(noticesSeen.organisation, organisation), eq(noticesSeen.person, userId)));
      return row?.seenAt.toISOString() ?? null;
    },

    async see(organisation, userId, upTo) {
      await database
        .insert(noticesSeen)
        .values({ organisation, person: userId, seenAt: new Date(upTo) })
        .onConflictDoUpdate({
          target: [noticesSeen.organisation, noticesSeen.person],
          set: { seenAt: sql`greatest(${noticesSeen.seenAt}, excluded.seen_at)` },
        });
    },
  };
}
