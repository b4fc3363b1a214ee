import type { ClickHouseClient } from '@clickhouse/client';
import { foldForSearch } from '#adapters/clickhouse/spoken-text.ts';
import { factRow } from '#adapters/clickhouse/writing/fact-row.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import { sampleFact } from '../test/suites/sample-fact.ts';
import { conversations as sampleConversations, seeded } from './sample.ts';

const SENTENCES = 600;
const ROWS_AT_ONCE = 20_000;

/**
 * Writes conversations in the engine itself, from a few hundred sentences: a million take minutes and not
 * hours. Returns the bytes that the table takes on the disk when the engine has merged it.
 */
export async function fillFacts(
  client: ClickHouseClient,
  organisation: string,
  conversations: number,
): Promise<number> {
  const insert = insertStatement();
  for (let from = 0; from < conversations; from += ROWS_AT_ONCE) {
    await client.command({
      query: insert,
      query_params: {
        organisation,
        sentences: sentences(),
        rules: Array.from({ length: 60 }, (_, index) => `rule-${index}`),
        criteria: Array.from({ length: 15 }, (_, index) => `criterion-${index}`),
        analysis: sampleAnalysis(),
        from,
        rows: Math.min(ROWS_AT_ONCE, conversations - from),
        all: conversations,
      },
    });
  }
  await client.command({ query: 'OPTIMIZE TABLE conversations FINAL' });
  const parts = await client.query({
    query:
      "SELECT toFloat64(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE active AND table = 'conversations'",
    format: 'JSONEachRow',
  });
  const [size] = await parts.json<{ bytes: number }>();
  return size!.bytes;
}

/** Of the talk that the other measurements use, with three numbers in each so that few are equal. */
function sentences(): string[] {
  const random = seeded(11);
  const texts = sampleConversations(SENTENCES / 20, 20).flatMap(({ turns }) => turns.map(({ text }) => text));
  return texts.map((text, index) => {
    const rare = index % 97 === 0 ? ',发票抬头还没改好' : index % 41 === 0 ? ',想问下退款' : '';
    return foldForSearch(`${text}${rare},${Math.floor(random() * 1e4)}`);
  });
}

/** What an analysis takes: 25 signals, 60 rules, 15 answers, each with its passage; the 12s are made others in each row. */
function sampleAnalysis(): string {
  const evidence = [{ turn: 4, start: 0, end: 3, text: '好吧,' }];
  const analysis: Omit<Analysis, 'id'> = {
    language: 'zh',
    signals: Array.from({ length: 25 }, (_, index) => ({
      type: 'customer.emotion',
      turn: index % 20,
      start: 0,
      end: 3,
      value: 'neutral',
      confidence: 0.12,
      detector: 'customer@1',
    })),
    rules: Array.from({ length: 60 }, (_, index) => ({ rule: `rule-${index}`, outcome: 'hit', evidence })),
    evaluations: [
      {
        scorecard: 'service',
        version: '1',
        score: 12,
        sections: [{ section: 'service', score: 12 }],
        autoFailed: [],
        answers: Array.from({ length: 15 }, (_, index) => ({
          criterion: `criterion-${index}`,
          answer: 'yes',
          score: 2,
          evidence,
          source: `rule:rule-${index}`,
        })),
      },
    ],
    metrics: {
      turns: 20,
      turnsByRole: { customer: 10, agent: 10 },
      charactersByRole: { customer: 212, agent: 212 },
    },
  };
  return JSON.stringify(analysis);
}

