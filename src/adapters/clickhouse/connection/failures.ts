import { messageOf } from '#core/message-of.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';

/**
 * Answers of an engine that is well but cannot take the call now: nothing was done, and the same call may
 * succeed later. Anything else that the engine refuses is a fault of the query and is thrown as it is.
 */
const FULL_OR_BUSY: ReadonlySet<string> = new Set([
  '159', // TIMEOUT_EXCEEDED: repeating an insert is safe, the same fact twice is one
  '202', // TOO_MANY_SIMULTANEOUS_QUERIES
  '203', // NO_FREE_CONNECTION
  '209', // SOCKET_TIMEOUT between servers
  '210', // NETWORK_ERROR between servers
  '225', // NO_ZOOKEEPER
  '236', // ABORTED by a server that shuts down
  '241', // MEMORY_LIMIT_EXCEEDED
  '242', // TABLE_IS_READ_ONLY
  '243', // NOT_ENOUGH_SPACE
  '252', // TOO_MANY_PARTS
  '279', // ALL_CONNECTION_TRIES_FAILED
  '319', // UNKNOWN_STATUS_OF_INSERT: repeating it is safe, the same fact twice is one
  '394', // QUERY_WAS_CANCELLED by a server that shuts down
  '439', // CANNOT_SCHEDULE_TASK
  '745', // SERVER_OVERLOADED
  '999', // KEEPER_EXCEPTION
]);
const DISK_FULL = /No space left on device|errno: 28\b/;

/** A refusal by the engine itself, with its number. */
interface Answer extends Error {
  readonly code: string;
  readonly type: string;
}

/**
 * Whether the engine answered at all; what it did not answer never reached it or was cut off. Told by its
 * shape: the embedded connection and the client have a class of their own each for the same error.
 */
export function isAnswer(failure: unknown): failure is Answer {
  if (!(failure instanceof Error) || !('code' in failure) || !('type' in failure)) return false;
  return typeof failure.code === 'string' && /^\d+$/.test(failure.code);
}

export function isFullOrBusy(failure: unknown): boolean {
  return isAnswer(failure) && (FULL_OR_BUSY.has(failure.code) || DISK_FULL.test(failure.message));
}

/** The client's own limit passed: asking again at once would only double the server's work. */
export function isOutOfPatience(failure: unknown): boolean {
  return failure instanceof Error && failure.message.startsWith('Timeout error');
}

export function unavailable(place: string, failure: unknown): StoreUnavailable {
  const said = messageOf(failure);
  return new StoreUnavailable(`The facts store at ${place} cannot take the call now: ${said}`, {
    cause: failure,
  });
}
