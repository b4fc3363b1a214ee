import { DIRECTORY_KINDS, type DirectoryEntry, type DirectoryKind } from '#core/ports/directory.ts';

export interface ReadDirectory {
  readonly entries: readonly DirectoryEntry[];
  /** Lines that name nothing, from 1. */
  readonly skipped: readonly number[];
}

const HEADS: Readonly<Record<'kind' | 'id' | 'name' | 'team', readonly string[]>> = {
  kind: ['kind', 'type', '类型', '种类'],
  id: ['id', '编号', '工号'],
  name: ['name', '姓名', '名称', '名字'],
  team: ['team', '班组', '小组', '团队'],
};
const KINDS: Readonly<Record<DirectoryKind, readonly string[]>> = {
  agent: ['agent', '坐席', '客服', ''],
  team: ['team', '班组', '小组', '团队'],
  queue: ['queue', '队列', '技能组'],
};

/** Reads names from a table with the columns kind, id, name and team, in any order; without a kind it is agents. */
export function readDirectory(text: string): ReadDirectory | null {
  const [head, ...rows] = rowsOf(text);
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const columnOf = (field: keyof typeof HEADS) => columns.findIndex((name) => HEADS[field].includes(name));
  const [kindAt, idAt, nameAt, teamAt] = [
    columnOf('kind'),
    columnOf('id'),
    columnOf('name'),
    columnOf('team'),
  ];
  if (idAt < 0 || nameAt < 0) return null;
  const entries: DirectoryEntry[] = [];
  const skipped: number[] = [];
  for (const { line, cells } of rows) {
    const cell = (at: number) => (cells[at] ?? '').trim();
    const kind = DIRECTORY_KINDS.find((one) => KINDS[one].includes(cell(kindAt).toLowerCase()));
    const [id, name, team] = [cell(idAt), cell(nameAt), cell(teamAt)];
    if (kind === undefined || id === '' || name === '') skipped.push(line);
    else entries.push({ kind, id, name, ...(kind === 'agent' && team !== '' ? { team } : {}) });
  }
  return { entries, skipped };
}

/** The same columns, for a spreadsheet program. */
export function writeDirectory(
  entries: readonly (Omit<DirectoryEntry, 'team'> & { readonly team?: string | undefined })[],
): string {
  const rows = entries.map(({ kind, id, name, team = '' }) => [kind, id, name, team]);
  const lines = [['kind', 'id', 'name', 'team'], ...rows].map((cells) => cells.map(quoted).join(','));
  // The mark tells spreadsheet programs that it is UTF-8.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is made text, so that no spreadsheet program runs it. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = /^[^\r\n]*\t/.test(plain) ? '\t' : /^[^\r\n,]*;/.test(plain) ? ';' : ',';
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    cell = '';
    begun = line + 1;
  };
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at]!;
    if (isQuoted) {
      if (character === '"' && plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (character === '"') isQuoted = false;
      else cell += character;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    if (character === '\n') line++;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