/** Every column that a fact has, so that a column added later cannot be forgotten here. */
const COLUMNS: Readonly<Record<keyof ReturnType<typeof factRow>, string>> = {
  organisation: '{organisation:String}',
  day: 'toDate(at)',
  id: "concat('c-', toString(c))",
  version: '1',
  gone: 'false',
  at: "toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + toIntervalSecond(intDiv(c * 5097600, {all:UInt64}))",
  received_at: 'at',
  channel: "['chat', 'voice', 'email'][1 + r % 3]",
  language: "if(r % 6 = 0, 'en', 'zh')",
  agent: "concat('A', toString(r % 200))",
  team: "concat('T', toString(r % 20))",
  queue: "concat('Q', toString(r % 7))",
  customer: "concat('u-', toString(cityHash64(c, 1) % intDiv({all:UInt64}, 2)))",
  turns: '20',
  duration_ms: 'r % 900000',
  handling_ms: 'r % 900000',
  first_response_ms: 'r % 90000',
  mean_response_ms: 'r % 60000',
  satisfaction: '1 + (r % 41) / 10',
  resolution: "['resolved', 'partly', 'unresolved'][1 + cityHash64(c, 2) % 3]",
  effort: '1 + cityHash64(c, 3) % 5',
  signals:
    "arrayFilter((s, i) -> cityHash64(c, i) % (2 + i) = 0, ['customer.emotion', 'agent.greeting', 'customer.urgency', 'agent.empathy', 'customer.request_info', 'agent.explanation', 'agent.closing', 'agent.deflection', 'customer.churn_intent', 'conversation.satisfaction', 'conversation.resolution', 'conversation.effort'] AS types, arrayEnumerate(types))",
  signal_counts: 'arrayMap(s -> 1 + cityHash64(s, c) % 5, signals)',
  signal_confidences: 'arrayMap(s -> 0.3 + (cityHash64(c, s) % 70) / 100, signals)',
  rule_hits: 'arrayFilter(x -> cityHash64(c, x) % 10 = 0, {rules:Array(String)})',
  rule_misses: 'arrayFilter(x -> cityHash64(c, x) % 10 BETWEEN 1 AND 5, {rules:Array(String)})',
  rule_not_applicable: 'arrayFilter(x -> cityHash64(c, x) % 10 > 6, {rules:Array(String)})',
  rule_cannot_tell: 'arrayFilter(x -> cityHash64(c, x) % 10 = 6, {rules:Array(String)})',
  scorecards: "['service']",
  scores: '[(cityHash64(c, 4) % 10001) / 100]',
  lowest_score: 'scores[1]',
  answers:
    "arrayMap(x -> concat('service\\x1f', x, '\\x1f', if(cityHash64(x, c) % 3 = 0, 'no', 'yes')), {criteria:Array(String)})",
  criteria: "arrayMap(x -> concat('service\\x1f', x), {criteria:Array(String)})",
  criterion_shares: 'arrayMap(x -> if(cityHash64(x, c) % 3 = 0, 0., 1.), {criteria:Array(String)})',
  attributes: "map('queue', queue, 'csat', toString(r % 5))",
  rulebooks: "['general@1']",
  // One of three thousand matters, each told a little differently; about unit length.
  need: 'arrayMap(i -> toFloat32((cityHash64(c % 3000, i) % 2001 / 1000 - 1) * 0.07 + (cityHash64(c, i) % 2001 / 1000 - 1) * 0.03), range(512))',
  need_turn: '0',
  opening_emotion: "['neutral', 'anger', 'disappointment', 'confusion'][1 + cityHash64(c, 5) % 4]",
  moment_situations: "if(cityHash64(c, 5) % 4 = 0, [], ['anger'])",
  moment_emotions: 'moment_situations',
  moment_turns: 'arrayMap(s -> 2, moment_situations)',
  moment_answers: 'arrayMap(s -> 3, moment_situations)',
  moment_untils: 'arrayMap(s -> 8, moment_situations)',
  moment_surenesses: 'arrayMap(s -> toFloat32(0.9), moment_situations)',
  moment_behaviours:
    "arrayMap(s -> arrayFilter(b -> cityHash64(c, b) % 3 = 0, ['agent.empathy', 'agent.explanation', 'agent.policy_wall']), moment_situations)",
  moment_outcomes:
    "arrayMap(s -> ['recovered', 'calmed', 'persisted'][1 + cityHash64(c, 6) % 3], moment_situations)",
  said: "arrayStringConcat(arrayMap((text, i) -> concat(if(i % 2 = 0, '\\x01', '\\x02'), text), texts, range(20)), '\\n')",
  conversation:
    "concat('{\"id\":\"', id, '\",\"channel\":\"chat\",\"turns\":[', arrayStringConcat(arrayMap((text, i) -> concat('{\"role\":\"', if(i % 2 = 0, 'customer', 'agent'), '\",\"text\":', toJSONString(text), ',\"at\":\"', formatDateTime(at + toIntervalSecond(i * 17), '%FT%TZ'), '\"}'), texts, range(20)), ','), ']}')",
  analysis: "replaceAll({analysis:String}, '12', toString(r % 97))",
};

function insertStatement(): string {
  // A sample fact has every column: what the engine writes and what the store writes stay the same.
  const columns = Object.keys(factRow('', sampleFact({ id: 'x', need: [1] }))) as (keyof typeof COLUMNS)[];
  return `INSERT INTO conversations (${columns.join(', ')})
SELECT ${columns.map((column) => `${COLUMNS[column]} AS ${column}`).join(',\n  ')}
FROM (
  SELECT number + {from:UInt64} AS c, cityHash64(c) AS r,
    arrayMap(i -> concat({sentences:Array(String)}[1 + cityHash64(c, i) % ${SENTENCES}], toString(cityHash64(i, c) % 1000)), range(20)) AS texts
  FROM numbers({rows:UInt64})
)`;
}
