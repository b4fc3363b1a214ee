import { Unreachable } from './problem.ts';

/**
 * The body of an answer as it arrives. Throws `Unreachable` where it breaks off: the service was stopped, or the network
 * is gone.
 */
export async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body!.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((failure: unknown) => {
      throw isAbort(failure) ? failure : new Unreachable({ cause: failure });
    });
    if (done) return;
    yield value;
  }
}

/** The lines of an answer as they arrive, without empty ones; one that was torn off is none. Throws as `piecesOf` does. */
export async function* linesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of piecesOf(response)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line !== '') yield line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

function isAbort(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'AbortError';
}
