import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';

/** The command cannot be carried out as it was given; nothing was done. Ends the program with code 1. */
export class UsageError extends Error {
  readonly what: Bilingual;
  readonly hint: Bilingual | undefined;

  constructor(what: Bilingual, hint?: Bilingual) {
    super(what.en);
    this.what = what;
    this.hint = hint;
  }
}

/** Written files (rules, scorecards, packs, mappings) are not fit for use; all problems are told. */
export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];
  /** Texts of the files by name, to show the lines. */
  readonly sources: ReadonlyMap<string, string>;

  constructor(problems: readonly Problem[], sources: ReadonlyMap<string, string> = new Map()) {
    super(problems[0]?.message.en ?? 'configuration');
    this.problems = problems;
    this.sources = sources;
  }
}

/** Ctrl-C, or a request of the system to end. */
export class Interruption extends Error {
  /** 128 + number of the signal, as shells report it. */
  readonly exitCode: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(signal);
    this.exitCode = signal === 'SIGINT' ? 130 : 143;
  }
}

/** The reader of stdout has gone away (`| head`): there is nobody left to write for. */
export class ReaderGone extends Error {}
