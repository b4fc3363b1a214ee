import { describe, expect, it } from 'vitest';
import { clusterLayout, singleNode } from './layout.ts';
import { schemaStatements } from './migrate.ts';
import { CONVERSATIONS, STATEMENTS_RUN } from './tables.ts';

const texts = (layout: typeof singleNode) => schemaStatements(layout).map(({ sql }) => sql);

describe('the tables on one node', () => {
  it('keep the latest version of a sort key that never changes', () => {
    const [conversations, needs, moments, topics, sureness, handling, counted, ...others] = texts(singleNode);
    expect(others).toEqual([]);
    expect(topics).toMatch(/^CREATE TABLE IF NOT EXISTS topic_members \($/m);
    expect(counted).toMatch(/^CREATE TABLE IF NOT EXISTS counted_days \($/m);
    expect(handling).toContain('ADD COLUMN IF NOT EXISTS handling_ms Nullable(Float64)');
    expect(sureness).toContain('ADD COLUMN IF NOT EXISTS moment_surenesses Array');
    expect(moments).toContain('ADD COLUMN IF NOT EXISTS moment_situations Array');
    expect(needs).toMatch(/^ALTER TABLE conversations\n {2}ADD COLUMN IF NOT EXISTS need Array/);
    expect(conversations).toMatch(/^CREATE TABLE IF NOT EXISTS conversations \($/m);
    expect(conversations).toMatch(/^\) ENGINE = ReplacingMergeTree\(version\)$/m);
    expect(conversations).toMatch(/^PARTITION BY toYYYYMM\(day\)$/m);
    expect(conversations).toMatch(/^ORDER BY \(organisation, day, id\)$/m);
    expect(conversations).toContain('said TYPE text(tokenizer = ngrams(2))');
  });

  it('are changed under their own name', () => {
    expect(singleNode.stored('conversations')).toBe('conversations');
  });
});

describe('the tables of a cluster', () => {
  const layout = clusterLayout('main');

  it('are replicated, and sharded by conversation behind the same name', () => {
    const [stored, distributed, needsStored, needs, ...moments] = texts(layout);
    expect(moments.slice(0, 2).map((sql) => sql.split('\n')[0])).toEqual([
      "ALTER TABLE conversations_stored ON CLUSTER 'main'",
      "ALTER TABLE conversations ON CLUSTER 'main'",
    ]);
    expect(needsStored).toMatch(/^ALTER TABLE conversations_stored ON CLUSTER 'main'\n/);
    expect(needs).toMatch(/^ALTER TABLE conversations ON CLUSTER 'main'\n/);
    expect(stored).toMatch(/^CREATE TABLE IF NOT EXISTS conversations_stored ON CLUSTER 'main' \($/m);
    expect(stored).toContain(
      "ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/conversations', '{replica}', version)",
    );
    expect(distributed).toBe(
      "CREATE TABLE IF NOT EXISTS conversations ON CLUSTER 'main' AS conversations_stored\n" +
        "ENGINE = Distributed('main', currentDatabase(), conversations_stored, cityHash64(organisation, id))",
    );
  });

  it('have the same columns, keys and settings as on one node', () => {
    const body = (sql: string) => sql.replace(/^CREATE.*$/m, '').replace(/^\) ENGINE.*$/m, '');
    expect(body(texts(layout)[0]!)).toBe(body(texts(singleNode)[0]!));
  });

  it('are changed where the rows are', () => {
    expect(layout.stored('conversations')).toBe("conversations_stored ON CLUSTER 'main'");
  });

  it('have what was counted of all shards on every node', () => {
    expect(texts(layout).filter((sql) => sql.includes('counted_days'))).toEqual([
      expect.stringContaining(
        "ReplicatedReplacingMergeTree('/clickhouse/tables/all/{database}/counted_days', '{shard}-{replica}', counted)",
      ),
    ]);
  });

  it('record on every node which statements ran', () => {
    expect(layout.create(STATEMENTS_RUN).join()).toContain(
      "('/clickhouse/tables/all/{database}/schema_statements', '{shard}-{replica}', at)",
    );
  });

  it.each(["x' --", '', 'a b'])('refuse the cluster name "%s"', (name) => {
    expect(() => clusterLayout(name)).toThrow(RangeError);
  });
});

it('records statements under ids of their own', () => {
  for (const layout of [singleNode, clusterLayout('main')]) {
    const ids = schemaStatements(layout).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
  expect(CONVERSATIONS.shardBy).toContain('organisation');
});
