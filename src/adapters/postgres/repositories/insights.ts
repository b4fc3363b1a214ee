import { and, desc, eq, inArray, lt, not, notInArray, or, sql } from 'drizzle-orm';
import type { Language } from '#core/conversation/schema.ts';
import { DEFAULT_ALERT_RULES } from '#core/insights/alert.ts';
import { type HeldTopic, stillSaid, withGivenNames } from '#core/insights/held-topics.ts';
import { CLOSED_STATES, type Insight } from '#core/insights/insight.ts';
import type { Topic, TopicAnchor, TopicSide } from '#core/insights/topic.ts';
import type { InsightStore, TopicBoardState } from '#core/ports/insights.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { insightAlerts, insightDigests, insightSettings, insights, topicBoards } from '../schema/insights.ts';
import { array } from './rows.ts';

/** Queueing a digest takes a moment. */
const CLAIM_LAPSES_MS = 5 * 60_000;

interface KeptAnchor {
  readonly centre: string;
  readonly limit: number;
}
type KeptSide = Omit<TopicSide, 'anchor'> & { readonly anchor?: KeptAnchor };
type KeptTopic = Omit<Topic, 'anchor' | 'other'> & {
  readonly anchor?: KeptAnchor;
  readonly other?: KeptSide;
};
/** Held before topics had two languages, an anchor was in that of its topic, and a name was one for all. */
type KeptHold = Omit<HeldTopic, 'anchors'> & {
  readonly anchors: readonly (KeptAnchor & { readonly language?: Language })[];
  readonly name?: string;
};

type Transaction = Parameters<Parameters<WorkflowDatabase['transaction']>[0]>[0];
type Change = Partial<typeof topicBoards.$inferInsert>;

