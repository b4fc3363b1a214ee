/** A table as it is meant, wherever it stands. */
export interface TableDefinition {
  readonly name: string;
  /** Columns and indexes, one a line. */
  readonly columns: readonly string[];
  /** Of rows with the same sort key, the one with the highest value of this column counts. */
  readonly latestBy?: string;
  readonly partitionBy?: string;
  readonly orderBy: string;
  /** Rows with the same value stand on the same shard; without one, every node holds the whole table. */
  readonly shardBy?: string;
  readonly settings?: readonly string[];
}

/** How tables stand: on one node, or replicated and sharded. Reads and inserts name the same tables on both. */
export interface Layout {
  create(table: TableDefinition): string[];
  /** Further columns of a table that is there already, each as in its definition. */
  addColumns(table: TableDefinition, columns: readonly string[]): string[];
  /** What `ALTER TABLE` and `DELETE FROM` name: the table that holds the rows, on every node. */
  stored(table: string): string;
  /** Whether rows that were written may not be seen yet by whoever reads, as replicas get them one after the other. */
  readonly mayLag: boolean;
}

export const singleNode: Layout = {
  create: (table) => [createStored(table.name, '', engine('', [], table), table)],
  addColumns: ({ name }, columns) => [addTo(name, columns)],
  stored: (table) => table,
  mayLag: false,
};

/** For a cluster of the servers' configuration, with the usual macros `{shard}` and `{replica}`. */
export function clusterLayout(cluster: string): Layout {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(cluster)) {
    throw new RangeError(`"${cluster}" is no cluster name: use letters, digits, _ and -`);
  }
  const on = ` ON CLUSTER '${cluster}'`;
  return {
    create(table) {
      const where = table.shardBy === undefined ? 'all' : '{shard}';
      const path = [`'/clickhouse/tables/${where}/{database}/${table.name}'`, "'{replica}'"];
      if (table.shardBy === undefined) {
        const replica = [path[0]!, "'{shard}-{replica}'"];
        return [createStored(table.name, on, engine('Replicated', replica, table), table)];
      }
      const stored = `${table.name}_stored`;
      return [
        createStored(stored, on, engine('Replicated', path, table), table),
        `CREATE TABLE IF NOT EXISTS ${table.name}${on} AS ${stored}\n` +
          `ENGINE = Distributed('${cluster}', currentDatabase(), ${stored}, ${table.shardBy})`,
      ];
    },
    // The rows first: what is written to the other goes into them.
    addColumns: ({ name, shardBy }, columns) =>
      (shardBy === undefined ? [name] : [`${name}_stored`, name]).map((one) => addTo(one + on, columns)),
    stored: (table) => `${table}_stored${on}`,
    mayLag: true,
  };
}

function addTo(table: string, columns: readonly string[]): string {
  return `ALTER TABLE ${table}\n${columns.map((column) => `  ADD COLUMN IF NOT EXISTS ${column}`).join(',\n')}`;
}

function engine(kind: '' | 'Replicated', path: readonly string[], { latestBy }: TableDefinition): string {
  const name = latestBy === undefined ? 'MergeTree' : 'ReplacingMergeTree';
  return `${kind}${name}(${[...path, ...(latestBy === undefined ? [] : [latestBy])].join(', ')})`;
}

function createStored(name: string, on: string, tableEngine: string, table: TableDefinition): string {
  return [
    `CREATE TABLE IF NOT EXISTS ${name}${on} (`,
    table.columns.map((column) => `  ${column}`).join(',\n'),
    `) ENGINE = ${tableEngine}`,
    ...(table.partitionBy === undefined ? [] : [`PARTITION BY ${table.partitionBy}`]),
    `ORDER BY ${table.orderBy}`,
    ...(table.settings === undefined ? [] : [`SETTINGS ${table.settings.join(', ')}`]),
  ].join('\n');
}
