import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import { recordTooLong } from '../json-record.ts';
import { splitLines } from '../lines.ts';
import type { Mapping } from '../mapping.ts';
import { error, reject } from '../problems.ts';
import { lossyExcerpt, type ReadingContext } from '../reading-context.ts';
import { openSource } from '../source.ts';
import { type LineDecoder, lineDecoder } from '../text-encoding.ts';
import { ROWS_LOOKED_AT, tableByContent } from './by-content.ts';
import { type ColumnsResult, guessMapping } from './columns.ts';
import { CsvRecordParser } from './csv-record.ts';
import { noteOfGuess } from './guess-note.ts';
import { HEADER_WITHIN, headerAmong } from './header.ts';
import { isBlank, type Row } from './row.ts';
import { readRows } from './rows.ts';

const DELIMITERS = [',', '\t', ';', '|', '\uff0c'];
/** A quoted cell spans no more lines than this; beyond, its quote was never meant to open one. */
const MOST_LINES = 20_000;
/** Of a line that is no row, so much of both ends is looked at for its id. */
const ENDS_LENGTH = 4096;

/** CSV and TSV: a broken line is refused with its number, and the next one goes on. */
export async function* readCsv(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const opened = await openCsv(context);
  if (opened === undefined) return;
  const { head, found, mapping, rows: allRows } = opened;
  if (!found.ok) {
    yield reject({ file: context.file, line: head.line }, found.problem, { excerpt: head.cells.join(' | ') });
    return;
  }
  const { columns } = found;
  const open = async function* (): AsyncGenerator<Row[]> {
    for await (const rows of allRows()) {
      yield rows.filter((row) => row.line > head.line).map((row) => checkWidth(row, columns.headers.length));
    }
  };
  let notes = opened.notes;
  for await (const outcome of readRows([open], columns, { ...context, mapping })) {
    if (notes.length > 0 && outcome.ok) {
      yield { ...outcome, warnings: [...notes, ...outcome.warnings] };
      notes = [];
    } else yield outcome;
  }
}

interface Head {
  /** Of the names; 0, or the line before the first row, where there are none. */
  readonly line: number;
  /** Names of the columns, or their numbers. */
  readonly cells: readonly string[];
  readonly found: ColumnsResult;
  /** The user's, with what the table's own labels were found to mean. */
  readonly mapping: Mapping;
  readonly notes: readonly Problem[];
}

interface OpenedCsv extends Omit<Head, 'line' | 'cells'> {
  readonly head: Pick<Head, 'line' | 'cells'>;
  readonly rows: () => AsyncGenerator<Row[]>;
}

/** The header and a way to read all rows; undefined for a file without any. */
export async function openCsv(context: ReadingContext): Promise<OpenedCsv | undefined> {
  const decode = await lineDecoder(context.file);
  const delimiter = context.format === 'tsv' ? '\t' : await sniffDelimiter(context, decode);
  const head = await findHead(context, decode, delimiter);
  return head === undefined ? undefined : { ...head, head, rows: () => csvRows(context, decode, delimiter) };
}

function checkWidth(row: Row, width: number): Row {
  if (row.problem !== undefined || row.cells.slice(width).every((cell) => cell.trim() === '')) return row;
  return {
    ...row,
    problem: error(
      'too-many-cells',
      {
        zh: `这一行有 ${row.cells.length} 格，表格只有 ${width} 列`,
        en: `this row has ${row.cells.length} cells, but the table has ${width} columns`,
      },
      {
        hint: {
          zh: '含有分隔符的内容要用双引号括起来',
          en: 'a cell that contains the delimiter is written in double quotes',
        },
      },
    ),
  };
}