export function insightsOn(database: WorkflowDatabase): InsightStore {
  const save = (organisation: string, change: Change) => saveBoard(database, organisation, change);
  /** Changes of one kind in one organisation come one after another. */
  const inTurn = <T>(kind: string, organisation: string, work: (transaction: Transaction) => Promise<T>) =>
    database.transaction(async (transaction) => {
      const name = JSON.stringify([kind, organisation]);
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
      return work(transaction);
    });
  const changing = (organisation: string, change: (board: TopicBoardState) => Change) =>
    inTurn('topic-board', organisation, async (transaction) =>
      saveBoard(transaction, organisation, change(await boardOf(transaction, organisation))),
    );
  return {
    board: (organisation) => boardOf(database, organisation),

    saveTopics: (organisation, topics, refreshed) =>
      changing(organisation, ({ held }) => ({
        topics: withGivenNames(topics, held).map(keptTopic),
        held: stillSaid(held, topics).map(keptHold),
        refreshed,
      })),

    changeHeld: (organisation, change) =>
      changing(organisation, (board) => {
        const held = change(board);
        return { held: held.map(keptHold), topics: withGivenNames(board.topics, held).map(keptTopic) };
      }),

    saveSurvey: (organisation, survey) => save(organisation, { survey }),

    saveWatched: (organisation, watched) => save(organisation, { watched }),

    async insights(organisation, states) {
      const rows = await database
        .select({ content: insights.content })
        .from(insights)
        .where(
          and(
            eq(insights.organisation, organisation),
            ...(states === undefined ? [] : [inArray(insights.state, [...states])]),
          ),
        )
        .orderBy(desc(insights.id));
      return rows.map(({ content }) => content);
    },

    async insight(organisation, id) {
      const [row] = await database
        .select({ content: insights.content })
        .from(insights)
        .where(and(eq(insights.organisation, organisation), eq(insights.id, id)));
      return row?.content ?? null;
    },

    async saveInsight(organisation, content, expected) {
      const { id, state, changedAt } = content;
      if (expected === undefined) {
        return inTurn('new-insight', organisation, async (transaction) => {
          if (await isSpokenOf(transaction, organisation, content)) return false;
          const made = await transaction
            .insert(insights)
            .values({ organisation, id, state, changedAt, content, told: false })
            .onConflictDoNothing()
            .returning({ id: insights.id });
          return made.length > 0;
        });
      }
      const changed = await database
        .update(insights)
        .set({ state, changedAt, content })
        .where(
          and(eq(insights.organisation, organisation), eq(insights.id, id), eq(insights.changedAt, expected)),
        )
        .returning({ id: insights.id });
      return changed.length > 0;
    },

    async alerts(organisation, limit) {
      const rows = await database
        .select({ content: insightAlerts.content })
        .from(insightAlerts)
        .where(eq(insightAlerts.organisation, organisation))
        .orderBy(desc(insightAlerts.id))
        .limit(limit);
      return rows.map(({ content }) => content);
    },

    addAlert: (organisation, content, before) =>
      inTurn('new-alert', organisation, async (transaction) => {
        const [newest] = await transaction
          .select({ id: insightAlerts.id })
          .from(insightAlerts)
          .where(eq(insightAlerts.organisation, organisation))
          .orderBy(desc(insightAlerts.id))
          .limit(1);
        if ((newest?.id ?? null) !== before) return false;
        await transaction
          .insert(insightAlerts)
          .values({ organisation, id: content.id, content, told: false });
        return true;
      }),

    async untold(organisation) {
      const [alerts, found] = await Promise.all([
        database
          .select({ content: insightAlerts.content })
          .from(insightAlerts)
          .where(and(eq(insightAlerts.organisation, organisation), not(insightAlerts.told)))
          .orderBy(insightAlerts.id),
        database
          .select({ content: insights.content })
          .from(insights)
          .where(and(eq(insights.organisation, organisation), not(insights.told)))
          .orderBy(insights.id),
      ]);
      return {
        alerts: alerts.map(({ content }) => content),
        insights: found.map(({ content }) => content),
      };
    },

    async markTold(organisation, { alerts = [], insights: found = [] }) {
      await database
        .update(insightAlerts)
        .set({ told: true })
        .where(and(eq(insightAlerts.organisation, organisation), inArray(insightAlerts.id, [...alerts])));
      await database
        .update(insights)
        .set({ told: true })
        .where(and(eq(insights.organisation, organisation), inArray(insights.id, [...found])));
    },

    async claimDigest(organisation, day, at) {
      const claimedAt = new Date(at);
      const lapsed = new Date(at - CLAIM_LAPSES_MS);
      const claimed = await database
        .insert(insightDigests)
        .values({ organisation, day, claimedAt, sent: false })
        .onConflictDoUpdate({
          target: [insightDigests.organisation, insightDigests.day],
          set: { claimedAt },
          setWhere: sql`${not(insightDigests.sent)} AND ${lt(insightDigests.claimedAt, lapsed)}`,
        })
        .returning({ day: insightDigests.day });
      return claimed.length > 0;
    },

    async markDigestSent(organisation, day) {
      await database.update(insightDigests).set({ sent: true }).where(isDigest(organisation, day));
    },

    async releaseDigest(organisation, day) {
      await database.delete(insightDigests).where(and(isDigest(organisation, day), not(insightDigests.sent)));
    },

    async settings(organisation) {
      const [row] = await database
        .select()
        .from(insightSettings)
        .where(eq(insightSettings.organisation, organisation));
      return row?.content ?? { alerts: DEFAULT_ALERT_RULES, routing: [], targets: [] };
    },

    async saveSettings(organisation, content) {
      await database
        .insert(insightSettings)
        .values({ organisation, content })
        .onConflictDoUpdate({ target: insightSettings.organisation, set: { content } });
    },
  };
}

