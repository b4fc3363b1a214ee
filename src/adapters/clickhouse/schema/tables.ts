import type { TableDefinition } from './layout.ts';

/**
 * One row a conversation and version. The sort key never changes for a version once written: `day` is the
 * UTC day of the start. When a later version begins on another day, the old place gets a row with `gone`.
 *
 * What is asked of many conversations stands in narrow columns; lists stand in arrays of one row, so that
 * a filter over signals, rules or answers needs no join. What only one conversation's page shows is kept
 * as it came, compressed.
 */
export const CONVERSATIONS: TableDefinition = {
  name: 'conversations',
  columns: [
    'organisation LowCardinality(String)',
    'day Date',
    'id String CODEC(ZSTD(1))',
    'version UInt64',
    'gone Bool',
    "at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))",
    "received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))",
    'channel LowCardinality(String)',
    'language LowCardinality(String)',
    'agent LowCardinality(String)',
    'team LowCardinality(String)',
    'queue LowCardinality(String)',
    'customer String CODEC(ZSTD(1))',
    'turns UInt32',
    'duration_ms Nullable(Float64) CODEC(ZSTD(1))',
    'first_response_ms Nullable(Float64) CODEC(ZSTD(1))',
    'mean_response_ms Nullable(Float64) CODEC(ZSTD(1))',
    'satisfaction Nullable(Float64) CODEC(ZSTD(1))',
    'resolution LowCardinality(String)',
    'effort Nullable(Float64) CODEC(ZSTD(1))',
    'signals Array(LowCardinality(String))',
    'signal_counts Array(UInt32) CODEC(ZSTD(1))',
    'signal_confidences Array(Float64) CODEC(ZSTD(1))',
    'rule_hits Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'rule_misses Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'rule_not_applicable Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'rule_cannot_tell Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'scorecards Array(LowCardinality(String))',
    'scores Array(Nullable(Float64)) CODEC(ZSTD(1))',
    'lowest_score Nullable(Float64) CODEC(ZSTD(1))',
    'answers Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'criteria Array(LowCardinality(String)) CODEC(ZSTD(1))',
    'criterion_shares Array(Float64) CODEC(ZSTD(1))',
    'attributes Map(LowCardinality(String), String) CODEC(ZSTD(1))',
    'rulebooks Array(LowCardinality(String))',
    'said String CODEC(ZSTD(3))',
    'conversation String CODEC(ZSTD(3))',
    'analysis String CODEC(ZSTD(3))',
    'INDEX said_pairs said TYPE text(tokenizer = ngrams(2))',
    'INDEX by_id id TYPE bloom_filter(0.01) GRANULARITY 1',
  ],
  latestBy: 'version',
  partitionBy: 'toYYYYMM(day)',
  orderBy: '(organisation, day, id)',
  shardBy: 'cityHash64(organisation, id)',
  settings: [
    // A resolved append is on the disk, not only with the operating system.
    'fsync_after_insert = 1',
    'fsync_part_directory = 1',
    // Without them an erasure would have to wait until every part of the table was gone through.
    'enable_block_number_column = 1',
    'enable_block_offset_column = 1',
    // Erased text leaves the disk a minute after its part was rewritten.
    'old_parts_lifetime = 60',
  ],
};

/** SQL: of each number of an array, in order, one bit that says whether it is above 0. */
export function signsOf(vector: string): string {
  return `unbin(arrayStringConcat(arrayMap(x -> if(x > 0, '1', '0'), ${vector})))`;
}

/**
 * The need of a conversation as a vector, empty where none is known, the turn that says it, and the signs of the
 * vector's numbers as bits: those of a million rows are looked through while a few vectors are compared exactly.
 */
export const NEED_COLUMNS: readonly string[] = [
  'need Array(BFloat16) CODEC(ZSTD(1))',
  'need_turn UInt32',
  `need_signs String MATERIALIZED ${signsOf('need')} CODEC(NONE)`,
];

/**
 * How the customer came, and the moments of the conversation, one beside the other: what they brought, the turns (-1 for
 * none), what the agent did and what became of it. Empty where the analysis is older than they are.
 */
export const MOMENT_COLUMNS: readonly string[] = [
  'opening_emotion LowCardinality(String)',
  'moment_situations Array(LowCardinality(String))',
  'moment_emotions Array(LowCardinality(String))',
  'moment_turns Array(UInt32)',
  'moment_answers Array(Int32)',
  'moment_untils Array(Int32)',
  'moment_behaviours Array(Array(LowCardinality(String)))',
  'moment_outcomes Array(LowCardinality(String))',
];

/** How surely each of these moments is what it is called. Empty where the analysis is older. */
export const MOMENT_SURENESS: readonly string[] = ['moment_surenesses Array(Float32)'];

/** Handling time. Null where no times are known or the analysis is older. */
export const HANDLING_COLUMN: readonly string[] = ['handling_ms Nullable(Float64) CODEC(ZSTD(1))'];

/** Which topic a conversation belongs to; an empty one is none. */
export const TOPIC_MEMBERS: TableDefinition = {
  name: 'topic_members',
  columns: [
    'organisation LowCardinality(String)',
    'id String CODEC(ZSTD(1))',
    'topic LowCardinality(String)',
    'placed UInt64',
  ],
  latestBy: 'placed',
  orderBy: '(organisation, id)',
  shardBy: 'cityHash64(organisation, id)',
};

export const COUNTED_ENTRY =
  'Tuple(slot UInt8, value LowCardinality(String), name LowCardinality(String), share Float64, judged UInt32, conversations UInt32)';

/**
 * What is asked of whole months, counted ahead by UTC day: one row a figure, dimension and day, so that a day is
 * replaced as a whole. `mark` says of which conversations: what is counted holds only while theirs is the same.
 * `slot` is the part of the day, and `share` adds up to a mean when it is divided by `judged`.
 */
export const COUNTED_DAYS: TableDefinition = {
  name: 'counted_days',
  columns: [
    'organisation LowCardinality(String)',
    'figure LowCardinality(String)',
    'dimension LowCardinality(String)',
    'day Date',
    'counted UInt64',
    'mark UInt64',
    `entries Array(${COUNTED_ENTRY}) CODEC(ZSTD(1))`,
  ],
  latestBy: 'counted',
  orderBy: '(organisation, figure, dimension, day)',
  // Rows are few and long: of one dimension only its own are to be read.
  settings: ['index_granularity = 16'],
};

/** Statements that ran, each recorded when it has. */
export const STATEMENTS_RUN: TableDefinition = {
  name: 'schema_statements',
  columns: ['id String', "at DateTime('UTC') DEFAULT now()"],
  latestBy: 'at',
  orderBy: 'id',
};