async function sniffDelimiter(context: ReadingContext, decode: LineDecoder): Promise<string> {
  for await (const lines of splitLines((await openSource(context.file)).chunks, context.maxRecordBytes)) {
    const texts = lines.slice(0, HEADER_WITHIN).map((line) => decode(line.bytes) ?? '');
    const declared = /^sep=(.)$/i.exec(texts[0] ?? '')?.[1];
    if (declared !== undefined) return declared;
    let best = { delimiter: ',', score: -1 };
    for (const delimiter of DELIMITERS) {
      const score = Math.max(...texts.map((text) => headerScore(text, delimiter, context.mapping)));
      if (score > best.score) best = { delimiter, score };
    }
    return best.score >= KNOWN ? best.delimiter : (steadiest(texts) ?? best.delimiter);
  }
  return ',';
}

/** Without names that are known: what cuts every line into as many cells. */
function steadiest(lines: readonly string[]): string | undefined {
  const written = lines.filter((line) => line.trim() !== '');
  const widths = DELIMITERS.map((delimiter) => {
    const [first, ...others] = written.map((line) => {
      const parser = new CsvRecordParser(delimiter);
      return parser.feed(line) === 'done' ? parser.cells.length : 0;
    });
    return { delimiter, width: others.every((width) => width === first) ? (first ?? 0) : 0 };
  });
  return widths.filter(({ width }) => width > 1).toSorted((a, b) => b.width - a.width)[0]?.delimiter;
}

/** What one known name adds to the score of a header. */
const KNOWN = 100;

/** Known columns count most, then their number. */
function headerScore(text: string, delimiter: string, mapping: Mapping): number {
  const parser = new CsvRecordParser(delimiter);
  if (parser.feed(text) !== 'done') return 0;
  const cells = parser.cells.map((cell) => cell.trim());
  const own = [...mapping.conversation.values(), ...mapping.turn.values()].filter((name) =>
    cells.includes(name),
  );
  const guess = guessMapping(cells);
  return (Object.keys(guess.map).length + own.length) * KNOWN + Math.min(cells.length, 50);
}

/** The row that reads as a header, or else what the rows themselves tell, or else the first row at all. */
async function findHead(
  context: ReadingContext,
  decode: LineDecoder,
  delimiter: string,
): Promise<Head | undefined> {
  const first: Row[] = [];
  for await (const rows of csvRows(context, decode, delimiter)) {
    for (const row of rows) {
      if (row.broken !== undefined || isBlank(row)) continue;
      if (/^sep=.$/i.test(row.cells.join(delimiter))) continue;
      first.push(row);
    }
    if (
      first.length >= ROWS_LOOKED_AT ||
      (first.length >= HEADER_WITHIN && !headOf(first, context).isDoubtful)
    )
      break;
  }
  if (first.length === 0) return undefined;
  const { isDoubtful, ...head } = headOf(first, context);
  return (isDoubtful ? headByContent(first, context) : undefined) ?? head;
}

function headOf(rows: readonly Row[], context: ReadingContext): Head & { readonly isDoubtful: boolean } {
  const { mapping } = context;
  const { at, found, isDoubtful } = headerAmong(
    rows.map(({ cells }) => cells),
    mapping,
  );
  const { line, cells } = rows[at]!;
  const notes = found.ok ? [noteOfGuess(found.columns.guess, context)] : [];
  return { line, cells, found, mapping, notes, isDoubtful };
}

function headByContent(rows: readonly Row[], context: ReadingContext): Head | undefined {
  const read = tableByContent(
    rows.map(({ cells }) => cells),
    context,
  );
  if (read === undefined) return undefined;
  const { columns, mapping, notes } = read;
  const line = rows[read.above]!.line - (read.isNamed ? 0 : 1);
  return { line, cells: columns.headers, found: { ok: true, columns }, mapping, notes };
}

interface PendingLine {
  readonly number: number;
  readonly text: string;
  readonly undecodable: boolean;
  readonly bytes: number;
}