/** Whether an open insight is about any of the same topics. */
async function isSpokenOf(
  from: Pick<WorkflowDatabase, 'select'>,
  organisation: string,
  { topic, topics }: Insight,
): Promise<boolean> {
  const found = await from
    .select({ id: insights.id })
    .from(insights)
    .where(
      and(
        eq(insights.organisation, organisation),
        notInArray(insights.state, [...CLOSED_STATES]),
        or(
          sql`${insights.content}->>'topic' = ${topic}`,
          sql`${insights.content}->'topics' ?| ${array(topics, 'text')}`,
        ),
      ),
    )
    .limit(1);
  return found.length > 0;
}

function isDigest(organisation: string, day: string) {
  return and(eq(insightDigests.organisation, organisation), eq(insightDigests.day, day));
}

async function boardOf(
  from: Pick<WorkflowDatabase, 'select'>,
  organisation: string,
): Promise<TopicBoardState> {
  const [row] = await from.select().from(topicBoards).where(eq(topicBoards.organisation, organisation));
  const topics = ((row?.topics ?? []) as KeptTopic[]).map(topicFrom);
  return {
    topics,
    held: ((row?.held ?? []) as KeptHold[]).map((kept) => heldFrom(kept, topics)),
    refreshed: row?.refreshed ?? null,
    survey: row?.survey ?? null,
    watched: row?.watched ?? null,
  };
}

async function saveBoard(
  into: Pick<WorkflowDatabase, 'insert'> | Transaction,
  organisation: string,
  change: Change,
): Promise<void> {
  await into
    .insert(topicBoards)
    .values({ organisation, topics: [], held: [], ...change })
    .onConflictDoUpdate({ target: topicBoards.organisation, set: change });
}

function topicFrom({ other, ...own }: KeptTopic): Topic {
  const topic = { ...sideFrom(own), id: own.id };
  return other === undefined ? topic : { ...topic, other: sideFrom(other) };
}

function sideFrom<Side extends { readonly anchor?: KeptAnchor }>({ anchor, ...rest }: Side) {
  return { ...rest, ...(anchor === undefined ? {} : { anchor: anchorOf(anchor) }) };
}

function heldFrom({ anchors, name, ...rest }: KeptHold, topics: readonly Topic[]): HeldTopic {
  const width = (anchor: TopicAnchor) => anchor.centre.length;
  const languageOf = (anchor: TopicAnchor): Language =>
    (
      topics.find(({ id }) => id === rest.id) ??
      topics.find((topic) => topic.anchor !== undefined && width(topic.anchor) === width(anchor))
    )?.language ?? 'zh';
  return {
    ...rest,
    ...(name === undefined ? {} : { names: { zh: name, en: name } }),
    anchors: anchors.map(({ language, ...kept }) => {
      const anchor = anchorOf(kept);
      return { ...anchor, language: language ?? languageOf(anchor) };
    }),
  };
}

function keptHold({ anchors, ...rest }: HeldTopic) {
  return {
    ...rest,
    anchors: anchors.map((anchor) => ({ ...keptAnchor(anchor), language: anchor.language })),
  };
}

/** Quotes are read from the conversations when they are shown, so that none outlives its conversation. */
function keptTopic({ other, ...own }: Topic): KeptTopic {
  const topic = { ...keptSide(own), id: own.id };
  return other === undefined ? topic : { ...topic, other: keptSide(other) };
}

function keptSide({ anchor, ...rest }: TopicSide): KeptSide {
  return { ...rest, quotes: [], ...(anchor === undefined ? {} : { anchor: keptAnchor(anchor) }) };
}

function anchorOf({ centre, limit }: KeptAnchor): TopicAnchor {
  const bytes = Buffer.from(centre, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    centre: Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true)),
    limit,
  };
}

function keptAnchor({ centre, limit }: TopicAnchor): KeptAnchor {
  const bytes = Buffer.alloc(4 * centre.length);
  for (const [i, value] of centre.entries()) bytes.writeFloatLE(value, 4 * i);
  return { centre: bytes.toString('base64'), limit };
}
