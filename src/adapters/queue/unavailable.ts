import { StoreUnavailable } from '#core/ports/store-errors.ts';

/** SQLSTATE classes: connection lost, out of resources (a full disk is 53100), took too long, shut down or starting up. */
const STATES = /^(?:08|53|57014|57P)/;
const SYSTEM = /^(?:ECONN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|ENOSPC)/;
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection/i;

function codes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codes) : [];
  return [...code, ...inner];
}

function isUnavailable(error: unknown): boolean {
  if (codes(error).some((code) => STATES.test(code) || SYSTEM.test(code))) return true;
  return error instanceof Error && WORDS.test(error.message);
}

/** The error as callers of the queue know it; one that is not about reaching the database stays as it is. */
export function asQueueError(place: string, error: unknown): Error {
  if (isUnavailable(error)) {
    const said = error instanceof Error && error.message !== '' ? error.message : codes(error).join(', ');
    return new StoreUnavailable(
      `The job queue at ${place} cannot be used (${said}). Check that the database runs, can be reached and has room.`,
      { cause: error },
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** A database's URL as it may be shown: without user and password. */
export function shownPlace(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'the database URL given';
  }
}
