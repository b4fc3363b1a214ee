export type RecordState = 'done' | 'open' | 'bad';

/**
 * One record of a CSV (RFC 4180, any one-character delimiter), fed line by line: a quoted cell may go on
 * in the next line. A quote opens a cell only at its beginning; elsewhere in an unquoted cell it is text.
 * After a closing quote only the delimiter or the end may follow.
 */
export class CsvRecordParser {
  readonly cells: string[] = [];
  readonly #delimiter: string;
  #quoted: string | undefined;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** @param line without its line end */
  feed(line: string): RecordState {
    let at = 0;
    if (this.#quoted !== undefined) {
      this.#quoted += '\n';
      const after = this.#closeQuote(line, 0);
      if (after < 0) return after === OPEN ? 'open' : 'bad';
      at = after;
    }
    // Each round reads one cell; `at` stands at its first character.
    while (at <= line.length) {
      if (line[at] === '"') {
        this.#quoted = '';
        const after = this.#closeQuote(line, at + 1);
        if (after < 0) return after === OPEN ? 'open' : 'bad';
        at = after;
      } else {
        const end = line.indexOf(this.#delimiter, at);
        this.cells.push(line.slice(at, end < 0 ? line.length : end));
        at = end < 0 ? line.length + 1 : end + 1;
      }
    }
    return 'done';
  }

  /** Where the next cell begins (one past the line's end where there is none), `OPEN` or `BAD`. */
  #closeQuote(line: string, from: number): number {
    let at = from;
    for (;;) {
      const quote = line.indexOf('"', at);
      if (quote < 0) {
        this.#quoted += line.slice(at);
        return OPEN;
      }
      this.#quoted += line.slice(at, quote);
      if (line[quote + 1] !== '"') {
        const next = line[quote + 1];
        if (next !== undefined && next !== this.#delimiter) return BAD;
        this.cells.push(this.#quoted!);
        this.#quoted = undefined;
        return next === undefined ? line.length + 1 : quote + 2;
      }
      this.#quoted += '"';
      at = quote + 2;
    }
  }
}

const OPEN = -1;
const BAD = -2;
