import { z } from 'zod';
import { OUTCOMES } from '#core/analysis/analysis.ts';
import { CHANNELS, LANGUAGES, ROLES, type Role } from '#core/conversation/schema.ts';
import { type ConversationFilter, NO_TOPIC, SORTS } from '#core/facts/query.ts';
import { isSignalType, RESOLUTIONS, SHOWN_CONFIDENCE, type SignalType } from '#core/signals/catalogue.ts';
import { instant, limit, parseRange, range, refuse, wholeNumber } from './query-fields.ts';

const many = <Field extends z.ZodType>(field: Field, description: string) =>
  z.array(field).max(100).optional().meta({ description });

const word = z
  .string()
  .max(500)
  .transform((text, context) => {
    const [before, after] = halves(text, ':');
    const by = ROLES.find((role) => role === before);
    const wanted = (by === undefined ? text : after).trim();
    if (wanted === '') return refuse(context, { zh: '没有写要找的词', en: 'no words to look for' });
    return by === undefined ? { text: wanted } : { text: wanted, by: by satisfies Role };
  });

const heard = z.string().transform((text, context) => {
  const [type, confidence] = halves(text, '>=');
  const wanted = type.trim();
  if (!isSignalType(wanted)) {
    return refuse(context, { zh: `没有名为 ${wanted} 的信号`, en: `there is no signal ${wanted}` });
  }
  if (confidence === '') return { type: wanted satisfies SignalType };
  const least = Number(confidence);
  if (!(least >= 0 && least <= 1)) {
    return refuse(context, {
      zh: `“${confidence}”不是 0 到 1 之间的置信度`,
      en: `"${confidence}" is no confidence from 0 to 1`,
    });
  }
  return { type: wanted, confidence: least };
});

const judged = z.string().transform((text, context) => {
  const at = text.lastIndexOf(':');
  const rule = at < 0 ? text : text.slice(0, at);
  const name = at < 0 ? 'hit' : text.slice(at + 1);
  const outcome = OUTCOMES.find((known) => known === name);
  if (outcome === undefined || rule === '') {
    const known = OUTCOMES.join(', ');
    return refuse(context, {
      zh: `“${text}”应写成 规则:结果，结果为 ${known} 之一`,
      en: `"${text}" is written RULE:OUTCOME, the outcome one of ${known}`,
    });
  }
  return { rule, outcome };
});

const score = z.string().transform((text, context) => {
  const [scorecard, bounds] = halves(text, ':');
  const parsed = parseRange(bounds);
  if (parsed === null || scorecard === '') {
    return refuse(context, {
      zh: `“${text}”应写成 评分表:范围，例如 general:..60`,
      en: `"${text}" is written SCORECARD:RANGE, for example general:..60`,
    });
  }
  return { scorecard, ...parsed };
});

const answered = z.string().transform((text, context) => {
  const [scorecard, rest] = halves(text, '/');
  const [criterion, answer] = halves(rest, ':');
  if (scorecard === '' || criterion === '' || answer === '') {
    return refuse(context, {
      zh: `“${text}”应写成 评分表/评分项:答案`,
      en: `"${text}" is written SCORECARD/CRITERION:ANSWER`,
    });
  }
  return { scorecard, criterion, answer };
});

const attribute = z.string().transform((text, context) => {
  const [name, value] = halves(text, ':');
  if (name === '' || !text.includes(':')) {
    return refuse(context, { zh: `“${text}”应写成 名称:值`, en: `"${text}" is written NAME:VALUE` });
  }
  return { name, value };
});

function halves(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

const text = z.string().max(500);

/** What conversations are looked for; a parameter that may be given several times is written again. */
export const filterFields = {
  from: instant.optional(),
  to: instant.optional(),
  hour: many(wholeNumber(0, 23), 'Hours of the start, 0 to 23; any of them'),
  weekday: many(wholeNumber(1, 7), 'Days of the week, 1 (Monday) to 7; any of them'),
  timeZone: z
    .string()
    .max(100)
    .optional()
    .meta({ description: "An IANA name; the organisation's own when absent" }),
  id: many(text, 'Ids; any of them'),
  channel: many(z.enum(CHANNELS), 'Any of them'),
  language: many(z.enum(LANGUAGES), 'Any of them'),
  agent: many(text, 'Ids of agents; any of them'),
  team: many(text, 'Any of them'),
  queue: many(text, 'Any of them'),
  customer: many(text, 'Ids of customers; any of them'),
  topic: many(text, `Ids of topics and headings, or ${NO_TOPIC} for conversations in none; any of them`),
  words: many(word, 'Said in some turn: WORDS, or ROLE:WORDS for one side; each of them'),
  signal: many(
    heard,
    `TYPE, or TYPE>=0.8 for another least confidence than ${SHOWN_CONFIDENCE}; each of them`,
  ),
  rule: many(judged, 'RULE, or RULE:OUTCOME (hit, miss, not_applicable, cannot_tell); each of them'),
  score: many(score, 'SCORECARD:RANGE, as general:..60; each of them'),
  answer: many(answered, 'SCORECARD/CRITERION:ANSWER; each of them'),
  satisfaction: range.optional().meta({ description: 'Predicted satisfaction from 1 to 5, as ..2.5' }),
  resolution: many(z.enum(RESOLUTIONS), 'Any of them'),
  attribute: many(attribute, 'NAME:VALUE of an attribute of the conversation; each of them'),
};

const filterQuery = z.strictObject(filterFields);

export const searchQuery = z.strictObject({
  ...filterFields,
  sort: z.enum(SORTS).default('newest'),
  limit: limit(50, 500),
  cursor: z.string().max(2000).optional().meta({ description: 'From the page before' }),
});

export function filterOf(query: z.output<typeof filterQuery>): ConversationFilter {
  const { id, channel, language, agent, team, queue, customer, topic, words, signal, rule, score, answer } =
    query;
  const filter = {
    from: query.from,
    to: query.to,
    hours: query.hour,
    weekdays: query.weekday,
    timeZone: query.timeZone,
    ids: id,
    channels: channel,
    languages: language,
    agents: agent,
    teams: team,
    queues: queue,
    customers: customer,
    topics: topic?.map((one) => (one === NO_TOPIC ? '' : one)),
    words,
    signals: signal,
    rules: rule,
    scores: score,
    answers: answer,
    satisfaction: query.satisfaction,
    resolution: query.resolution,
    attributes: query.attribute,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
