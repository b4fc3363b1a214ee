import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { isConfirmed } from './confirm.ts';
import { Interruption } from './usage-error.ts';

const untouched = new AbortController().signal;

function answered(...typed: string[]): Promise<boolean> {
  const input = new PassThrough();
  for (const text of typed) input.write(text);
  input.end();
  return isConfirmed('Sure? ', input, new PassThrough(), untouched);
}

describe('a question before something that cannot be taken back', () => {
  test.for(['y\n', 'Y\n', ' yes \n', '是\n', 'y\r\n'])('%j is a yes', async (typed) => {
    expect(await answered(typed)).toBe(true);
  });

  test.for(['\n', 'n\n', 'no\n', 'yesterday\n', '否\n', ''])('%j is a no', async (typed) => {
    expect(await answered(typed)).toBe(false);
  });

  test('is shown to whoever is to answer', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end('y\n');
    await isConfirmed('Sure? ', input, output, untouched);
    expect(String(output.read())).toBe('Sure? ');
  });

  test('ends with Ctrl-C, and nothing is a yes by then', async () => {
    const stopping = new AbortController();
    const asked = isConfirmed('Sure? ', new PassThrough(), new PassThrough(), stopping.signal);
    stopping.abort(new Interruption('SIGINT'));
    await expect(asked).rejects.toBeInstanceOf(Interruption);
  });
});
