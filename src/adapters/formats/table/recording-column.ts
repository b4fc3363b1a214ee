import { conversationField, foldField } from '#core/conversation/fields.ts';
import { baseName, isNamedLikeRecording } from '#core/speech/recording-name.ts';

/** What columns that name recordings are called, in the form of `foldField`. */
const NAMES = new Set([
  ...['recording', 'recordingfile', 'recordingname', 'recordingid', 'recordingpath', 'recordfile', 'audio'],
  ...['audiofile', 'audiopath', 'voicefile', 'wav', 'wavfile', 'file', 'filename', 'filepath', 'path'],
  ...['录音', '录音文件', '录音文件名', '录音名称', '录音路径', '录音地址', '录音id', '文件', '文件名'],
  ...['文件名称', '文件路径', '音频', '音频文件'],
]);

type Cells = readonly string[];

/** Which rows name which recording, in one column. */
export type RecordingColumn = ReadonlyMap<string, readonly number[]>;

export function isNamingHeader(header: string): boolean {
  return NAMES.has(foldField(header));
}

/** The columns that name recordings, the surest first: by what stands in them, then by what they are called. */
export function namingColumns(headers: Cells, rows: readonly Cells[]): readonly number[] {
  const columns = headers.map((_, column) => column);
  const bySight = columns.filter((column) =>
    rows.some((cells) => isNamedLikeRecording(cellAt(cells, column))),
  );
  const byName = columns.filter((column) => isNamingHeader(headers[column]!));
  const byId = columns.filter((column) => conversationField(headers[column]!)?.field === 'id');
  return [...new Set([...bySight, ...byName, ...byId])];
}

/** Columns that nobody would take for it, but in which each row has a value of its own. */
export function otherColumns(headers: Cells, naming: readonly number[]): readonly number[] {
  return headers
    .map((_, column) => column)
    .filter((column) => !naming.includes(column) && conversationField(headers[column]!) === undefined);
}

export function indexOf(rows: readonly Cells[], column: number): RecordingColumn {
  const index = new Map<string, number[]>();
  for (const [at, cells] of rows.entries()) {
    const key = keyOf(cellAt(cells, column));
    if (key === '') continue;
    const held = index.get(key);
    if (held === undefined) index.set(key, [at]);
    else held.push(at);
  }
  return index;
}

/** A recording as a cell may name it: with folders or without, in capitals or not, with an ending or without. */
export function keyOf(name: string): string {
  const folded = foldedName(name);
  return isNamedLikeRecording(folded) ? folded.slice(0, folded.lastIndexOf('.')) : folded;
}

export function foldedName(name: string): string {
  return baseName(name.trim()).normalize('NFC').toLowerCase();
}

export function cellAt(cells: Cells, column: number): string {
  return cells[column]?.trim() ?? '';
}
