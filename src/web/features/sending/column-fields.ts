import type { PreviewTable } from './preview-file.ts';

/** What a column can be, as people choose it; `attribute` stays beside the conversation under its own name. */
export const COLUMN_FIELDS = [
  'id',
  'turn.role',
  'turn.text',
  'turn.at',
  'turn.customer',
  'turn.customer.at',
  'turn.agent',
  'turn.agent.at',
  'turn.bot',
  'turns',
  'startedAt',
  'channel',
  'agent.id',
  'agent.name',
  'agent.team',
  'customer.id',
  'customer.name',
  'language',
  'attribute',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** What a column is taken for now. */
export function fieldOf({ map }: Pick<PreviewTable, 'map'>, header: string): ColumnField {
  const target = Object.entries(map).find(([, column]) => column === header)?.[0];
  return COLUMN_FIELDS.find((field) => field === target) ?? 'attribute';
}

/** The mapping in which a column is something else; a field has one column, the one named last. */
export function withField(
  { map: guessed }: Pick<PreviewTable, 'map'>,
  wished: Readonly<Record<string, string>>,
  header: string,
  field: ColumnField,
): Record<string, string> {
  const labels = Object.entries(wished).filter(([target]) => target.startsWith('role.'));
  const others = Object.entries({ ...guessed, ...wished }).filter(
    ([target, column]) => column !== header && target !== field && !target.startsWith('role.'),
  );
  const target = field === 'attribute' ? `attributes.${header}` : field;
  return Object.fromEntries([...others, [target, header], ...labels]);
}

/** The saved mapping whose header a table has. */
export function knownMapping<Mapping extends { readonly columns: readonly string[] }>(
  mappings: readonly Mapping[],
  headers: readonly string[],
): Mapping | undefined {
  return mappings.find(
    ({ columns }) => columns.length === headers.length && columns.every((column) => headers.includes(column)),
  );
}
