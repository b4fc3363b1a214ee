import type { Bilingual } from '#core/bilingual.ts';
import { type ConversationField, conversationField } from '#core/conversation/fields.ts';
import { figureOrText } from '#core/conversation/figure-or-text.ts';
import { parseTime } from '#core/conversation/times.ts';
import type { Problem } from '#core/problem.ts';
import { isNamedLikeRecording, nameOfRecording } from '#core/speech/recording-name.ts';
import { warning } from '../problems.ts';
import {
  cellAt,
  foldedName,
  indexOf,
  isNamingHeader,
  keyOf,
  namingColumns,
  otherColumns,
  type RecordingColumn,
} from './recording-column.ts';

export interface CallTableRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a row tells of a call, in the fields of a raw conversation; what is wrong with it is said beside. */
export interface ToldByTable {
  readonly told?: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Problem[];
}

/** Of several rows for one recording so many are named. */
const LINES_SHOWN = 5;
const LONGEST_SHOWN = 40;

/** A table of calls: a row for each, found by the cell that names the recording. */
export class CallTable {
  readonly #file: string;
  readonly #headers: readonly string[];
  readonly #rows: readonly CallTableRow[];
  /** Lines that are no rows. */
  readonly #broken: readonly number[];
  readonly #fields: ReadonlyMap<ConversationField, readonly number[]>;
  readonly #naming: readonly number[];
  readonly #indices = new Map<number, RecordingColumn>();

  /** @param file its name, for messages */
  constructor(
    file: string,
    headers: readonly string[],
    rows: readonly CallTableRow[],
    broken: readonly number[],
  ) {
    this.#file = file;
    this.#headers = headers;
    this.#rows = rows;
    this.#broken = broken;
    this.#fields = fieldsOf(headers);
    this.#naming = namingColumns(
      headers,
      rows.map(({ cells }) => cells),
    );
  }

  /**
   * What the table tells of a recording.
   * @param isOwn it stands beside this recording alone: its only row needs no name
   */
  about(recording: string, isOwn: boolean): ToldByTable {
    if (this.#rows.length === 0) return this.#silent('empty-table', { zh: '里没有数据', en: 'has no rows' });
    const found = this.#find(recording);
    const rows = found ?? (isOwn && this.#rows.length === 1 ? [0] : []);
    const row = this.#rows[rows[0] ?? -1];
    if (row === undefined) return this.#missing(recording);
    const different = new Set(rows.map((at) => this.#rows[at]!.cells.join('\0')));
    const warnings: Problem[] = [];
    if (different.size > 1) {
      const lines = rows.slice(0, LINES_SHOWN).map((at) => this.#rows[at]!.line);
      const more = rows.length > LINES_SHOWN ? '…' : '';
      warnings.push(
        this.#warning('several-rows', {
          zh: `第 ${lines.join('、')}${more} 行都是这段录音，采用第 ${lines[0]} 行`,
          en: `lines ${lines.join(', ')}${more} are all of this recording; line ${lines[0]} is taken`,
        }),
      );
    }
    if (row.cells.slice(this.#headers.length).some((cell) => cell.trim() !== '')) {
      const { line, cells } = row;
      warnings.push(
        this.#warning('too-many-cells', {
          zh: `第 ${line} 行有 ${cells.length} 格，表头只有 ${this.#headers.length} 列，这一行没有采用`,
          en: `line ${line} has ${cells.length} cells, but the header has ${this.#headers.length}; the row is not taken`,
        }),
      );
      return { warnings };
    }
    return this.#tell(row, warnings);
  }

  /** Rows that name the recording; undefined where none does. */
  #find(recording: string): readonly number[] | undefined {
    const key = keyOf(recording);
    const inColumn = (column: number) => {
      const index = this.#indexOf(column);
      const rows = index.get(key);
      const isExact = (at: number) =>
        foldedName(cellAt(this.#rows[at]!.cells, column)) === foldedName(recording);
      const exact = rows?.filter(isExact) ?? [];
      return exact.length > 0 ? exact : rows;
    };
    for (const column of this.#naming) {
      const rows = inColumn(column);
      if (rows !== undefined) return rows;
    }
    for (const column of otherColumns(this.#headers, this.#naming)) {
      const rows = inColumn(column);
      // Marks and other values that come again name nothing.
      const { size } = this.#indexOf(column);
      if (rows !== undefined && size === this.#rows.length) return rows;
    }
    return undefined;
  }

  #indexOf(column: number): RecordingColumn {
    let index = this.#indices.get(column);
    if (index === undefined) {
      index = indexOf(
        this.#rows.map(({ cells }) => cells),
        column,
      );
      this.#indices.set(column, index);
    }
    return index;
  }

  #tell(row: CallTableRow, before: readonly Problem[]): ToldByTable {
    const { cells } = row;
    const told: [string, string][] = [];
    const taken = new Set<number>();
    for (const [field, columns] of this.#fields) {
      const column = columns.find((one) => cellAt(cells, one) !== '');
      if (column === undefined || field === 'startedAt') continue;
      taken.add(column);
      const cell = cellAt(cells, column);
      told.push([field, field === 'id' && isNamedLikeRecording(cell) ? nameOfRecording(cell) : cell]);
    }
    const times = (this.#fields.get('startedAt') ?? [])
      .map((column) => [column, cellAt(cells, column)] as const)
      .filter(([, cell]) => cell !== '');
    const start = startIn(times);
    if (start !== undefined) {
      told.push(['startedAt', start.text]);
      for (const column of start.columns) taken.add(column);
    }
    const attributes = this.#headers.flatMap((header, column): [string, unknown][] => {
      const cell = cellAt(cells, column);
      // What names the recording is told by its name already.
      const isName = this.#naming.includes(column) && isNamingHeader(header);
      return header === '' || cell === '' || taken.has(column) || isName
        ? []
        : [[header, figureOrText(cell)]];
    });
    return {
      told: {
        ...Object.fromEntries(told),
        ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
      },
      warnings:
        start === undefined && times.length > 0 ? [...before, this.#badTime(row.line, times[0]![1])] : before,
    };
  }

  #badTime(line: number, cell: string): Problem {
    const shown = cell.slice(0, LONGEST_SHOWN).toWellFormed();
    return this.#warning('bad-time', {
      zh: `第 ${line} 行的时间 ${shown} 认不出，已留作属性`,
      en: `line ${line}: the time ${shown} cannot be read and is kept as an attribute`,
    });
  }

  #missing(recording: string): ToldByTable {
    const [first] = this.#broken;
    const broken: Bilingual =
      first === undefined
        ? { zh: '', en: '' }
        : {
            zh: `；另有 ${this.#broken.length} 行读不了，最早是第 ${first} 行`,
            en: `; ${this.#broken.length} of its lines cannot be read, the first is line ${first}`,
          };
    const name = foldedName(recording);
    return this.#naming.length === 0
      ? this.#silent('no-recording-column', {
          zh: `里没有一列写着录音文件名${broken.zh}`,
          en: `has no column that names recordings${broken.en}`,
        })
      : this.#silent('no-row', {
          zh: `里没有 ${name} 这一行${broken.zh}`,
          en: `has no row for ${name}${broken.en}`,
        });
  }

  #silent(code: string, message: Bilingual): ToldByTable {
    return {
      warnings: [warning(code, { zh: `${this.#file} ${message.zh}`, en: `${this.#file} ${message.en}` })],
    };
  }

  #warning(code: string, message: Bilingual): Problem {
    return warning(code, { zh: `${this.#file}：${message.zh}`, en: `${this.#file}: ${message.en}` });
  }
}

