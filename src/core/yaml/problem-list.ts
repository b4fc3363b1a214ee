import type { Bilingual } from '../bilingual.ts';
import type { Problem } from '../problem.ts';

/** A place in a written file, counted from 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Collects what is wrong with one file, in the order of reading. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
  }

  error(place: Place, code: string, message: Bilingual, hint?: Bilingual): void {
    this.#add('error', place, code, message, hint);
  }

  warning(place: Place, code: string, message: Bilingual, hint?: Bilingual): void {
    this.#add('warning', place, code, message, hint);
  }

  #add(
    severity: Problem['severity'],
    { line, column }: Place,
    code: string,
    message: Bilingual,
    hint: Bilingual | undefined,
  ): void {
    this.#problems.push({
      code,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(this.#file === undefined ? {} : { file: this.#file }),
      line,
      column,
    });
  }

  /** True once an error (not merely a warning) was reported. */
  get failed(): boolean {
    return this.errors > 0;
  }

  /** How many errors were reported so far. */
  get errors(): number {
    return this.#problems.filter(({ severity }) => severity === 'error').length;
  }

  /** In the order of the file. */
  all(): Problem[] {
    return this.#problems.toSorted(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
  }
}
