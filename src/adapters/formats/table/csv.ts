import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import { recordTooLong } from '../json-record.ts';
import { splitLines } from '../lines.ts';
import type { Mapping } from '../mapping.ts';
import { error, reject } from '../problems.ts';
import { lossyExcerpt, type ReadingContext } from '../reading-context.ts';
import { openSource } from '../source.ts';
import { type LineDecoder, lineDecoder } from '../text-encoding.ts';
import { findColumns, guessMapping } from './columns.ts';
import { CsvRecordParser } from './csv-record.ts';
import { noteOfGuess } from './guess-note.ts';
import type { Row } from './row.ts';
import { readRows } from './rows.ts';

const DELIMITERS = [',', '\t', ';', '|', '\uff0c'];
/** Titles and empty lines may stand above the header. */
const HEADER_WITHIN = 10;
/** A quoted cell spans no more lines than this; beyond, its quote was never meant to open one. */
const MOST_LINES = 20_000;
/** Of a line that is no row, so much of both ends is looked at for its id. */
const ENDS_LENGTH = 4096;

/** CSV and TSV: a broken line is refused with its number, and the next one goes on. */
export async function* readCsv(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const opened = await openCsv(context);
  if (opened === undefined) return;
  const { head, rows: allRows } = opened;
  const found = findColumns(
    head.cells.map((cell) => cell.trim()),
    context.mapping,
  );
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
  let note: Problem | undefined = noteOfGuess(columns.guess, context);
  for await (const outcome of readRows(open, columns, context)) {
    if (note !== undefined && outcome.ok) {
      yield { ...outcome, warnings: [note, ...outcome.warnings] };
      note = undefined;
    } else yield outcome;
  }
}

/** The header and a way to read all rows; undefined for a file without any. */
export async function openCsv(context: ReadingContext): Promise<
  | {
      readonly head: { readonly line: number; readonly cells: readonly string[] };
      readonly rows: () => AsyncGenerator<Row[]>;
    }
  | undefined
> {
  const decode = await lineDecoder(context.file);
  const delimiter = context.format === 'tsv' ? '\t' : await sniffDelimiter(context, decode);
  const head = await findHeader(context, decode, delimiter);
  return head === undefined ? undefined : { head, rows: () => csvRows(context, decode, delimiter) };
}

function checkWidth(row: Row, width: number): Row {
  if (row.problem !== undefined || row.cells.slice(width).every((cell) => cell.trim() === '')) return row;
  return {
    ...row,
    problem: error(
      'too-many-cells',
      {
        zh: `这一行有 ${row.cells.length} 格，表头只有 ${width} 列`,
        en: `this row has ${row.cells.length} cells, but the header has ${width}`,
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
    return best.delimiter;
  }
  return ',';
}

/** Known columns count most, then their number. */
function headerScore(text: string, delimiter: string, mapping: Mapping): number {
  const parser = new CsvRecordParser(delimiter);
  if (parser.feed(text) !== 'done') return 0;
  const cells = parser.cells.map((cell) => cell.trim());
  const own = [...mapping.conversation.values(), ...mapping.turn.values()].filter((name) =>
    cells.includes(name),
  );
  const guess = guessMapping(cells);
  return (Object.keys(guess.map).length + own.length) * 100 + Math.min(cells.length, 50);
}

/** The first row that reads as a header, or else the first row at all. */
async function findHeader(
  context: ReadingContext,
  decode: LineDecoder,
  delimiter: string,
): Promise<{ line: number; cells: readonly string[] } | undefined> {
  let first: Row | undefined;
  let count = 0;
  for await (const rows of csvRows(context, decode, delimiter)) {
    for (const row of rows) {
      if (row.broken !== undefined || row.cells.every((cell) => cell.trim() === '')) continue;
      if (/^sep=.$/i.test(row.cells.join(delimiter))) continue;
      first ??= row;
      const headers = row.cells.map((cell) => cell.trim());
      if (findColumns(headers, context.mapping).ok) return row;
      if (++count >= HEADER_WITHIN) return first;
    }
  }
  return first;
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
    this.refuse(bad!.number, badQuote(), bad!.text);
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
