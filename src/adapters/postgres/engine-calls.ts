/** What the thread of the embedded database is asked, and what it answers. */
export interface EngineCall {
  /** Told again in the answer. */
  readonly call: number;
  readonly ask: EngineQuestion;
}

export type EngineQuestion =
  /** One statement with values, as Drizzle wants it: with its fields. */
  | {
      readonly kind: 'query';
      readonly text: string;
      readonly values: unknown[] | undefined;
      readonly rowMode: 'array' | 'object' | undefined;
      /** Types of which the values stay as PostgreSQL writes them. */
      readonly asWritten: readonly number[];
      readonly transaction: number | null;
    }
  /** One statement with values, or a script of several without: the rows of all. */
  | {
      readonly kind: 'run';
      readonly text: string;
      readonly values: unknown[] | undefined;
      readonly transaction: number | null;
    }
  /** Holds everybody else off until it is ended. */
  | { readonly kind: 'begin'; readonly transaction: number }
  | { readonly kind: 'end'; readonly transaction: number; readonly commit: boolean }
  | { readonly kind: 'listen' | 'unlisten'; readonly channel: string }
  | { readonly kind: 'close' };

export type EngineMessage =
  /** The database is open. */
  | { readonly opened: true }
  | { readonly call: number; readonly answer: unknown }
  /** Without a call: it could not be opened. */
  | { readonly call: number | null; readonly failure: PackedFailure }
  | { readonly channel: string; readonly payload: string };

/** A failure on its way between threads, which take no more of one than its words. */
export interface PackedFailure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** `code`, `constraint`, `detail`, … as PostgreSQL tells them. */
  readonly told: Readonly<Record<string, string | number>>;
}

export function packFailure(failure: unknown): PackedFailure {
  const error = failure instanceof Error ? failure : new Error(String(failure));
  const told = Object.entries(error).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    told: Object.fromEntries(told) as PackedFailure['told'],
  };
}

export function unpackFailure({ name, message, stack, told }: PackedFailure): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, told, { name });
}
