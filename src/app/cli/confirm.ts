import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

const YES = /^(?:y|yes|是)$/i;

/**
 * Asks whether something that cannot be taken back shall be done; whatever is no plain yes is a no.
 * @throws what `signal` was aborted with, when somebody presses Ctrl-C instead
 */
export async function isConfirmed(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<boolean> {
  // Not as a terminal: it would keep Ctrl-C for itself.
  const lines = createInterface({ input, output, terminal: false });
  try {
    const closed = once(lines, 'close').then(() => '');
    return YES.test((await Promise.race([lines.question(question, { signal }), closed])).trim());
  } catch (failure) {
    signal.throwIfAborted();
    throw failure;
  } finally {
    lines.close();
  }
}
