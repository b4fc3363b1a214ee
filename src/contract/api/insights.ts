import { z } from 'zod';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { DEPARTMENTS, INSIGHT_STATES } from '#core/insights/insight.ts';
import { CAUSES } from '#core/insights/whose-problem.ts';
import { flag } from './query-fields.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const names = bilingual
  .nullable()
  .meta({ description: 'Where it is spoken of in both languages and has a name in each' });
const span = z.object({ from: z.string(), to: z.string() });
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const quote = z.object({
  conversation: z.string(),
  turn: z.int(),
  text: z.string(),
  agent: z.string().optional(),
});
const impact = z.object({
  conversations: z.number(),
  hours: z.number().nullable(),
  unhappy: z.number(),
  avoidable: z.number(),
});
const claim = z.object({
  conversations: z.int(),
  troubled: z.int(),
  rate: estimate,
  usual: z.number(),
  excess: estimate,
  spreadOver: z.number(),
  agentCount: z.int(),
  agents: z.array(
    z.object({
      agent: z.string(),
      conversations: z.int(),
      troubled: z.int(),
      rate: z.number(),
      usual: z.number(),
    }),
  ),
  agentsUnnamed: z.int().optional(),
  impact,
});

const ownTrouble = {
  conversations: z.int(),
  troubled: z.int(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
  usual: z.number(),
};
const trace = z
  .object({
    days: z.array(
      z.object({
        day: z.string(),
        conversations: z.int(),
        troubled: z.int(),
        expected: z.number().nullable(),
      }),
    ),
    agents: z.array(z.object({ agent: z.string(), team: z.string(), ...ownTrouble, chance: z.number() })),
    teams: z.array(z.object({ team: z.string(), ...ownTrouble })),
    lately: span.meta({ description: 'In which agents and teams are counted' }),
  })
  .meta({
    id: 'TopicTrace',
    description:
      'Days of the last 60; agents and teams of the last 28, each pooled, with its interval of 95 %',
  });

export const insight = z
  .object({
    id: z.string(),
    topic: z.string(),
    topics: z.array(z.string()),
    name: z.string(),
    names,
    cause: z.enum(CAUSES),
    text: bilingual,
    cost: bilingual,
    topicGone: z.boolean().meta({
      description:
        'Nothing it speaks of is among the topics any more: its figures are those of the last time',
    }),
    foundBy: z.array(z.string()).meta({
      description:
        'Topics and headings that lead to its conversations now: `topic`, or those of `topics` that are left where they were sorted otherwise since; none where `topicGone`',
    }),
    claim,
    counted: span.nullable().meta({
      description:
        'The time whose conversations the claim counts; null for insights that were last told before this was kept',
    }),
    contradictions: z.array(z.object({ one: quote, other: quote })),
    quotes: z.array(quote),
    department: z.enum(DEPARTMENTS),
    state: z.enum(INSIGHT_STATES),
    next: z.array(z.enum(INSIGHT_STATES)),
    createdAt: z.string(),
    changedAt: z.string(),
    steps: z.array(
      z.object({
        at: z.string(),
        actor: z.string(),
        from: z.enum(INSIGHT_STATES),
        to: z.enum(INSIGHT_STATES),
        note: z.string(),
        department: z.enum(DEPARTMENTS).optional(),
        by: z.string().nullable().meta({ description: 'Name of the person, as long as they are a member' }),
      }),
    ),
  })
  .meta({ id: 'Insight' });
export const insightDetail = insight.extend({ trace }).meta({ id: 'InsightDetail' });
export const insights = z
  .object({
    insights: z.array(insight),
    cursor: z.string().optional().meta({ description: 'Asks for the next page; absent on the last' }),
  })
  .meta({ id: 'Insights' });

export const insightQuery = z.strictObject({
  state: z.enum(INSIGHT_STATES).optional(),
  department: z.enum(DEPARTMENTS).optional(),
});
export const insightListQuery = insightQuery.extend({
  quotes: flag
    .default(true)
    .meta({ description: 'false leaves quotes and contradictions out: a list of many is answered sooner' }),
  limit: z.coerce.number().int().min(1).max(500).optional().meta({
    description: 'At most so many, 500 at the most; without it all',
  }),
  cursor: z.string().min(1).max(200).optional().meta({ description: 'From the page before' }),
});
export const insightPlace = z.strictObject({ id: z.string().min(1).max(200) });
export const insightMove = z
  .strictObject({
    to: z.enum(INSIGHT_STATES),
    department: z.enum(DEPARTMENTS).optional(),
    note: z.string().max(2_000).default(''),
  })
  .meta({ id: 'InsightMove' });

export const insightAssignment = z
  .strictObject({ department: z.enum(DEPARTMENTS), note: z.string().max(2_000).default('') })
  .meta({ id: 'InsightAssignment' });

const weight = z.object({
  conversations: z.int(),
  days: z.int(),
  share: z.number(),
  trend: estimate.nullable(),
  repeatRate: z.number(),
  upsetAtStart: z.number(),
  upsetAtEnd: z.number(),
  unresolvedRate: z.number(),
  escalationRate: z.number(),
  churnRate: z.number(),
  effort: z.number().nullable(),
  handlingHours: z.number().nullable(),
  impact,
});
const topic = z
  .object({
    id: z.string(),
    name: z.string(),
    names,
    path: z.array(z.string()),
    language: z.enum(LANGUAGES).meta({ description: 'That of most conversations in it' }),
    other: z
      .object({
        language: z.enum(LANGUAGES),
        path: z.array(z.string()),
        phrases: z.array(z.string()),
        size: z.int(),
      })
      .nullable()
      .meta({ description: 'As it is spoken of in the other language; counted in `size`' }),
    phrases: z.array(z.string()),
    size: z.int(),
    held: z.boolean(),
    cause: z.enum(CAUSES),
    weight: weight.nullable(),
    x: z.number(),
    y: z.number(),
  })
  .meta({ id: 'Topic' });
export const topics = z
  .object({
    at: z.string().nullable(),
    from: z.string().nullable(),
    conversations: z.int(),
    apart: z.int(),
    tooFew: z.boolean(),
    missing: z
      .enum(['language_model', 'conversations', 'time'])
      .nullable()
      .meta({ description: 'Before there are topics; null where nothing is missing' }),
    few: z.array(z.object({ language: z.enum(LANGUAGES), conversations: z.int() })).meta({
      description: 'Languages without topics whose conversations of 60 days are too few for any',
    }),
    headings: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        names,
        size: z.int(),
        topics: z.array(z.string()),
        cause: z.enum(CAUSES),
        weight: weight.nullable(),
      }),
    ),
    topics: z.array(topic),
  })
  .meta({ id: 'Topics' });
