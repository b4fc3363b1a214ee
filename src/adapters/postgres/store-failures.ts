import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable } from '#core/ports/store-errors.ts';

/** Conditions of PostgreSQL in which the same call may succeed later; 57014 is a statement that took too long. */
const PASSING_STATES = /^(08...|57014|57P0[123]|53...|25006|40001|40P01)$/;
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
]);
/** What the drivers say without a code. */
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|PGlite is (closed|closing)/;

function passes(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (PASSING_STATES.test(code) || NETWORK_CODES.has(code))) return true;
  return LOST.test(error.message);
}

/** The failure as the ports name it: `StoreUnavailable` where trying again may help, else as it was. */
export function namedFailure(error: unknown): unknown {
  const passing = causesOf(error).find(passes);
  if (!passing) return error;
  const words = passing.message || (passing as { code?: string }).code;
  return new StoreUnavailable(`The workflow store cannot be used at the moment: ${words}`, { cause: error });
}

/** Drizzle wraps what the driver says; Node gathers the addresses that it tried. */
function causesOf(error: unknown): unknown[] {
  if (error instanceof AggregateError) return [error, ...error.errors.flatMap(causesOf)];
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/**
 * The same repository; what its methods reject with is named as the ports name it. After each call the rest of
 * the process has its turn: PGlite answers without leaving the current one, and a loop of calls would hold up
 * timers and requests for as long as it runs.
 */
export function namingFailures<Repository extends object>(repository: Repository): Repository {
  return new Proxy(repository, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        try {
          const answer: unknown = await member.apply(target, values);
          await nextTurn();
          return answer;
        } catch (error) {
          throw namedFailure(error);
        }
      };
    },
  });
}