/** The rows of the file, a batch for each chunk of it. */
async function* csvRows(
  context: ReadingContext,
  decode: LineDecoder,
  delimiter: string,
): AsyncGenerator<Row[]> {
  const source = await openSource(context.file);
  const reader = new RowReader(delimiter, context.maxRecordBytes, source.bytesRead);
  for await (const lines of splitLines(source.chunks, context.maxRecordBytes)) {
    for (const line of lines) {
      if (line.tooLong)
        reader.refuse(
          line.number,
          recordTooLong(line.length, context.maxRecordBytes),
          lossyExcerpt(line.bytes),
        );
      else {
        const text = decode(line.bytes);
        reader.feed({
          number: line.number,
          text: text ?? line.bytes.toString('utf8'),
          undecodable: text === undefined,
          bytes: line.length,
        });
      }
    }
    yield reader.take();
  }
  reader.end();
  yield reader.take();
}

/** Lines → rows; remembers the lines of a record that is still open, to go back to them. */
class RowReader {
  readonly #delimiter: string;
  readonly #maxBytes: number;
  readonly #bytesRead: () => number;
  #parser: CsvRecordParser;
  #pending: PendingLine[] = [];
  #pendingBytes = 0;
  #rows: Row[] = [];
  /** Cells of the row before. */
  #width = 0;

  constructor(delimiter: string, maxBytes: number, bytesRead: () => number) {
    this.#delimiter = delimiter;
    this.#maxBytes = maxBytes;
    this.#bytesRead = bytesRead;
    this.#parser = new CsvRecordParser(delimiter);
  }

  take(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** @param text of the line, of a long one perhaps only the beginning */
  refuse(line: number, problem: Problem, text: string): void {
    const broken = {
      problem,
      excerpt: text,
      leading: text.slice(0, ENDS_LENGTH).split(this.#delimiter),
      trailing: text.slice(-ENDS_LENGTH).split(this.#delimiter),
    };
    this.#rows.push({ line, cells: [], bytesRead: this.#bytesRead(), broken });
  }

  feed(line: PendingLine): void {
    this.#pending.push(line);
    this.#pendingBytes += line.bytes;
    const state = this.#parser.feed(line.text);
    if (state === 'done') this.#finish();
    else if (state === 'bad' || this.#pending.length > MOST_LINES || this.#pendingBytes > this.#maxBytes) {
      this.#retreat();
    }
  }

  end(): void {
    while (this.#pending.length > 0) this.#retreat();
  }

  #finish(): void {
    const undecodable = this.#pending.find((line) => line.undecodable);
    this.#width = this.#parser.cells.length;
    this.#rows.push({
      line: this.#pending[0]!.number,
      cells: this.#parser.cells,
      bytesRead: this.#bytesRead(),
      ...(undecodable === undefined ? {} : { problem: { ...notText(), line: undecodable.number } }),
    });
    this.#reset();
  }

  /** Refuses the first pending line and reads the others again from a clean start. */
  #retreat(): void {
    const [bad, ...others] = this.#pending;
    this.#reset();
    // Who writes cells between tabs may know no quoting: where the cells come out even, a quote is a quote.
    const plain = this.#delimiter === '\t' && !bad!.undecodable ? bad!.text.split('\t') : [];
    if (plain.length > 1 && plain.length === this.#width)
      this.#rows.push({ line: bad!.number, cells: plain, bytesRead: this.#bytesRead() });
    else this.refuse(bad!.number, badQuote(), bad!.text);
    for (const line of others) this.feed(line);
  }

  #reset(): void {
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#parser = new CsvRecordParser(this.#delimiter);
  }
}

function notText(): Problem {
  return error(
    'invalid-utf8',
    { zh: '这一行含有无法解码的字节', en: 'this line has bytes that are no text' },
    { hint: { zh: '请将文件存为 UTF-8', en: 'save the file as UTF-8' } },
  );
}

function badQuote(): Problem {
  return error(
    'bad-quotes',
    { zh: '这一行的双引号不成对', en: 'the double quotes of this line do not match' },
    {
      hint: {
        zh: '单元格内的双引号要写成两个',
        en: 'a double quote inside a quoted cell is written twice',
      },
    },
  );
}