export const topicDetail = z
  .object({
    topic,
    claim: claim.nullable(),
    quotes: z.array(quote),
    contradictions: z.array(z.object({ one: quote, other: quote })),
    trace,
    under: z.array(z.object({ id: z.string(), name: z.string(), names, size: z.int() })),
    conversations: z.array(z.string()),
  })
  .meta({ id: 'TopicDetail' });
export const topicChange = z
  .strictObject({ name: z.string().trim().min(1).max(200).optional(), held: z.boolean().optional() })
  .meta({ id: 'TopicChange' });
export const topicMerge = z
  .strictObject({ ids: z.array(z.string().min(1).max(200)).min(2).max(50) })
  .meta({ id: 'TopicMerge' });
export const topicSplit = z
  .strictObject({
    parts: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(200),
          conversations: z.array(z.string().min(1).max(500)).min(1).max(1_000),
        }),
      )
      .min(2)
      .max(20),
  })
  .meta({ id: 'TopicSplit' });
export const accepted = z.object({ accepted: z.boolean() });

const warning = z.object({ kind: z.enum(['surge', 'unknown', 'mood', 'words']), text: bilingual });
export const alerts = z
  .object({
    alerts: z.array(z.object({ id: z.string(), at: z.string(), warnings: z.array(warning) })),
  })
  .meta({ id: 'Alerts' });

const target = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.enum(['wecom', 'dingtalk', 'feishu', 'slack', 'webhook', 'email']),
  name: z.string().trim().min(1).max(100),
  address: z.string().min(3).max(2_000),
  secret: z.string().max(500).default(''),
  tells: z.array(z.enum(['alerts', 'insights', 'digest'])),
  departments: z
    .array(z.enum(DEPARTMENTS))
    .default([])
    .meta({ description: 'Of whose insights it is told, also in the digest; of all where it names none' }),
  language: z.enum(LANGUAGES),
});
export const insightSettings = z
  .strictObject({
    alerts: z.strictObject({
      falseAlarms: z.number().min(0.1).max(100),
      quietHours: z.number().min(1).max(720),
    }),
    routing: z
      .array(
        z.strictObject({
          causes: z.array(z.enum(CAUSES)).optional(),
          queues: z.array(z.string().max(200)).optional(),
          words: z.array(z.string().min(1).max(100)).optional(),
          department: z.enum(DEPARTMENTS),
        }),
      )
      .max(100),
    targets: z.array(target).max(50),
  })
  .refine(
    ({ targets }) =>
      targets.every(({ kind, address }) =>
        kind === 'email' ? /^[^\s@]+@[^\s@]+$/.test(address) : /^https?:\/\/\S+$/.test(address),
      ),
    'a robot needs a web address, e-mail an address with @',
  )
  .meta({ id: 'InsightSettings' });
export const noticeTest = z.strictObject({ target: z.string().min(1).max(100) });