/** Columns by what they mean, the best name of a field first. */
function fieldsOf(headers: readonly string[]): ReadonlyMap<ConversationField, readonly number[]> {
  const found = headers.flatMap((header, column) => {
    const match = header === '' ? undefined : conversationField(header);
    return match === undefined || match.field === 'turns' || match.field === 'attributes'
      ? []
      : [{ column, ...match }];
  });
  const fields = new Map<ConversationField, number[]>();
  for (const { field, column } of found.toSorted((a, b) => a.rank - b.rank || a.column - b.column)) {
    const columns = fields.get(field);
    if (columns === undefined) fields.set(field, [column]);
    else columns.push(column);
  }
  return fields;
}

/** A moment, a day with the time of day in another column, or a day. */
function startIn(
  cells: readonly (readonly [column: number, text: string])[],
): { readonly text: string; readonly columns: readonly number[] } | undefined {
  const read = cells.map(([column, text]) => ({ column, text, time: parseTime(text) }));
  const instant = read.find(({ time }) => time.kind === 'instant');
  if (instant !== undefined) return { text: instant.text, columns: [instant.column] };
  const day = read.find(({ time }) => time.kind === 'date');
  if (day === undefined) return undefined;
  const clock = read.find(({ time }) => time.kind === 'clock' && time.dayMs !== null);
  return clock === undefined
    ? { text: day.text, columns: [day.column] }
    : { text: `${day.text} ${clock.text}`, columns: [day.column, clock.column] };
}
