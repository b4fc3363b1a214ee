import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Problem } from '#core/problem.ts';
import { say } from '../../../ui/language.ts';

const MEANT = /(?:是不是想写|Did you mean|可以写成|Write) ([\p{L}\p{N}_.$*-]+)[？?]?$/u;
const WORD = /^[\p{L}\p{N}_.$*-]+/u;

/** Problems of a file at the words that they speak of, with the word that was meant where there is one. */
export function diagnosticsOf(
  document: Text,
  problems: readonly Problem[],
  replaceWith: (word: string) => string,
): Diagnostic[] {
  return problems.map((problem) => {
    const { severity, message, hint } = problem;
    const { from, to } = spanOf(document, problem);
    const meant = hint === undefined ? undefined : MEANT.exec(hint.en)?.[1];
    return {
      from,
      to,
      severity,
      message: hint === undefined ? say(message) : `${say(message)}\n${say(hint)}`,
      ...(meant === undefined
        ? {}
        : {
            actions: [
              {
                name: replaceWith(meant),
                apply: (view, start, end) =>
                  view.dispatch({ changes: { from: start, to: end, insert: meant } }),
              },
            ],
          }),
    };
  });
}

function spanOf(document: Text, { line = 1, column = 1 }: Problem): { from: number; to: number } {
  const found = document.line(Math.min(Math.max(1, line), document.lines));
  const from = Math.min(found.from + column - 1, found.to);
  const rest = document.sliceString(from, found.to);
  const word = WORD.exec(rest)?.[0].length ?? 0;
  const end = word > 0 ? from + word : found.to;
  return end > from ? { from, to: end } : { from: Math.max(found.from, from - 1), to: end };
}
