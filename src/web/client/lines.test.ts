import { describe, expect, test } from 'vitest';
import { linesOf } from './lines.ts';
import { Unreachable } from './problem.ts';

const bytes = new TextEncoder().encode('{"line":1,"id":"退款"}\n\n{"line":2}\n{"line":');

/** An answer in pieces of three bytes, which ends, or breaks off. */
function answer(failure?: Error): Response {
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(control) {
        if (at < bytes.length) control.enqueue(bytes.slice(at, at + 3));
        else if (failure === undefined) control.close();
        else control.error(failure);
        at += 3;
      },
    }),
  );
}

async function read(response: Response) {
  const lines: string[] = [];
  try {
    for await (const line of linesOf(response)) lines.push(line);
  } catch (failure) {
    return { lines, failure };
  }
  return { lines };
}

describe('the lines of an answer', () => {
  test('are whole, wherever they were cut on their way', async () => {
    expect(await read(answer())).toEqual({ lines: ['{"line":1,"id":"退款"}', '{"line":2}', '{"line":'] });
  });

  test('that break off are those of a service that cannot be reached, without the torn one', async () => {
    const { lines, failure } = await read(answer(new TypeError('network error')));
    expect(lines).toEqual(['{"line":1,"id":"退款"}', '{"line":2}']);
    expect(failure).toBeInstanceOf(Unreachable);
  });

  test('that nobody wants any more are told as given up', async () => {
    const given = new DOMException('given up', 'AbortError');
    expect((await read(answer(given))).failure).toBe(given);
  });
});
